// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/compare/compare_page.h"

#include "access/focus_entry.h"
#include "compare_header.h"
#include "comparison_section.h"
#include "controls/message_banner.h"
#include "curve_comparison_panel.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/models/compare/comparison_texts.h"
#include "deploy/models/compare/fact_comparison_model.h"
#include "deploy/models/compare/step_comparison_model.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/theme/metrics.h"
#include "fact_comparison_table.h"
#include "log_difference_panel.h"
#include "step_comparison_table.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int leastWidthOfTwoColumns = 1000;

} // namespace

ComparePage::ComparePage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_header(new CompareHeader(time, this))
    , m_banner(new MessageBanner(this))
    , m_area(new QScrollArea(this))
    , m_stepModel(new models::StepComparisonModel(this))
    , m_factModel(new models::FactComparisonModel(this))
    , m_logPanel(new LogDifferencePanel(this))
    , m_curvePanel(new CurveComparisonPanel(time, this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::space::group, theme::space::apart, theme::space::group, 0);
    rows->setSpacing(theme::space::apart);
    rows->addWidget(m_header);
    rows->addWidget(m_banner);
    rows->addWidget(m_area, 1);
    rows->addStretch();
    setupSections();
    setupScrollArea();
    connectParts();
    setAccessibleRole(*this, QAccessible::Grouping); // whose name is said where the keys come in
    setAccessibleName(tr("Comparison"));
    new FocusEntry(*this, [this] {
        return firstControlIn(m_steps->isVisibleTo(this) ? static_cast<QWidget&>(*m_steps)
                                                         : static_cast<QWidget&>(*m_header));
    });
    setComparison(nullptr);
}

void ComparePage::setupSections()
{
    auto* steps = new StepComparisonTable(*m_stepModel, this);
    auto* facts = new FactComparisonTable(*m_factModel, this);
    m_steps = new ComparisonSection(tr("Steps"), *steps, this);
    m_facts = new ComparisonSection(tr("Facts"), *facts, this);
    m_lines = new ComparisonSection(tr("Log lines"), *m_logPanel, this);
    m_curves = new ComparisonSection(tr("Curves"), *m_curvePanel, this);
    const auto tellCopied = [this](int count) {
        Q_EMIT statusMessage(tr("Copied %Ln row(s)", nullptr, count));
    };
    connect(steps, &ComparisonTable::rowsCopied, this, tellCopied);
    connect(facts, &ComparisonTable::rowsCopied, this, tellCopied);
    connect(m_logPanel, &LogDifferencePanel::rowsCopied, this, tellCopied);
}

void ComparePage::setupScrollArea()
{
    auto* body = new QWidget(m_area);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, body);
    m_columns->setContentsMargins(0, 0, theme::space::near, theme::space::group);
    m_columns->setSpacing(theme::space::group);
    for (const auto& sections : {std::pair(m_steps, m_facts), std::pair(m_lines, m_curves)}) {
        auto* column = new QVBoxLayout;
        column->setSpacing(theme::space::section);
        column->addWidget(sections.first);
        column->addWidget(sections.second);
        column->addStretch();
        m_columns->addLayout(column, 1);
    }
    m_area->setWidget(body);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
}

void ComparePage::connectParts()
{
    connect(m_header, &CompareHeader::runChosen, this, &ComparePage::runChosen);
    connect(m_header, &CompareHeader::openRequested, this, &ComparePage::openRequested);
    connect(m_header, &CompareHeader::refreshRequested, this, &ComparePage::refreshRequested);
    connect(m_header, &CompareHeader::copyRequested, this, &ComparePage::copyAll);
    connect(m_banner, &MessageBanner::activated, this, &ComparePage::refreshRequested);
    connect(m_logPanel, &LogDifferencePanel::placeRequested, this,
        [this](const models::LogDifferenceModel::Place& place) {
            const Run& run = place.isHere ? m_comparison->here : m_comparison->there;
            Q_EMIT logEntryRequested(models::rawText(run->id), place.entry);
        });
    addPageAction(
        *this, PageAction::Refresh, KeyUse::Everywhere, [this] { Q_EMIT refreshRequested(); });
    m_copy = &addPageAction(*this, PageAction::Copy, KeyUse::Shown, [this] { copyAll(); });
    setAvailable(*m_copy, tr("There is nothing to compare yet."));
}

void ComparePage::setRuns(Run here, Run there)
{
    m_header->setRuns(std::move(here), std::move(there));
}

void ComparePage::setChoices(const std::vector<models::RunChoice>& choices, const QString& chosen)
{
    m_header->setChoices(choices, chosen);
}

void ComparePage::setComparison(std::shared_ptr<const models::ComparedRuns> comparison)
{
    m_comparison = std::move(comparison);
    m_stepModel->setRuns(m_comparison);
    m_factModel->setRuns(m_comparison);
    m_curvePanel->setRuns(m_comparison);
    m_area->setVisible(m_comparison != nullptr);
    m_header->setCopyEnabled(m_comparison != nullptr);
    setAvailable(*m_copy, m_comparison ? QString() : tr("There is nothing to compare yet."));
    if (m_comparison) {
        m_header->setRuns(m_comparison->here, m_comparison->there);
        m_logPanel->setGoesOn(!deployment::hasEnded(*m_comparison->here));
        m_logPanel->setAbsence(models::absentLogText(*m_comparison));
    }
    updateSummaries();
}

void ComparePage::setLogDifference(std::optional<diagnosis::LogDifference> difference)
{
    m_logs = std::move(difference);
    m_logPanel->setDifference(m_logs);
    updateSummaries();
}

void ComparePage::setFreshness(const StatusMessage& line)
{
    m_header->setFreshness(line);
}

void ComparePage::setLoadState(const StatusMessage& line)
{
    m_banner->setState(line.text, line.tone, line.hasAction ? tr("Try again") : QString());
}

void ComparePage::updateSummaries()
{
    const bool areLogsCompared =
        m_logs && (!m_comparison || models::absentLogText(*m_comparison).isEmpty());
    m_lines->setSummary(areLogsCompared ? models::logSummary(*m_logs) : QString(),
        areLogsCompared && !m_logs->added.empty());
    if (!m_comparison)
        return;
    const QString steps = models::stepsSummary(*m_comparison);
    m_steps->setSummary(
        steps, !steps.isEmpty() && models::absentStepsText(*m_comparison).isEmpty());
    m_facts->setSummary(models::factsSummary(m_comparison->comparison), false);
}

void ComparePage::copyAll()
{
    QGuiApplication::clipboard()->setText(
        models::comparisonText(*m_comparison, m_logs, m_time.seenUntil(), m_time.zone()));
    Q_EMIT statusMessage(tr("Copied the comparison"));
}

void ComparePage::updateColumns()
{
    const bool fits = width() >= leastWidthOfTwoColumns;
    m_columns->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateColumns();
}

} // namespace widgets
