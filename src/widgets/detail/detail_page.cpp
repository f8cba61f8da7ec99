// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/detail_page.h"

#include "access/focus_entry.h"
#include "chart/metrics_panel.h"
#include "detail_actions.h"
#include "detail_panels.h"
#include "findings/findings_panel.h"
#include "header/detail_header.h"
#include "info_panel.h"
#include "logs/logs_panel.h"
#include "now_strip.h"
#include "outline_view.h"
#include "panel/time_cursor.h"
#include "resources_panel.h"
#include "status_lines.h"
#include "steps/progress_panel.h"
#include "ui_detail_page.h"

#include "deploy/models/detail/deployment_marks.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/pod_logs.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/detail/detail_places.h"

#include <QPointer>

namespace widgets {

namespace {

constexpr int leastLinesOfPart = 20;

} // namespace

DetailPage::DetailPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_cursor(new TimeCursor(this))
    , m_marks(new models::DeploymentMarks(this))
    , m_podLogs(new models::PodLogs(models::PodLogs::maxEntries, this))
    , m_header(new DetailHeader(time, this))
    , m_now(new NowStrip(time, this))
    , m_findings(new FindingsPanel(time, this))
    , m_ui(std::make_unique<Ui::DetailPage>())
{
    setAccessibleRole(*this, QAccessible::Grouping); // whose name is said where the keys come in
    m_ui->setupUi(this);
    // Where the window is lower than that the page scrolls, so that no part shows a line or two.
    m_ui->layouts->setMinimumHeight(leastLinesOfPart * fontMetrics().lineSpacing());
    m_ui->scroll->keepBarInMargin();
    m_ui->rows->insertWidget(0, m_header);
    m_ui->rows->insertWidget(1, m_now);
    m_ui->rows->insertWidget(2, m_findings);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_ui->tabs->setAccessibleName(tr("Sections of the deployment"));
    m_panels = new DetailPanels(panelList(), *m_ui->tabs, *m_ui->layouts);
    m_outlineView = new OutlineView(m_time, this);
    m_ui->layouts->addWidget(m_outlineView);
    m_status = new StatusLines(
        {*m_ui->commandState, *m_ui->loadState, *m_ui->freshness, *m_ui->retry}, this);
    m_places = new DetailPlaces(
        {*m_panels, *m_info, *m_progress, *m_resources, *m_metrics, *m_log}, *m_cursor, *this);
    // Before there is a record there is nothing to go to but a way to try again.
    m_entry = new FocusEntry(*this, [this] {
        return m_record.deployment ? m_panels->entry() : firstControlIn(*m_outlineView);
    });
    m_actions = new DetailActions({*m_header, *m_outlineView, *m_metrics, *m_log}, *this);
    connectParts();
    showContents();
}

DetailPage::~DetailPage() = default;

/// The panels, in the order in which they are seen.
std::vector<PanelInfo> DetailPage::panelList()
{
    return {
        {infoPanel, tr("Info"), tr("Basic information"),
            [this](QWidget* parent) { return m_info = new InfoPanel(m_time, parent); }},
        {progressPanel, tr("Progress"), tr("Deployment progress"),
            [this](QWidget* parent) {
                return m_progress = new ProgressPanel(m_time, *m_cursor, parent);
            },
            PanelCell::Left},
        {resourcesPanel, tr("Resources"), tr("Deployment resources"),
            [this](QWidget* parent) { return m_resources = new ResourcesPanel(m_time, parent); }},
        {metricsPanel, tr("Metrics"), tr("Live monitoring"),
            [this](QWidget* parent) {
                return m_metrics = new MetricsPanel(m_time, *m_cursor, parent);
            },
            PanelCell::UpperRight},
        {logPanel, tr("Log"), tr("Deployment log"),
            [this](QWidget* parent) {
                return m_log = new LogsPanel(
                           {m_time, *m_cursor, m_marks->survey(), *m_podLogs}, parent);
            },
            PanelCell::LowerRight},
    };
}

void DetailPage::connectParts()
{
    connect(m_status, &StatusLines::retryRequested, this, &DetailPage::retryRequested);
    connect(m_status, &StatusLines::commandCheckRequested, this,
        [this] { Q_EMIT commandCheckRequested(deploymentId()); });
    connect(m_findings, &FindingsPanel::evidenceRequested, m_places, &DetailPlaces::showEvidence);
    connect(
        m_findings, &FindingsPanel::compareRequested, m_header, &DetailHeader::compareRequested);
    connect(m_findings, &FindingsPanel::reasonChanged, m_log, &LogsPanel::setFailing);
    connect(m_findings, &FindingsPanel::statusMessage, this, &DetailPage::statusMessage);
    const auto offerPodLogs = [this] {
        m_info->setLogsOffered(m_podLogs->isOffered());
        m_resources->setLogsOffered(m_podLogs->isOffered());
    };
    connect(m_podLogs, &models::PodLogs::offeredChanged, this, offerPodLogs);
    connect(m_info, &InfoPanel::filterRequested, this, &DetailPage::filterRequested);
    connect(m_log, &LogsPanel::fullLogRequested, this, [this] {
        setOnePage(false);
        Q_EMIT layoutChosen(false);
        m_panels->focus(logPanel);
    });
    connect(m_now, &NowStrip::commandRequested, m_header, &DetailHeader::commandRequested);
    connect(m_marks, &models::DeploymentMarks::changed, m_metrics, [this] {
        m_metrics->setMarks(m_marks->marks());
        m_now->setMarks(m_marks->marks());
    });
    connect(&m_panels->sideBySide(), &SideBySideView::sizesChanged, this,
        [this] { Q_EMIT panelSizesChosen(panelSizes()); });
    connect(m_panels, &DetailPanels::statusMessage, this, &DetailPage::statusMessage);
}

void DetailPage::setOutline(const models::DeploymentRecord& outline)
{
    if (m_record.deployment)
        return;
    const QString titleBefore = title();
    m_outline = outline;
    m_header->setOutline(outline.deployment);
    showContents();
    setAccessibleName(title());
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
}

void DetailPage::setRecord(const models::DeploymentRecord& record)
{
    const bool isFirst = !m_record.deployment || !m_record.isComplete;
    const QString titleBefore = title();
    m_record = record;
    m_marks->setDeployment(record.deployment);
    m_panels->setRecord(record);
    m_header->setDeployment(record.deployment);
    m_now->setDeployment(record.deployment);
    m_findings->setRecord(record);
    showContents();
    setAccessibleName(title());
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
    if (isFirst && record.isComplete)
        m_places->openOn(*record.deployment);
    m_entry->update();
}

void DetailPage::setJudgement(const models::Judgement& judgement)
{
    m_findings->setJudgement(judgement);
    m_progress->setJudgement(judgement);
}

void DetailPage::setLive(const models::LiveNow& live)
{
    m_findings->setLive(live);
}

void DetailPage::setUsualDuration(const std::optional<diagnosis::DurationStatistics>& usual)
{
    m_header->setUsualDuration(usual);
}

void DetailPage::setExpectedEnd(const std::optional<diagnosis::ExpectedEnd>& end)
{
    m_header->setExpectedEnd(end);
}

QString DetailPage::title() const
{
    const auto& known = m_record.deployment ? m_record.deployment : m_outline.deployment;
    return known ? models::deploymentTitle(*known) : QString();
}

void DetailPage::setOnePage(bool onePage)
{
    const std::string_view current = currentPanel();
    m_header->setOnePage(onePage);
    keepKeys([&] {
        m_panels->setOnePage(onePage);
        showContents();
        m_panels->show(current);
    });
}

/// A panel that is moved loses the keyboard.
void DetailPage::keepKeys(const std::function<void()>& change)
{
    const QPointer<QWidget> focused = m_ui->layouts->focusWidget();
    const bool hadFocus = focused && focused->hasFocus();
    change();
    if (hadFocus && focused)
        focused->setFocus();
}

void DetailPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    keepKeys([this] {
        m_panels->setWide(width() >= leastWidthOfSideBySide);
        showContents();
    });
}

