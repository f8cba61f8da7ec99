// SPDX-License-Identifier: GPL-3.0-or-later
#include "waiting_tab.h"

#include "session/source_session.h"

#include "deploy/deployment/facts.h"
#include "deploy/models/texts.h"

namespace console {

WaitingTab::WaitingTab(SourceSession& session, QString id)
    : m_session(session)
    , m_id(std::move(id))
{
}

QString WaitingTab::title() const
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    if (!row)
        return models::displayText(m_id.toStdString(), 40);
    const std::string environment(history->word(history::Column::Environment, *row));
    return models::displayText(history->word(history::Column::Version, *row), 64) + QLatin1Char(' ')
        + models::displayText(deployment::shortEnvironmentName(environment), 64);
}

} // namespace console
