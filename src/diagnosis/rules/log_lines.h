// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace diagnosis {

struct RankedLine;

/// The rule log-lines: the lines of the log to read first. Of a run that failed, or was rolled
/// back, or has a failed step; of another one only if there is trouble beside the log. Nothing for
/// one that is well.
class LogLinesRule {
public:
    static constexpr std::size_t maxLines = 8;

    /// Told of what was found so far, and of how much of all logs was judged, 0 to 1.
    using OnProgress = std::function<void(const std::optional<LogLines>& soFar, double judged)>;

    /// goodRuns: those that the lines are compared with; without any, what the lines say has to do.
    LogLinesRule(const deployment::Deployment& deployment,
        std::span<const std::shared_ptr<const deployment::Deployment>> goodRuns);

    /// Something else shows that the run is not well: a curve, a step that takes too long.
    void setTroubled(bool troubled) { m_isTroubled = troubled; }

    /// Blocks for as long as the logs are long, on all cores. Stopped, it says what it has.
    [[nodiscard]] std::optional<LogLines> judge(
        const std::stop_token& stop = {}, const OnProgress& onProgress = {}) const;

private:
    [[nodiscard]] bool hasFailed() const;
    [[nodiscard]] std::optional<LogLines> judgeEnd(const std::stop_token& stop) const;
    [[nodiscard]] std::optional<LogLines> told(std::vector<RankedLine> ranked) const;

    const deployment::Deployment& m_deployment;
    std::span<const std::shared_ptr<const deployment::Deployment>> m_goodRuns;
    bool m_isTroubled = false;
};

} // namespace diagnosis
