// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_panel.h"

#include "controls/icon_button.h"
#include "controls/message_banner.h"
#include "controls/text_dialog.h"
#include "controls/zone_label.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/detail/step_spans.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/log_search.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/log/log_view.h"
#include "deploy/widgets/theme/theme.h"
#include "detail/panel/time_range_chip.h"
#include "log/log_overview.h"
#include "log/log_rows.h"
#include "log_moments.h"
#include "log_search_bar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int linesOnOnePage = 14;
constexpr int leastHeightOfLog = 60; ///< three lines: a bar of the cell beside its own helps nobody
constexpr std::size_t maxCopiedBytes = std::size_t(16) << 20;

} // namespace

LogPanel::LogPanel(const Shared& shared, QWidget* parent)
    : DetailPanel(parent)
    , m_time(shared.time)
    , m_matches(new models::LogSearch(this))
    , m_view(new LogView(m_time, *m_matches, this))
    , m_moments(new LogMoments(*m_view, shared.cursor))
    , m_overview(new LogOverview(*m_view, *m_matches, shared.survey, this))
    , m_logError(new MessageBanner(this))
    , m_rows(new QVBoxLayout(this))
    , m_bar(new QHBoxLayout)
    , m_search(new LogSearchBar(*m_matches, *m_view, this))
    , m_zone(new ZoneLabel(m_time, this))
{
    m_rows->setSpacing(8);
    m_rows->addLayout(m_bar);
    m_logError->setObjectName(QStringLiteral("logTrouble"));
    m_rows->addWidget(m_logError);
    auto* lines = new QHBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(m_view, 1);
    lines->addWidget(m_overview);
    m_rows->addLayout(lines, 1);
    setMainPart(m_view);
    m_search->setObjectName(QStringLiteral("logSearchBar"));
    m_bar->addWidget(m_search, 1);
    m_bar->addWidget(new TimeRangeChip(m_time, shared.cursor, this));
    m_bar->addWidget(m_zone);
    setupActions();
}

void LogPanel::setupActions()
{
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the selected lines"), this);
    auto* save = new IconButton(QStringLiteral("save"), tr("Save the lines shown…"), this);
    m_bar->addWidget(copy);
    m_bar->addWidget(save);
    connect(copy, &QToolButton::clicked, this, &LogPanel::copySelection);
    connect(save, &QToolButton::clicked, this,
        [this] { Q_EMIT saveRequested(m_view->rows().allText()); });
    m_fullLog = new QPushButton(tr("View full log"), this);
    m_fullLog->setObjectName(QStringLiteral("fullLog"));
    m_rows->addWidget(m_fullLog, 0, Qt::AlignLeft);
    setTabOrder(save, m_view); // the lines are below the bar
    setTabOrder(m_view, m_fullLog);
    connect(m_fullLog, &QPushButton::clicked, this, &LogPanel::fullLogRequested);

    const auto addMenuEntry = [this](const QString& text, auto&& run) {
        auto* action = new QAction(text, m_view);
        connect(action, &QAction::triggered, this, run);
        m_view->addAction(action);
    };
    addMenuEntry(tr("Copy"), [this] { copySelection(); });
    addMenuEntry(tr("Select all"), [this] { m_view->selectAll(); });
    addMenuEntry(tr("Show the whole entry"), [this] {
        if (m_view->currentEntry())
            showWhole(*m_view->currentEntry());
    });
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view, &LogView::copyRequested, this, &LogPanel::copySelection);
    connect(m_view, &LogView::entryActivated, this, &LogPanel::showWhole);
}

void LogPanel::setRecord(const models::DeploymentRecord& record)
{
    m_record = record;
    m_matches->setDeployment(record.deployment);
    m_moments->setDeployment(record.deployment);
    updateSteps();
    m_view->setDeployment(record.deployment, record.logError && record.deployment->log.empty());
    m_zone->setMoment(record.deployment->start);
    m_logError->setState(logErrorText(), theme::Tone::Warning);
    m_search->updateFound();
}

void LogPanel::updateSteps()
{
    const deployment::Deployment& shown = *m_record.deployment;
    std::vector<LogOverview::Step> steps;
    for (const models::StepSpan& span : models::stepSpans(shown, m_time.seenUntil())) {
        if (const auto entry = models::firstLogEntry(shown.log, span))
            steps.push_back({*entry, models::stepName(shown, span.step)});
    }
    std::ranges::stable_sort(steps, {}, &LogOverview::Step::entry);
    m_overview->setSteps(std::move(steps));
}

/// An empty log and one that could not be read are not the same.
QString LogPanel::logErrorText() const
{
    if (!m_record.logError)
        return {};
    const QString reason = models::translated(*m_record.logError);
    return m_record.deployment->log.empty()
        ? tr("The log could not be read; retrying. %1").arg(reason)
        : tr("The rest of the log could not be read; lines may be missing at the end. Retrying. %1")
              .arg(reason);
}

void LogPanel::setPlace(PanelPlace place)
{
    const bool inlined = place == PanelPlace::OnePage;
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 12, 16, 16) : QMargins());
    m_fullLog->setVisible(inlined);
    m_zone->setHidden(place == PanelPlace::Beside); // the curves beside it name it
    const int frame = 2 * m_view->frameWidth();
    m_view->setMinimumHeight(
        inlined ? linesOnOnePage * m_view->rowHeight() + frame : leastHeightOfLog);
    m_view->setMaximumHeight(inlined ? m_view->minimumHeight() : QWIDGETSIZE_MAX);
}

void LogPanel::showEntry(std::size_t entry, std::optional<std::size_t> upTo)
{
    m_search->showAllLines();
    m_view->showEntry(entry, upTo);
    m_view->setFocus();
}

void LogPanel::setFailing(const std::optional<models::LogEvidence>& failing)
{
    m_moments->setFailing(failing);
}

std::optional<std::size_t> LogPanel::entryOfStep(std::size_t step) const
{
    const deployment::Deployment& shown = *m_record.deployment;
    const auto spans = models::stepSpans(shown, m_time.seenUntil());
    const auto span = std::ranges::find(spans, step, &models::StepSpan::step);
    return span == spans.end() ? std::nullopt : models::firstLogEntry(shown.log, *span);
}

void LogPanel::copySelection()
{
    const models::LogText lines = m_view->selectedText();
    if (lines.lineCount() == 0) {
        Q_EMIT statusMessage(tr("No lines are selected"));
        return;
    }
    const auto text = lines.joined(maxCopiedBytes);
    if (!text) {
        Q_EMIT statusMessage(tr("Too many lines for the clipboard; save them to a file instead"));
        return;
    }
    QGuiApplication::clipboard()->setText(models::rawText(*text));
    Q_EMIT statusMessage(tr("Copied %n line(s)", nullptr, static_cast<int>(lines.lineCount())));
}

void LogPanel::showWhole(std::size_t entry)
{
    if (!m_whole)
        m_whole = new TextDialog(tr("Log entry"), this);
    m_whole->setText(std::string(m_record.deployment->log.message(entry)));
    m_whole->show();
    m_whole->raise();
}

} // namespace widgets
