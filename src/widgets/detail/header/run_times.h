// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/widgets/controls/plain_label.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace models {
class TimeContext;
}

namespace widgets {

/// How long a run has taken, how long its kind usually takes, and when it will probably end: beside
/// each other, since they are read together. While a run is under way there is room for what is
/// learned later, so that nothing beside it moves.
class RunTimes final : public QWidget {
    Q_OBJECT

public:
    explicit RunTimes(const models::TimeContext& time, QWidget* parent = nullptr);

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    /// How long runs of its kind take; nullopt if too few are known.
    void setUsualDuration(const std::optional<diagnosis::DurationStatistics>& usual);
    /// nullopt if it is not known.
    void setExpectedEnd(const std::optional<diagnosis::ExpectedEnd>& end);

protected:
    void changeEvent(QEvent* event) override;

private:
    void reserveRoom();
    void updateElapsed();
    void updateExpectedEnd();

    const models::TimeContext& m_time;
    PlainLabel m_elapsed;
    PlainLabel m_expectedEnd;
    std::shared_ptr<const deployment::Deployment> m_known; ///< null before the first
    std::optional<diagnosis::ExpectedEnd> m_end;
    std::optional<diagnosis::DurationStatistics> m_usual;
};

} // namespace widgets
