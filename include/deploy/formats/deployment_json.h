// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace formats {

/// A deployment and what was wrong with its record.
struct DecodedDeployment {
    deployment::Deployment deployment;
    std::vector<deployment::Problem> problems;
};

/// One whole record (docs/data-format.md). id, version, environment, status and startTime must be
/// there and of their types (BadFormat otherwise, with place); any other part that is missing or
/// wrong is left out and, where it is wrong, listed. Nesting beyond 64 levels is refused.
[[nodiscard]] deployment::Expected<DecodedDeployment> decodeDeployment(std::string_view json);

/// The record as JSON of the same schema; unknown words as they came.
[[nodiscard]] std::string encodeDeployment(const deployment::Deployment& deployment);

/// The same JSON with line breaks and an indent of two blanks, numbers and strings letter for
/// letter; text that is not JSON comes back unchanged.
[[nodiscard]] std::string prettyJson(std::string_view json);

} // namespace formats
