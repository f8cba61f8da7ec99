// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <span>
#include <string>
#include <vector>

namespace mock_kubernetes {

/// The command line of deployment-mock-kubernetes.
struct ProgramOptions {
    int port = 0;
    bool isPlain = false; ///< http without TLS and without users
    double speed = 1;
    std::string kubeconfig; ///< file to write
    bool isEmpty = false; ///< no demonstration
    std::vector<std::string> files; ///< objects to begin with
    int generated = 0; ///< Rollouts of a crowd instead of the demonstration
    int changes = 0; ///< of the crowd, a second
    std::vector<std::string> faults;
    bool help = false;
};

/// Error: a sentence.
[[nodiscard]] tl::expected<ProgramOptions, std::string> parseProgramOptions(
    std::span<const char* const> arguments);
[[nodiscard]] std::string programUsage();

} // namespace mock_kubernetes
