// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace mock_kubernetes {

/// A line as a container wrote it, without its end.
struct LogLine {
    deployment::Timestamp time;
    std::uint32_t nanoseconds = 0; ///< below the millisecond
    std::string text;
};

/// What the containers of the pods have written; of each container the run before as well.
class PodLogs {
public:
    struct Run {
        std::deque<LogLine> lines;
        std::uint64_t dropped = 0; ///< lines that were there before the first
    };

    void append(const std::string& podUid, const std::string& container, LogLine line);
    /// The container starts again: what it wrote becomes the run before.
    void restart(const std::string& podUid, const std::string& container);
    void forget(const std::string& podUid);
    /// nullptr if there is none.
    [[nodiscard]] const Run* find(
        const std::string& podUid, const std::string& container, bool previous) const;

private:
    struct Runs {
        Run current;
        Run previous;
        bool hasPrevious = false;
    };
    std::map<std::string, std::map<std::string, Runs>> m_pods;
};

/// "2026-03-03T09:00:05.123456789Z".
[[nodiscard]] std::string stampOf(const LogLine& line);

} // namespace mock_kubernetes
