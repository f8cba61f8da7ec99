// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/log/log_matches.h"

#include <memory>
#include <optional>
#include <string>

namespace models {

/// Entries of a log as lines of text, the time and the raw message: to copy, and to save. A value
/// that may be used in another thread.
class LogText {
public:
    LogText() = default;
    /// All entries.
    LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone);
    /// So many entries from the first one on; they must be there.
    LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone,
        std::size_t first, std::size_t count);
    /// So many of the matches from the first one on; they must be there.
    LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone,
        LogMatches matches, std::size_t first, std::size_t count);

    [[nodiscard]] std::size_t lineCount() const { return m_count; }
    /// "[2025-02-15T18:00:00.250+08:00] message" with a line feed: the unambiguous time, and the
    /// message verbatim as the source wrote it.
    [[nodiscard]] std::string line(std::size_t line) const;
    /// The lines joined; nullopt if they exceed that many bytes.
    [[nodiscard]] std::optional<std::string> joined(std::size_t maxBytes) const;

private:
    std::shared_ptr<const deployment::Deployment> m_deployment;
    deployment::Zone m_zone = deployment::Zone::Utc;
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    std::optional<LogMatches> m_matches; ///< what is counted; null for entries
};

} // namespace models
