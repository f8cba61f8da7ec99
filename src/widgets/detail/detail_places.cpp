// SPDX-License-Identifier: GPL-3.0-or-later

#include "deploy/widgets/detail/detail_places.h"

#include "chart/metrics_panel.h"
#include "detail_panels.h"
#include "info_panel.h"
#include "logs/logs_panel.h"
#include "panel/time_cursor.h"
#include "resources_panel.h"
#include "steps/progress_panel.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QShortcut>

#include <functional>
#include <utility>

namespace widgets {

DetailPlaces::DetailPlaces(const Panels& panels, TimeCursor& cursor, DetailPage& page)
    : QObject(&page)
    , m_page(page)
    , m_panels(panels)
    , m_cursor(cursor)
{
    setupKeys();
    connect(this, &DetailPlaces::statusMessage, &page, &DetailPage::statusMessage);
    connect(&panels.progress, &ProgressPanel::stepActivated, this,
        [this](int row) { showLogOfStep(static_cast<std::size_t>(row)); });
    connect(&panels.info, &InfoPanel::podLogRequested, this, &DetailPlaces::showPodLog);
    connect(&panels.resources, &ResourcesPanel::podLogRequested, this, &DetailPlaces::showPodLog);
}

template <typename Run> QShortcut& DetailPlaces::addKey(const QKeySequence& keys, Run&& run)
{
    auto* shortcut = new QShortcut(keys, &m_page);
    shortcut->setContext(contextOfPageKeys);
    connect(shortcut, &QShortcut::activated, this, std::forward<Run>(run));
    return *shortcut;
}

void DetailPlaces::setupKeys()
{
    int key = Qt::Key_1;
    for (const std::string_view id : m_panels.all.ids())
        addKey(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)),
            [this, id] { m_panels.all.focus(id); });
    const auto add = [this](PageAction what, std::function<void()> run) {
        addPageAction(m_page, what, KeyUse::Everywhere, std::move(run));
    };
    add(PageAction::Find, [this] {
        m_panels.all.show(DetailPage::logPanel);
        m_panels.log.focusSearch();
    });
    add(PageAction::ShowLog, [this] { m_panels.all.focus(DetailPage::logPanel); });
    add(PageAction::FindNext, [this] { m_panels.log.findNext(); });
    add(PageAction::FindPrevious, [this] { m_panels.log.findPrevious(); });
    QShortcut& back = addKey(QKeySequence(Qt::Key_Escape), [this] { m_cursor.takeBack(); });
    // Else the key is for others.
    const auto update = [this, &back] { back.setEnabled(m_cursor.hasSomethingToTakeBack()); };
    connect(&m_cursor, &TimeCursor::momentChanged, &back, update);
    connect(&m_cursor, &TimeCursor::rangeChanged, &back, update);
    update();
}

void DetailPlaces::openOn(const deployment::Deployment& deployment)
{
    const bool hasFailed = deployment::lastActiveStep(deployment).has_value();
    // Who has gone elsewhere meanwhile stays there.
    if (!m_panels.all.wasChosen()) {
        const bool hasSides = deployment::sideOf(deployment.resources, deployment::Side::Blue)
            || deployment::sideOf(deployment.resources, deployment::Side::Green);
        m_panels.all.bringToFront(hasSides ? DetailPage::resourcesPanel : DetailPage::infoPanel);
        // What happens now is told by the steps, if there are any; on one page they are near the
        // top anyway.
        const bool isUnderWay = !deployment::hasEnded(deployment) && !m_page.isOnePage();
        const bool isToldBySides = hasSides && deployment.progress.steps.empty();
        if (hasFailed || isUnderWay)
            m_panels.all.show(!hasFailed && isToldBySides ? DetailPage::resourcesPanel
                                                          : DetailPage::progressPanel);
    }
    if (hasFailed)
        m_panels.progress.showFailingStep();
    m_isOpen = true;
    m_cursor.restore(std::exchange(m_wantedTime, {}));
}

QVariantMap DetailPlaces::chosenTime() const
{
    return m_isOpen ? m_cursor.state() : m_wantedTime;
}

void DetailPlaces::restoreChosenTime(const QVariantMap& state)
{
    if (m_isOpen)
        m_cursor.restore(state);
    else
        m_wantedTime = state;
}

void DetailPlaces::showStep(std::size_t step)
{
    m_panels.all.show(DetailPage::progressPanel);
    m_panels.progress.showStep(static_cast<int>(step));
}

void DetailPlaces::showLogOfStep(std::size_t step)
{
    const auto entry = m_panels.log.entryOfStep(step);
    if (!entry) {
        Q_EMIT statusMessage(tr("The log says nothing of the time of this step"));
        return;
    }
    showLogEntry(*entry);
}

void DetailPlaces::showMetricRange(std::string_view metric, const models::TimeSpan& range)
{
    m_panels.all.show(DetailPage::metricsPanel);
    m_cursor.setRange(range, TimeCursor::Mover::Page);
    m_panels.metrics.showMetric(metric);
}

void DetailPlaces::showEvidence(const models::Evidence& evidence)
{
    if (const auto* step = std::get_if<models::StepEvidence>(&evidence))
        showStep(step->step);
    else if (const auto* line = std::get_if<models::LogEvidence>(&evidence))
        showLogEntry(line->entry,
            line->entries > 1 ? line->entry + line->entries - 1
                              : line->entry - line->entriesBefore);
    else if (const auto* curve = std::get_if<models::CurveEvidence>(&evidence))
        showMetricRange(curve->metric, curve->range);
    else if (const auto* pod = std::get_if<models::PodEvidence>(&evidence))
        showPod(pod->name);
}

void DetailPlaces::showPod(const std::string& name)
{
    // Beside the other version where it stands there; all that there is stands with the facts.
    if (m_panels.resources.hasPod(name)) {
        m_panels.all.show(DetailPage::resourcesPanel);
        m_panels.resources.showPod(name);
    } else if (m_panels.info.hasPod(name)) {
        m_panels.all.show(DetailPage::infoPanel);
        m_panels.info.showPod(name);
    } else {
        Q_EMIT statusMessage(tr("%1 is not there any more").arg(models::displayText(name)));
    }
}

void DetailPlaces::showPodLog(const QString& pod)
{
    m_panels.all.show(DetailPage::logPanel);
    m_panels.log.showPod(pod);
}

void DetailPlaces::showLogEntry(std::size_t entry, std::optional<std::size_t> upTo)
{
    m_panels.all.show(DetailPage::logPanel);
    m_panels.log.showEntry(entry, upTo);
}

} // namespace widgets
