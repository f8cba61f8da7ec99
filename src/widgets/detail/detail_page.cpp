// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/detail_page.h"

#include "chart/metrics_panel.h"
#include "controls/text_dialog.h"
#include "detail_header.h"
#include "detail_panels.h"
#include "info_panel.h"
#include "log_panel.h"
#include "outline_view.h"
#include "resources_panel.h"
#include "steps/progress_panel.h"
#include "ui_detail_page.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QShortcut>

namespace widgets {

namespace {

constexpr int widestFreshness = 2000; // it has a line of its own

} // namespace

DetailPage::DetailPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_header(new DetailHeader(time, this))
    , m_ui(std::make_unique<Ui::DetailPage>())
{
    m_ui->setupUi(this);
    m_ui->rows->insertWidget(0, m_header);
    m_ui->freshness->setWidest(widestFreshness);
    m_ui->tabs->setAccessibleName(tr("Sections of the deployment"));
    m_panels = new DetailPanels(panelList(), *m_ui->tabs, *m_ui->layouts);
    m_outlineView = new OutlineView(m_time, this);
    m_ui->layouts->addWidget(m_outlineView);
    setupShortcuts();
    connectHeader();
    connectBanners();
    setFreshness({});
    showLayout();
}

DetailPage::~DetailPage() = default;

/// The panels, in the order in which they are seen.
std::vector<PanelInfo> DetailPage::panelList()
{
    return {
        {infoPanel, tr("Info"), tr("Basic information"),
            [this](QWidget* parent) { return new InfoPanel(m_time, parent); }},
        {progressPanel, tr("Progress"), tr("Deployment progress"),
            [this](QWidget* parent) { return m_progress = new ProgressPanel(m_time, parent); }},
        {resourcesPanel, tr("Resources"), tr("Deployment resources"),
            [](QWidget* parent) { return new ResourcesPanel(parent); }},
        {metricsPanel, tr("Metrics"), tr("Live monitoring"),
            [this](QWidget* parent) { return new MetricsPanel(m_time, parent); }},
        {logPanel, tr("Log"), tr("Deployment log"),
            [this](QWidget* parent) { return m_log = makeLogPanel(parent); }},
    };
}

LogPanel* DetailPage::makeLogPanel(QWidget* parent)
{
    auto* panel = new LogPanel(m_time, parent);
    connect(panel, &LogPanel::saveRequested, this,
        [this](const models::LogText& text) { Q_EMIT saveLogRequested(deploymentId(), text); });
    connect(panel, &LogPanel::fullLogRequested, this, [this] {
        setOnePage(false);
        Q_EMIT layoutChosen(false);
        showPanel(logPanel);
    });
    return panel;
}

void DetailPage::setupShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto&& run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    int number = 1;
    for (const std::string_view id : m_panels->ids()) {
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)),
            [this, id] { showPanel(id); });
        m_ui->tabs->setTabToolTip(number - 1, tr("Ctrl+%1").arg(number));
        ++number;
    }
    add(QKeySequence::Find, [this] {
        showPanel(logPanel);
        m_log->focusSearch();
    });
    add(QKeySequence(Qt::Key_F3), [this] { m_log->findNext(); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_log->findPrevious(); });
}

void DetailPage::connectHeader()
{
    connect(m_header, &DetailHeader::pauseRequested, this,
        [this] { Q_EMIT pauseRequested(deploymentId()); });
    connect(m_header, &DetailHeader::resumeRequested, this,
        [this] { Q_EMIT resumeRequested(deploymentId()); });
    connect(m_header, &DetailHeader::rollBackRequested, this,
        [this] { Q_EMIT rollBackRequested(deploymentId()); });
    connect(m_header, &DetailHeader::refreshRequested, this,
        [this] { Q_EMIT refreshRequested(deploymentId()); });
    connect(m_header, &DetailHeader::rawJsonRequested, this, &DetailPage::showRawJson);
    connect(m_header, &DetailHeader::onePageChosen, this, [this](bool onePage) {
        setOnePage(onePage);
        Q_EMIT layoutChosen(onePage);
    });
}

void DetailPage::connectBanners()
{
    connect(m_ui->retry, &QPushButton::clicked, this, &DetailPage::retryRequested);
    connect(m_ui->loadState, &MessageBanner::activated, this, &DetailPage::retryRequested);
    connect(m_ui->failure, &MessageBanner::activated, this, &DetailPage::showLogOfFailure);
    connect(m_ui->commandState, &MessageBanner::activated, this,
        [this] { Q_EMIT commandCheckRequested(deploymentId()); });
    connect(m_outlineView, &OutlineView::statusMessage, this, &DetailPage::statusMessage);
    connect(m_panels, &DetailPanels::statusMessage, this, &DetailPage::statusMessage);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &DetailPage::updateFailure);
}

