// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress_panel.h"

#include "controls/empty_state.h"
#include "controls/percent_bar.h"
#include "controls/tables/fitted_columns.h"
#include "controls/tables/table_rows.h"
#include "controls/zone_label.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/detail/steps_model.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"
#include "deploy/models/tab_separated.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/letters.h"
#include "detail/panel/time_range_chip.h"
#include "step_delegates.h"
#include "step_moments.h"
#include "timeline_header.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace widgets {

namespace {

using models::StepsModel;

constexpr int rowsOnOnePage = 30;
constexpr int progressCellPadding = 20;
constexpr int leastWidthOfEnds = 620;
constexpr int leastWidthOfEndsAndNote = 740; ///< "Current traffic: 100%" below the step that runs
constexpr int lettersOfStatus = 14; ///< "In progress" and its sign
constexpr int lettersOfTimeline = 28;

} // namespace

ProgressPanel::ProgressPanel(const models::TimeContext& time, TimeCursor& cursor, QWidget* parent)
    : DetailPanel(parent)
    , m_rows(new QVBoxLayout(this))
    , m_percent(new PercentBar(this))
    , m_facts(new QWidget(this))
    , m_current(new PlainLabel(m_facts))
    , m_zone(new ZoneLabel(time, this))
    , m_nothing(new EmptyState(this))
    , m_table(new QTableView(this))
    , m_model(new StepsModel(time, this))
{
    m_rows->setSpacing(8);
    m_rows->addWidget(m_percent);
    auto* facts = new QHBoxLayout;
    facts->addWidget(m_current);
    facts->addStretch();
    auto* range = new TimeRangeChip(time, cursor, this);
    setTabOrder(&range->stop(), m_table);
    facts->addWidget(range);
    facts->addWidget(m_zone);
    facts->setContentsMargins({});
    m_facts->setLayout(facts);
    m_rows->addWidget(m_facts);
    m_rows->addWidget(m_nothing, 1);
    m_rows->addWidget(m_table, 1);
    m_rows->addStretch();
    m_nothing->setMessage({QStringLiteral("steps"), tr("No steps are known"),
        tr("The record has no steps."), {}, theme::Tone::Neutral});
    m_nothing->hide();
    setupTable(time);
    setMainPart(m_table);
    setupActions();
    m_moments = new StepMoments(*m_table, *m_model, cursor);
}

void ProgressPanel::setupTable(const models::TimeContext& time)
{
    m_header = new TimelineHeader(*m_model, time, m_table);
    m_table->setHorizontalHeader(m_header);
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("steps"));
    m_table->setAccessibleName(tr("Steps"));
    m_table->setItemDelegate(new StepCellDelegate(m_table));
    m_table->setItemDelegateForColumn(StepsModel::NameColumn, new StepNameDelegate(m_table));
    m_table->setItemDelegateForColumn(StepsModel::StatusColumn, new StepStatusDelegate(m_table));
    m_table->setItemDelegateForColumn(
        StepsModel::TimelineColumn, new TimelineDelegate(*m_model, time, m_table));
    setupRowTable(*m_table);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_header->setSectionsMovable(false);
    m_columns = new FittedColumns(*m_table, *m_header, StepsModel::TimelineColumn);
    setupColumns();
    connect(m_model, &StepsModel::timeRangeChanged, m_table, [this, &time] {
        const auto range = m_model->timeRange();
        m_table->setAccessibleDescription(range ? axisText(*range, time.zone()) : QString());
    });
}

QString ProgressPanel::axisText(const models::TimeSpan& range, deployment::Zone zone) const
{
    const QString from = models::momentText(range.from, zone);
    return m_model->reachesNow()
        ? tr("On an axis of time from %1 to now").arg(from)
        : tr("On an axis of time from %1 to %2").arg(from, models::momentText(range.to, zone));
}