QVariantList DetailPage::panelSizes() const
{
    return m_panels->sideBySide().sizes();
}

void DetailPage::restorePanelSizes(const QVariantList& sizes)
{
    m_panels->sideBySide().restoreSizes(sizes);
}

bool DetailPage::isOnePage() const
{
    return m_panels->isOnePage();
}

void DetailPage::showPanel(std::string_view id)
{
    m_panels->choose(id);
}

std::string_view DetailPage::currentPanel() const
{
    return m_panels->current();
}

std::vector<std::string_view> DetailPage::panels() const
{
    return m_panels->ids();
}

void DetailPage::setRelated(const std::optional<models::RelatedRun>& origin,
    const std::optional<models::RelatedRun>& outcome)
{
    m_header->setRelated(origin, outcome);
}

void DetailPage::setFreshness(const StatusMessage& line)
{
    m_status->setFreshness(line);
}

void DetailPage::setCommandState(const StatusMessage& line)
{
    m_status->setCommandState(line);
}

void DetailPage::setLoadState(const StatusMessage& line)
{
    m_outlineView->setLoading(std::nullopt);
    m_status->setLoadState(line);
    showContents();
}

void DetailPage::setLoading(const std::optional<models::Absence>& loading)
{
    m_outlineView->setLoading(loading);
    m_status->setLoadState({});
    showContents();
}

void DetailPage::setFailure(const models::FailureState& failure)
{
    m_outlineView->setFailure(failure);
    m_status->setLoadState(
        StatusMessage::withAction(models::failureText(failure), theme::Tone::Bad));
    showContents();
}

void DetailPage::showContents()
{
    m_panels->showInstead(m_record.deployment ? nullptr : m_outlineView);
    m_outlineView->setOutline(m_outline);
    m_status->setToldInstead(m_outlineView->saysWhy() && !m_record.deployment);
}

void DetailPage::setCommandAvailability(const std::vector<CommandAvailability>& commands)
{
    m_header->setCommandAvailability(commands);
    m_now->setCommandAvailability(commands);
}

void DetailPage::setRawJson(const std::string& json)
{
    m_actions->setRawJson(json);
}

QString DetailPage::deploymentId() const
{
    return m_record.deployment ? models::rawText(m_record.deployment->id) : QString();
}

} // namespace widgets
