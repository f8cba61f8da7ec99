// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <filesystem>
#include <string>

namespace benchmarks {

/// The summaries of a file of deployments.
[[nodiscard]] history::History summariesOf(const std::filesystem::path& file);

/// So many rows made of those given: repeated with other ids and earlier times, so that words are
/// as frequent as they were, and ids and times are all different.
[[nodiscard]] history::History repeated(const history::History& rows, std::size_t count);

/// The record of a deployment with nothing but its summary.
[[nodiscard]] std::string jsonOf(const history::Summary& summary);
/// One deployment a line, summaries only. Throws when the file can't be written.
void writeLines(const history::History& rows, const std::filesystem::path& file);

} // namespace benchmarks
