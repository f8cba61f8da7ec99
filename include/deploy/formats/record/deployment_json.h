// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/deployment/problem.h"
#include "deploy/formats/document/document.h"
#include "deploy/formats/record/record_places.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

/// A deployment and what was wrong with its record.
struct DecodedDeployment {
    deployment::Deployment deployment;
    std::vector<deployment::Problem> problems;
};

struct DecodeOptions {
    std::stop_token stop;
    /// Called in the caller's thread, at most once and before the rest is read, for a large record:
    /// the fields before its log, and the first entries.
    std::function<void(DecodedDeployment)> onPartial;
    /// A log in a record of so many bytes is read in windows, of that many bytes each, by so many
    /// threads (0: one for each core).
    std::size_t large = std::size_t{8} << 20;
    std::size_t window = std::size_t{1} << 20;
    unsigned threads = 0;
    std::optional<deployment::Timestamp> now{}; ///< if what is later is to get a warning
};

/// One whole record (docs/data-format.md). id, version, environment, status and startTime must be
/// there and of their types (BadFormat otherwise, with place); any other part that is missing or
/// wrong is left out and, where it is wrong, listed. Nesting beyond 64 levels is refused.
[[nodiscard]] deployment::Expected<DecodedDeployment> decodeDeployment(
    std::string_view json, std::optional<deployment::Timestamp> now = std::nullopt);

/// The same where it lies in a document. Further errors: NotReadable, Cancelled, and Changed where
/// the document ends before the record.
[[nodiscard]] deployment::Expected<DecodedDeployment> decodeDeployment(
    const Document& document, RecordRange range, const DecodeOptions& options = {});

/// The record as JSON of the same schema; unknown words as they came.
[[nodiscard]] std::string encodeDeployment(const deployment::Deployment& deployment);

/// The same JSON with line breaks and an indent of two spaces, numbers and strings verbatim; text
/// that is not JSON comes back unchanged.
[[nodiscard]] std::string prettyJson(std::string_view json);

} // namespace formats
