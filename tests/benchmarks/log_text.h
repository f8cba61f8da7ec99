// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <filesystem>
#include <memory>
#include <string>

namespace benchmarks {

[[nodiscard]] std::string contentOf(const std::filesystem::path& file);

/// The deployment of a file that is an array of one. Throws when it can't be read.
[[nodiscard]] std::shared_ptr<const deployment::Deployment> deploymentOf(
    const std::filesystem::path& file);

/// The messages of a log, one a line: what grep reads. Throws when the file can't be written.
void writeMessages(const deployment::Log& log, const std::filesystem::path& file);

} // namespace benchmarks
