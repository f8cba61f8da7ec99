// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "output/reporter.h"

#include "deploy/formats/document/document.h"
#include "deploy/formats/scan/history_scan.h"

#include <memory>
#include <string>
#include <vector>

namespace cli {

/// A history and where it came from.
struct LoadedHistory {
    std::shared_ptr<const formats::Document> document; ///< null for a server
    history::History history;
    formats::RecordPlaces places; ///< of its rows' records in the document
    formats::ScanResult result;
    std::vector<deployment::Problem> problems; ///< that a server's list has
};

/// Opens a source that is no server; a demonstration is as of the request's now.
[[nodiscard]] deployment::Expected<std::shared_ptr<const formats::Document>> openSource(
    const Request& request);
/// What the user calls the request's source.
[[nodiscard]] std::string nameOfSource(const Request& request);

/// The error with the source's name before its sentence.
[[nodiscard]] deployment::Error aboutSource(const Request& request, deployment::Error error);

/// Reads all summaries of the source, and says how many records had to be left out.
[[nodiscard]] deployment::Expected<LoadedHistory> loadHistory(
    const Request& request, const Reporter& reporter);

} // namespace cli
