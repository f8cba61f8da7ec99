// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_header.h"

#include "controls/command_icon.h"
#include "controls/flow_layout.h"
#include "run_times.h"
#include "ui_detail_header.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_facts.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/preview/preview.h"
#include "deploy/models/relative_time.h"
#include "deploy/models/time_context.h"
#include "deploy/operations/command_policy.h"
#include "deploy/widgets/theme/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace widgets {

namespace {

constexpr int widthOfBar = 220;
constexpr int leastWidthOfBar = 140;
constexpr int widestInHeaderMenu = 280;
} // namespace

DetailHeader::DetailHeader(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_ui(std::make_unique<Ui::DetailHeader>())
{
    m_ui->setupUi(this);
    // Their menu is that of the header.
    for (QWidget* label : std::initializer_list<QWidget*>{m_ui->title, m_ui->facts})
        label->setContextMenuPolicy(Qt::NoContextMenu);
    // However long it is, it takes half of its line and no more: the window would grow with it.
    m_ui->id->setLines(1);
    setupState();
    connectButtons();
    connect(&m_time, &models::TimeContext::ticked, this, &DetailHeader::updateFacts);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &DetailHeader::updateFacts);
    updateAppearance();
    updateVisibility();
}

DetailHeader::~DetailHeader() = default;

/// How it stands: in as many lines as the width asks for, so that nothing is cut off.
void DetailHeader::setupState()
{
    auto* flow = new FlowLayout(m_ui->state);
    flow->setContentsMargins({});
    flow->setSpacing(theme::space::group);
    // Else the flow would give them the rest of the line.
    for (QWidget* bar : std::initializer_list<QWidget*>{m_ui->percent, m_ui->traffic})
        bar->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_times = new RunTimes(m_time, m_ui->state);
    m_times->setObjectName(QStringLiteral("times"));
    // What is known later comes later, so that it moves nothing.
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_ui->status, m_ui->percent, m_ui->traffic, m_times, m_ui->commandReason})
        flow->addWidget(part);
    fitBars();
}

/// Bars give way before the line breaks.
void DetailHeader::fitBars()
{
    const auto& flow = *static_cast<const FlowLayout*>(m_ui->state->layout());
    const auto widthOf = [this](const QWidget& part) -> std::optional<int> {
        if (!part.isVisibleTo(m_ui->state) || &part == m_ui->commandReason)
            return std::nullopt;
        return FlowLayout::usualWidth(part);
    };
    for (const int width : {widthOfBar, leastWidthOfBar}) {
        m_ui->percent->setFixedWidth(width);
        // What it says does not give way.
        m_ui->traffic->setFixedWidth(std::max(width, m_ui->traffic->minimumSizeHint().width()));
        if (flow.lineCount(m_ui->state->width(), widthOf) <= 1)
            return;
    }
}

void DetailHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_ui->id->setMaximumWidth(std::max(1, width() / 2));
    fitBars();
}

void DetailHeader::connectButtons()
{
    connect(m_ui->copyId, &QToolButton::clicked, this, &DetailHeader::copyId);
    connect(
        m_ui->commands, &CommandButtons::commandRequested, this, &DetailHeader::commandRequested);
    connect(m_ui->refresh, &QToolButton::clicked, this, &DetailHeader::refreshRequested);
    connect(m_ui->markdown, &QToolButton::clicked, this, &DetailHeader::markdownRequested);
    connect(m_ui->rawJson, &QToolButton::clicked, this, &DetailHeader::rawJsonRequested);
    connect(m_ui->compare, &QToolButton::clicked, this, &DetailHeader::compareRequested);
    // Not clicked: a screen reader toggles it.
    connect(m_ui->onePage, &QToolButton::toggled, this, &DetailHeader::onePageChosen);
    connect(m_ui->origin, &QToolButton::clicked, this,
        [this] { Q_EMIT openRequested(models::rawText(m_origin->id)); });
    connect(m_ui->outcome, &QToolButton::clicked, this,
        [this] { Q_EMIT openRequested(models::rawText(m_outcome->id)); });
}

void DetailHeader::setOutline(std::shared_ptr<const deployment::Deployment> outline)
{
    m_known = std::move(outline);
    m_isOutline = true;
    updateTexts();
}

void DetailHeader::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_known = std::move(deployment);
    m_isOutline = false;
    updateTexts();
}

void DetailHeader::setCommandAvailability(const std::vector<CommandAvailability>& commands)
{
    m_ui->commands->setAvailability(commands);
    updateCommands();
}

void DetailHeader::setExpectedEnd(const std::optional<diagnosis::ExpectedEnd>& end)
{
    m_times->setExpectedEnd(end);
}

void DetailHeader::setUsualDuration(const std::optional<diagnosis::DurationStatistics>& usual)
{
    m_times->setUsualDuration(usual);
}

void DetailHeader::setRelated(const std::optional<models::RelatedRun>& origin,
    const std::optional<models::RelatedRun>& outcome)
{
    m_origin = origin;
    m_outcome = outcome;
    showRelated(*m_ui->origin, m_origin);
    showRelated(*m_ui->outcome, m_outcome);
}

