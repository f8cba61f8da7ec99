// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/detail/detail_page.h"

#include "controls/outline_view.h"
#include "controls/text_dialog.h"
#include "deploy/deployment/facts.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "info_panel.h"
#include "log_panel.h"
#include "metrics_panel.h"
#include "one_page_view.h"
#include "progress_panel.h"
#include "resources_panel.h"
#include "ui_detail_page.h"

#include <QScrollArea>
#include <QShortcut>

namespace widgets {
namespace {

constexpr int WidestFreshness = 2000; // it has a line of its own

struct PanelTitles {
    const char* tab;
    const char* section;
};

constexpr std::array<PanelTitles, DetailPage::PanelCount> Titles{{
    {QT_TRANSLATE_NOOP("widgets::DetailPage", "Info"),
        QT_TRANSLATE_NOOP("widgets::DetailPage", "Basic information")},
    {QT_TRANSLATE_NOOP("widgets::DetailPage", "Progress"),
        QT_TRANSLATE_NOOP("widgets::DetailPage", "Deployment progress")},
    {QT_TRANSLATE_NOOP("widgets::DetailPage", "Resources"),
        QT_TRANSLATE_NOOP("widgets::DetailPage", "Deployment resources")},
    {QT_TRANSLATE_NOOP("widgets::DetailPage", "Metrics"),
        QT_TRANSLATE_NOOP("widgets::DetailPage", "Live monitoring")},
    {QT_TRANSLATE_NOOP("widgets::DetailPage", "Log"),
        QT_TRANSLATE_NOOP("widgets::DetailPage", "Deployment log")},
}};

/// A tab whose panel scrolls when the window is too low for it.
QScrollArea* scrollingTab(QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

} // namespace

DetailPage::DetailPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_ui(std::make_unique<Ui::DetailPage>())
{
    m_ui->setupUi(this);
    m_ui->freshness->setWidest(WidestFreshness);
    setupPanels();
    setupLayouts();
    setupShortcuts();
    connectHeader();
    connectPanels();
    restyle();
    setCommandAvailability({});
    setFreshness({});
    setContentVisible(false);
}

DetailPage::~DetailPage() = default;

void DetailPage::setupPanels()
{
    m_info = new InfoPanel(m_time, this);
    m_progress = new ProgressPanel(m_time, this);
    m_resources = new ResourcesPanel(this);
    m_metrics = new MetricsPanel(m_time, this);
    m_log = new LogPanel(m_time, this);
    m_panels = {m_info, m_progress, m_resources, m_metrics, m_log};
}

void DetailPage::setupLayouts()
{
    m_onePage = new OnePageView(this);
    for (const PanelTitles& title : Titles) {
        m_ui->tabs->addTab(scrollingTab(m_ui->tabs), tr(title.tab));
        m_onePage->addSection(tr(title.section));
    }
    m_ui->tabs->setAccessibleName(tr("Parts of the deployment"));
    m_ui->layouts->addWidget(m_onePage);
    m_outlineView = new OutlineView(m_time, this);
    m_ui->layouts->addWidget(m_outlineView);
    setOnePage(false);
}

void DetailPage::setupShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto&& run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    for (int i = 0; i < PanelCount; ++i) {
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)),
            [this, i] { showPanel(static_cast<Panel>(i)); });
        m_ui->tabs->setTabToolTip(i, tr("Ctrl+%1").arg(i + 1));
    }
    add(QKeySequence::Find, [this] {
        showPanel(Panel::Log);
        m_log->focusSearch();
    });
    add(QKeySequence(Qt::Key_F3), [this] { m_log->findNext(); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_log->findPrevious(); });
}

void DetailPage::connectPanels()
{
    connect(m_info, &InfoPanel::noticed, this, &DetailPage::noticed);
    connect(m_outlineView, &OutlineView::noticed, this, &DetailPage::noticed);
    connect(m_progress, &ProgressPanel::noticed, this, &DetailPage::noticed);
    connect(m_log, &LogPanel::noticed, this, &DetailPage::noticed);
    connect(m_log, &LogPanel::saveRequested, this,
        [this](const models::LogText& text) { Q_EMIT saveLogRequested(deploymentId(), text); });
    connect(m_log, &LogPanel::fullLogRequested, this, [this] {
        m_ui->onePage->click();
        showPanel(Panel::Log);
    });
}

void DetailPage::setOutline(const models::DeploymentRecord& outline)
{
    if (m_record.deployment)
        return;
    const QString titleBefore = title();
    m_outline = outline;
    updateHeader();
    setContentVisible(false);
    showOutline();
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
}

void DetailPage::setRecord(const models::DeploymentRecord& record)
{
    const bool isFirst = !m_record.deployment || !m_record.isWhole;
    const QString titleBefore = title();
    m_record = record;
    for (DetailPanel* panel : m_panels)
        panel->setRecord(record);
    updateHeader();
    showOutline();
    setContentVisible(true);
    if (title() != titleBefore)
        Q_EMIT titleChanged(title());
    if (isFirst && record.isWhole)
        openOnFailure();
}

void DetailPage::setContentVisible(bool visible)
{
    const std::initializer_list<QWidget*> header{m_ui->status, m_ui->percent, m_ui->elapsed};
    for (QWidget* widget : header)
        widget->setVisible(visible || m_outline.deployment);
    const std::initializer_list<QWidget*> content{
        m_ui->refresh, m_ui->rawJson, m_ui->onePage, m_ui->rollBack};
    for (QWidget* widget : content)
        widget->setVisible(visible);
    if (!visible) {
        for (QWidget* widget : {static_cast<QWidget*>(m_ui->pause),
                 static_cast<QWidget*>(m_ui->resume), static_cast<QWidget*>(m_ui->traffic)})
            widget->hide();
    }
    showLayout();
}

void DetailPage::showLayout()
{
    QWidget* layout = m_isOnePage ? static_cast<QWidget*>(m_onePage) : m_ui->tabs;
    m_ui->layouts->setCurrentWidget(m_record.deployment ? layout : m_outlineView);
}

void DetailPage::setOnePage(bool onePage)
{
    const Panel current = currentPanel();
    m_ui->onePage->setChecked(onePage);
    for (int i = 0; i < PanelCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        auto* tab = static_cast<QScrollArea*>(m_ui->tabs->widget(i));
        m_panels[at]->setInlined(onePage);
        if (!onePage) {
            tab->setWidget(m_panels[at]);
        } else {
            tab->takeWidget();
            m_onePage->putPanel(at, m_panels[at]);
        }
    }
    m_isOnePage = onePage;
    showLayout();
    showPanel(current);
}

void DetailPage::showPanel(Panel panel)
{
    // Both layouts go there, so that a change of layout keeps the place.
    m_ui->tabs->setCurrentIndex(static_cast<int>(panel));
    if (isOnePage())
        m_onePage->scrollToSection(static_cast<std::size_t>(panel));
}

DetailPage::Panel DetailPage::currentPanel() const
{
    if (isOnePage())
        return static_cast<Panel>(m_onePage->currentSection());
    return static_cast<Panel>(m_ui->tabs->currentIndex());
}

void DetailPage::openOnFailure()
{
    if (!deployment::firstFailingStep(*m_record.deployment))
        return;
    showPanel(Panel::Progress);
    m_progress->showFailingStep();
}

void DetailPage::showLogOfFailure()
{
    showPanel(Panel::Log);
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