void DetailPage::setOutline(const models::DeploymentRecord& outline)
{
    if (m_record.deployment)
        return;
    const QString titleBefore = title();
    m_outline = outline;
    m_header->setOutline(outline.deployment);
    showOutline();
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
}

void DetailPage::setRecord(const models::DeploymentRecord& record)
{
    const bool isFirst = !m_record.deployment || !m_record.isComplete;
    const QString titleBefore = title();
    m_record = record;
    m_panels->setRecord(record);
    m_header->setDeployment(record.deployment);
    updateFailure();
    showOutline();
    showLayout();
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
    if (isFirst && record.isComplete)
        openOnFailure();
}

const deployment::Deployment* DetailPage::known() const
{
    return m_record.deployment ? m_record.deployment.get() : m_outline.deployment.get();
}

QString DetailPage::title() const
{
    if (!known())
        return {};
    return models::displayText(known()->version, 64) + QLatin1Char(' ')
        + models::displayText(deployment::shortEnvironmentName(known()->environment), 64);
}

void DetailPage::showLayout()
{
    m_ui->layouts->setCurrentWidget(m_record.deployment ? &m_panels->layout() : m_outlineView);
}

void DetailPage::setOnePage(bool onePage)
{
    const std::string_view current = currentPanel();
    m_header->setOnePage(onePage);
    m_panels->setOnePage(onePage);
    showLayout();
    showPanel(current);
}

bool DetailPage::isOnePage() const
{
    return m_panels->isOnePage();
}

void DetailPage::showPanel(std::string_view id)
{
    m_panels->show(id);
}

std::string_view DetailPage::currentPanel() const
{
    return m_panels->current();
}

std::vector<std::string_view> DetailPage::panels() const
{
    return m_panels->ids();
}

void DetailPage::updateFailure()
{
    // The list has no steps and no log.
    m_failure = m_record.deployment ? models::failureText(*m_record.deployment, m_time.zone())
                                    : std::nullopt;
    if (!m_failure) {
        m_ui->failure->setState({}, theme::Tone::Bad);
        return;
    }
    m_ui->failure->setState(m_failure->text,
        m_failure->isByHand ? theme::Tone::Warning : theme::Tone::Bad,
        m_failure->logEntry ? tr("Show log at this time") : QString());
}

void DetailPage::setFreshness(const StatusMessage& line)
{
    m_ui->freshness->setState(line.text, line.tone);
    m_ui->freshness->setVisible(!line.text.isEmpty());
    m_canRetry = line.hasAction;
    updateRetry();
}

void DetailPage::setCommandState(const StatusMessage& line)
{
    m_ui->commandState->setState(
        line.text, line.tone, line.hasAction ? tr("Check now") : QString());
}

void DetailPage::setLoadState(const StatusMessage& line)
{
    m_ui->loadState->setState(line.text, line.tone, line.hasAction ? tr("Try again") : QString());
    m_hasLoadFailed = line.hasAction;
    updateRetry();
    showOutline();
}

void DetailPage::updateRetry()
{
    // One button is enough where both would do the same.
    m_ui->retry->setVisible(m_canRetry && !m_hasLoadFailed);
}

void DetailPage::showOutline()
{
    m_outlineView->setOutline(m_outline, m_hasLoadFailed && !m_record.deployment);
}

void DetailPage::setCommandAvailability(const CommandsAvailability& availability)
{
    m_header->setCommandAvailability(availability);
}

void DetailPage::openOnFailure()
{
    if (!deployment::firstFailingStep(*m_record.deployment))
        return;
    showPanel(progressPanel);
    m_progress->showFailingStep();
}

void DetailPage::showLogOfFailure()
{
    showPanel(logPanel);
    if (m_failure && m_failure->logEntry)
        m_log->showEntry(*m_failure->logEntry);
}

void DetailPage::showRawJson()
{
    if (!m_rawJson)
        m_rawJson = new TextDialog(
            tr("Raw JSON - %1").arg(models::displayText(m_record.deployment->id, 64)), this);
    m_rawJson->show();
    m_rawJson->raise();
    Q_EMIT rawJsonRequested(deploymentId());
}

void DetailPage::setRawJson(const std::string& json)
{
    if (m_rawJson)
        m_rawJson->setText(json);
}

QString DetailPage::deploymentId() const
{
    return m_record.deployment ? models::rawText(m_record.deployment->id) : QString();
}

} // namespace widgets