void DetailHeader::showRelated(QToolButton& button, const std::optional<models::RelatedRun>& run)
{
    button.setVisible(run.has_value());
    if (!run)
        return;
    QString text = run->text;
    button.setText(text.replace(u'&', QStringLiteral("&&")));
    button.setAccessibleName(run->text);
    button.setToolTip(models::toolTipText(models::displayText(run->id)));
    button.setAccessibleDescription(models::displayText(run->id));
    button.setIcon(theme::icon(commandIcon(run->kind), palette()));
}

void DetailHeader::setOnePage(bool onePage)
{
    const QSignalBlocker quiet(m_ui->onePage);
    m_ui->onePage->setChecked(onePage);
}

void DetailHeader::updateTexts()
{
    const deployment::Deployment& shown = *m_known;
    updateFacts();
    m_ui->status->setState(models::statusText(shown),
        theme::toneOf(shown.status.known, shown.paused),
        theme::statusIcon(shown.status.known, shown.paused, palette()));
    // Whatever else the line has to say: the status is read whole.
    m_ui->status->setMinimumWidth(m_ui->status->sizeHint().width());
    m_ui->percent->setPercent(shown.progress.percentage);
    m_ui->percent->setTone(theme::toneOf(shown.status.known, shown.paused));
    m_ui->traffic->setResources(shown, shown.resources);
    m_times->setDeployment(m_known);
    updateVisibility();
}

/// What it is, and when and by whom it was begun.
void DetailHeader::updateFacts()
{
    if (!m_known)
        return;
    const models::PreviewHeader header = models::previewHeader(
        {m_known, !m_isOutline, {}, {}, nullptr, nullptr, {}, {}, {}}, m_time.now(), m_time.zone());
    m_ui->title->setText(header.title);
    m_ui->title->setAccessibleName(tr("Deployment details: %1", "title").arg(header.title));
    m_ui->id->setText(header.id);
    m_ui->id->setAccessibleDescription(tr("Deployment ID"));
    // Both: the one is read at a glance, the other is written down.
    const QString ago = models::relativeTimeText(m_known->start, m_time.now(), m_time.zone());
    QStringList facts{header.facts, header.started};
    if (ago != models::dateTimeText(m_known->start, m_time.zone()))
        facts << ago;
    facts.removeAll(QString());
    m_ui->facts->setText(facts.join(QStringLiteral(" · ")));
}

void DetailHeader::copyId()
{
    if (!m_known)
        return;
    QGuiApplication::clipboard()->setText(models::rawText(m_known->id));
    Q_EMIT statusMessage(tr("Copied the deployment ID"));
}

void DetailHeader::updateVisibility()
{
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_ui->status, m_ui->percent, m_times, m_ui->id, m_ui->copyId, m_ui->facts})
        widget->setVisible(m_known != nullptr);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_ui->compare, m_ui->refresh,
             m_ui->markdown, m_ui->rawJson, m_ui->onePage, m_ui->commands})
        widget->setVisible(!m_isOutline);
    m_ui->traffic->setVisible(!m_isOutline && m_ui->traffic->isKnown());
    fitBars();
    updateCommands();
}

/// Which buttons there are, and why none of them can be pressed.
void DetailHeader::updateCommands()
{
    const bool isPaused = !m_isOutline && m_known->paused;
    m_ui->commands->setPaused(isPaused || (!m_isOutline && operations::subjectOf(*m_known).isHeld));
    const QString reason = m_ui->commands->reason();
    m_ui->commandReason->setText(reason);
    m_ui->commandReason->setVisible(!m_isOutline && !reason.isEmpty());
}

void DetailHeader::updateAppearance()
{
    m_ui->title->setFont(theme::font(theme::Type::Title));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_ui->commandReason->setPalette(quiet);
    m_ui->facts->setPalette(quiet);
    m_ui->id->setPalette(quiet);
    const auto icon = [this](const char* name) {
        return theme::icon(QString::fromLatin1(name), palette());
    };
    m_ui->copyId->setIcon(icon("copy"));
    m_ui->compare->setIcon(icon("compare"));
    m_ui->refresh->setIcon(icon("refresh"));
    m_ui->markdown->setIcon(icon("copy"));
    m_ui->rawJson->setIcon(icon("braces"));
    m_ui->onePage->setIcon(icon("one-page"));
    setRelated(m_origin, m_outcome);
}

/// What it is of, as ways to others of the same.
void DetailHeader::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_known)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme::icon(QStringLiteral("copy"), palette()), tr("Copy the deployment ID"),
        this, &DetailHeader::copyId);
    menu->addSection(tr("Filter the list by"));
    for (const models::DeploymentFact& fact :
        models::deploymentFacts(*m_known, m_time.now(), m_time.zone())) {
        if (!fact.column)
            continue;
        const QString shown =
            fontMetrics().elidedText(fact.value, Qt::ElideRight, widestInHeaderMenu);
        QString text = tr("%1: %2", "name of a field, its value").arg(fact.title, shown);
        menu->addAction(theme::icon(QStringLiteral("filter"), palette()),
            text.replace(u'&', QStringLiteral("&&")), this,
            [this, column = *fact.column, word = models::rawText(fact.word)] {
                Q_EMIT filterRequested(column, word);
            });
    }
    menu->popup(event->globalPos());
}

void DetailHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    updateAppearance();
    if (m_known)
        updateTexts();
}

} // namespace widgets
