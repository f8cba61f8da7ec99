// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_marks.h"

#include <QObject>

namespace models {

/// What happened while a deployment ran, beside its steps: put together from its log, which is
/// surveyed in the background, and from the commands that were given.
class DeploymentMarks final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentMarks)

public:
    explicit DeploymentMarks(QObject* parent = nullptr);

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    /// The commands that this console has given for it, in whatever order.
    void setGivenCommands(std::vector<operations::JournalEntry> commands);

    /// As far as they are known, in the order of time.
    [[nodiscard]] std::vector<TimeMark> marks() const;
    [[nodiscard]] const LogSurvey& survey() const { return *m_survey; }

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const deployment::Deployment> m_deployment;
    std::vector<operations::JournalEntry> m_commands;
    LogSurvey* m_survey;
};

} // namespace models