void ProgressPanel::setupActions()
{
    auto* copy = new QAction(tr("Copy steps"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ProgressPanel::copySelection);
    markPageAction(*copy, PageAction::Copy);
    m_table->addAction(copy);
    auto* showLog = new QAction(tr("Show the log of the step"), m_table);
    showLog->setShortcuts({Qt::Key_Enter, Qt::Key_Return}); // the first one is shown
    showLog->setShortcutContext(Qt::WidgetShortcut);
    connect(showLog, &QAction::triggered, this, [this] {
        if (m_table->currentIndex().isValid())
            Q_EMIT stepActivated(m_table->currentIndex().row());
    });
    connect(m_table, &QTableView::doubleClicked, this,
        [this](const QModelIndex& index) { Q_EMIT stepActivated(index.row()); });
    m_table->addAction(showLog);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ProgressPanel::setupColumns()
{
    using namespace std::chrono_literals;
    const QFontMetrics metrics = fontMetrics();
    const auto roomFor = [&metrics](const QString& text) {
        return metrics.horizontalAdvance(text) + progressCellPadding;
    };
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 12);
    // What changes while a step runs moves nothing.
    const int time = roomFor(QStringLiteral("00:00:00"));
    m_columns->setLeast(StepsModel::StatusColumn,
        metrics.averageCharWidth() * lettersOfStatus + progressCellPadding);
    for (const int column : {StepsModel::StartColumn, StepsModel::EndColumn})
        m_columns->setLeast(column, time);
    m_columns->setLeast(
        StepsModel::DurationColumn, std::max(time, roomFor(models::durationText(59min + 59s))));
    m_columns->setLeast(StepsModel::TimelineColumn, metrics.averageCharWidth() * lettersOfTimeline);
}

void ProgressPanel::setRecord(const models::DeploymentRecord& record)
{
    const deployment::Progress& progress = record.deployment->progress;
    m_percent->setPercent(progress.percentage);
    m_percent->setTone(theme::toneOf(record.deployment->status.known, record.deployment->paused));
    m_current->setText(models::currentStepText(*record.deployment));
    m_current->setToolTip(models::toolTipText(models::stepAsRecorded(progress.currentStep)));
    updateSummary();
    m_model->setDeployment(record.deployment);
    m_moments->updateRange();
    m_zone->setMoment(record.deployment->start);
    m_zone->setVisible(!progress.steps.empty());
    m_nothing->setVisible(progress.steps.empty());
    m_table->setVisible(!progress.steps.empty());
    updateRowHeights();
    updateTableHeight();
}

void ProgressPanel::setJudgement(const models::Judgement& judgement)
{
    std::vector<diagnosis::LateStep> late;
    for (const diagnosis::Finding& finding : judgement.findings) {
        if (const auto* step = std::get_if<diagnosis::LateStep>(&finding))
            late.push_back(*step);
    }
    m_model->setLateSteps(std::move(late));
    updateRowHeights();
    updateTableHeight();
}

void ProgressPanel::updateRowHeights()
{
    const int usual = m_table->verticalHeader()->defaultSectionSize();
    const std::optional<int> running = m_model->runningRow();
    const bool hasNote =
        running && !m_model->index(*running, 0).data(StepsModel::NoteRole).toString().isEmpty();
    const int tall = hasNote ? *running : -1;
    if (tall == m_tallRow)
        return;
    if (m_tallRow >= 0 && m_tallRow < m_model->rowCount())
        m_table->setRowHeight(m_tallRow, usual);
    if (tall >= 0)
        m_table->setRowHeight(tall, usual + fontMetrics().height());
    m_tallRow = tall;
    updateColumns();
}

void ProgressPanel::setPlace(PanelPlace place)
{
    m_place = place;
    updateSummary();
    updateColumns();
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 16, 16, 16) : QMargins());
    updateTableHeight();
}

/// On one page it stands as the page's design has it; elsewhere the header says it already.
void ProgressPanel::updateSummary()
{
    const bool isOnePage = m_place == PanelPlace::OnePage;
    m_percent->setVisible(isOnePage);
    // Beside the others, the curves name the zone and the time range.
    m_facts->setVisible(m_place != PanelPlace::Beside);
    m_current->setVisible(isOnePage && !m_current->text().isEmpty());
}

/// Where there is little room, the bars say when a step ended.
void ProgressPanel::updateColumns()
{
    const int least =
        theme::inLetters(font(), m_tallRow >= 0 ? leastWidthOfEndsAndNote : leastWidthOfEnds);
    m_table->setColumnHidden(
        StepsModel::EndColumn, m_place == PanelPlace::Beside && width() < least);
}

void ProgressPanel::resizeEvent(QResizeEvent* event)
{
    DetailPanel::resizeEvent(event);
    updateColumns();
}

void ProgressPanel::updateTableHeight()
{
    if (m_place != PanelPlace::OnePage) {
        m_table->setMinimumHeight(120);
        m_table->setMaximumHeight(QWIDGETSIZE_MAX);
        return;
    }
    const int shown = std::min(m_model->rowCount(), rowsOnOnePage);
    int height = m_header->sizeHint().height() + 2 * m_table->frameWidth();
    for (int row = 0; row < shown; ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

void ProgressPanel::showFailingStep()
{
    const std::optional<int> row = m_model->failingRow();
    if (!row)
        return;
    m_table->selectionModel()->setCurrentIndex(
        m_model->index(*row, StepsModel::NameColumn), QItemSelectionModel::NoUpdate);
    m_table->scrollTo(
        m_model->index(*row, StepsModel::NameColumn), QAbstractItemView::PositionAtCenter);
}

void ProgressPanel::showStep(int row)
{
    const QModelIndex index = m_model->index(row, StepsModel::NameColumn);
    m_table->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_table->setFocus();
}

void ProgressPanel::copySelection()
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::ranges::sort(rows);
    QList<int> columns(StepsModel::TimelineColumn);
    std::iota(columns.begin(), columns.end(), 0);
    if (rows.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(models::tabSeparated(*m_model, rows, columns));
    Q_EMIT statusMessage(tr("Copied %n step(s)", nullptr, static_cast<int>(rows.size())));
}

void ProgressPanel::changeEvent(QEvent* event)
{
    DetailPanel::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setupColumns();
        m_tallRow = -1;
        updateRowHeights();
        updateColumns();
    }
}

} // namespace widgets
