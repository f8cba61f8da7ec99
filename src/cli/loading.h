// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "output/reporter.h"
#include "source_reader.h"

#include "deploy/deployment/error.h"

namespace cli {

/// The error with the source's name before its sentence.
[[nodiscard]] deployment::Error aboutSource(const SourceReader& source, deployment::Error error);

/// Reads all summaries of the source, and says how many records had to be left out.
[[nodiscard]] deployment::Expected<LoadedHistory> loadHistory(
    SourceReader& source, const Request& request, const Reporter& reporter);

} // namespace cli
