// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/deployment_marks.h"

#include <utility>

namespace models {

DeploymentMarks::DeploymentMarks(QObject* parent)
    : QObject(parent)
    , m_survey(new LogSurvey(this))
{
    connect(m_survey, &LogSurvey::changed, this, &DeploymentMarks::changed);
}

void DeploymentMarks::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_deployment = std::move(deployment);
    m_survey->setDeployment(m_deployment);
}

void DeploymentMarks::setGivenCommands(std::vector<operations::JournalEntry> commands)
{
    m_commands = std::move(commands);
    Q_EMIT changed();
}

std::vector<TimeMark> DeploymentMarks::marks() const
{
    return m_deployment ? marksOf(*m_deployment, m_survey->events(), m_commands)
                        : std::vector<TimeMark>();
}

} // namespace models
