// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs_panel.h"

#include "controls/empty_state.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/log_survey.h"
#include "deploy/models/log/pod_logs.h"
#include "deploy/models/states/absence.h"
#include "deploy/widgets/theme/metrics.h"
#include "log_chooser.h"
#include "log_panel.h"
#include "log_search_bar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace widgets {

using models::PodLogs;

LogsPanel::LogsPanel(const Shared& shared, QWidget* parent)
    : DetailPanel(parent)
    , m_pods(shared.pods)
    , m_podSurvey(new models::LogSurvey(this))
    , m_chooser(new LogChooser(shared.pods, shared.time, this))
    , m_stack(new QStackedWidget(this))
    , m_own(new LogPanel({shared.time, shared.cursor, shared.survey}, m_stack))
    , m_empty(new EmptyState(m_stack))
    , m_shared(shared)
{
    m_chooser->setObjectName(QStringLiteral("logChooser"));
    m_empty->setObjectName(QStringLiteral("noLog"));
    m_stack->addWidget(m_own);
    m_stack->addWidget(m_empty);
    setMainPart(m_own);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_chooser);
    rows->addWidget(m_stack, 1);
    connectPanel(*m_own);
    connect(m_own, &LogPanel::saveRequested, this,
        [this](const models::LogText& text) { Q_EMIT saveRequested({}, text); });
    connect(m_empty, &EmptyState::actionTriggered, this,
        [this](const EmptyStateAction& action) { Q_EMIT wayOutRequested(action.way); });
    connect(&m_pods, &PodLogs::offeredChanged, this, &LogsPanel::showChosen);
    connect(&m_pods, &PodLogs::chosenChanged, this, &LogsPanel::showChosen);
    connect(&m_pods, &PodLogs::logChanged, this, &LogsPanel::showPodLog);
}

void LogsPanel::connectPanel(LogPanel& panel)
{
    connect(&panel, &LogPanel::statusMessage, this, &LogsPanel::statusMessage);
    connect(&panel, &LogPanel::fullLogRequested, this, &LogsPanel::fullLogRequested);
}

/// Most pages never show one.
void LogsPanel::addPodPanel()
{
    m_pod = new LogPanel({m_shared.time, m_shared.cursor, *m_podSurvey}, m_stack);
    m_pod->setObjectName(QStringLiteral("podLog"));
    m_pod->setPlace(m_place);
    m_stack->addWidget(m_pod);
    connectPanel(*m_pod);
    connect(m_pod, &LogPanel::saveRequested, this, [this](const models::LogText& text) {
        const auto chosen = m_pods.chosen().value_or(deployment::LogRequest());
        Q_EMIT saveRequested(
            models::displayText(chosen.source.group + '-' + chosen.source.name), text);
    });
}

LogPanel& LogsPanel::current() const
{
    return m_pods.chosen() && m_pod != nullptr ? *m_pod : *m_own;
}

void LogsPanel::showChosen()
{
    if (m_pods.chosen() && m_pod == nullptr)
        addPodPanel();
    const auto absence = m_record.deployment && &current() == m_own
        ? models::absenceOfLog(m_record, m_pods.isOffered())
        : std::nullopt;
    if (absence)
        m_empty->setMessage(absenceMessage(*absence, QStringLiteral("log")));
    // What is not in front asks for no room: a low cell would get a bar for it.
    m_empty->setSizePolicy(
        QSizePolicy::Preferred, absence ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_stack->setCurrentWidget(absence ? static_cast<QWidget*>(m_empty) : &current());
    setMainPart(absence ? nullptr : &current());
}

void LogsPanel::showPodLog()
{
    if (m_pod == nullptr)
        return;
    m_podSurvey->setDeployment(m_pods.shown());
    m_pod->setRecord({m_pods.shown(), {}, {}, true, {}});
}

void LogsPanel::setRecord(const models::DeploymentRecord& record)
{
    const bool haveChanged =
        !m_record.deployment || m_record.deployment->workload != record.deployment->workload;
    m_record = record;
    m_pods.setDeployment(*record.deployment);
    m_own->setRecord(record);
    showChosen();
    if (haveChanged && isVisible())
        m_pods.requestSources();
}

void LogsPanel::showEvent(QShowEvent* event)
{
    DetailPanel::showEvent(event);
    m_pods.requestSources();
}

void LogsPanel::setPlace(PanelPlace place)
{
    m_chooser->setContentsMargins(
        place == PanelPlace::Tab ? QMargins(16, 12, 16, 0) : QMargins(0, 0, 0, theme::space::near));
    m_own->setPlace(place);
    if (m_pod != nullptr)
        m_pod->setPlace(place);
    m_place = place;
}

void LogsPanel::showEntry(std::size_t entry, std::optional<std::size_t> upTo)
{
    m_chooser->chooseDeployment();
    m_own->showEntry(entry, upTo);
}

void LogsPanel::setFailing(const std::optional<models::LogEvidence>& failing)
{
    m_own->setFailing(failing);
}

std::optional<std::size_t> LogsPanel::entryOfStep(std::size_t step) const
{
    return m_own->entryOfStep(step);
}

void LogsPanel::showPod(const QString& pod)
{
    m_chooser->choosePod(pod);
}

void LogsPanel::focusSearch()
{
    current().search().focusField();
}

void LogsPanel::findNext()
{
    current().search().findNext();
}

void LogsPanel::findPrevious()
{
    current().search().findPrevious();
}

} // namespace widgets
