// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/sources/source.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace models {
class TimeContext;
}

namespace console {

class SourceSession;

/// What is to be expected of one run, by those of its kind that had succeeded when it began: how
/// long they took, and when it will probably end. The list says the same of its row.
class RunOutlook final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunOutlook)

public:
    RunOutlook(std::string id, SourceSession& session, const models::TimeContext& time);

    /// The newest state that is known.
    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    /// nullopt if too few runs of its kind are known.
    [[nodiscard]] const std::optional<diagnosis::DurationStatistics>& usualDuration() const
    {
        return m_usual;
    }

Q_SIGNALS:
    void usualDurationChanged(const std::optional<diagnosis::DurationStatistics>& usual);
    /// nullopt if it is not known, or does not run.
    void expectedEndChanged(const std::optional<diagnosis::ExpectedEnd>& end);

private:
    /// How long those before it took, and what that was read from: of a whole history, it stays.
    struct RunsBefore {
        std::uint64_t history = 0;
        bool isWhole = false;
        std::vector<deployment::Milliseconds> durations;
    };

    [[nodiscard]] const std::vector<deployment::Milliseconds>& runsBefore();
    [[nodiscard]] std::optional<diagnosis::ExpectedEnd> expectedEnd();
    void updateUsualDuration();
    void updateExpectedEnd();

    std::string m_id;
    SourceSession& m_session;
    const models::TimeContext& m_time;
    std::shared_ptr<const deployment::Deployment> m_deployment; ///< null before the first
    std::optional<RunsBefore> m_runsBefore;
    std::optional<diagnosis::DurationStatistics> m_usual;
    std::optional<diagnosis::ExpectedEnd> m_expectedEnd;
};

} // namespace console
