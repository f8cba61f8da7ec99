// SPDX-License-Identifier: GPL-3.0-or-later
// The header of the detail page: what the deployment is, how it stands, and the commands.
#include "controls/outline_view.h"
#include "deploy/deployment/facts.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"
#include "ui_detail_page.h"

#include <QEvent>
#include <QShortcut>

namespace widgets {
namespace {

constexpr double TitleScale = 1.35;

void apply(QPushButton& button, const CommandAvailability& availability)
{
    button.setEnabled(availability.enabled);
    button.setToolTip(availability.reason.toHtmlEscaped());
    button.setAccessibleDescription(availability.reason);
}

} // namespace

void DetailPage::connectHeader()
{
    connect(m_ui->pause, &QPushButton::clicked, this,
        [this] { Q_EMIT pauseRequested(deploymentId()); });
    connect(m_ui->resume, &QPushButton::clicked, this,
        [this] { Q_EMIT resumeRequested(deploymentId()); });
    connect(m_ui->rollBack, &QPushButton::clicked, this,
        [this] { Q_EMIT rollBackRequested(deploymentId()); });
    connect(m_ui->refresh, &QToolButton::clicked, this,
        [this] { Q_EMIT refreshRequested(deploymentId()); });
    connect(m_ui->rawJson, &QToolButton::clicked, this, &DetailPage::showRawJson);
    connect(m_ui->retry, &QPushButton::clicked, this, &DetailPage::retryRequested);
    connect(m_ui->loadState, &StateBanner::activated, this, &DetailPage::retryRequested);
    connect(m_ui->failure, &StateBanner::activated, this, &DetailPage::showLogOfFailure);
    connect(m_ui->commandState, &StateBanner::activated, this,
        [this] { Q_EMIT commandCheckRequested(deploymentId()); });
    connect(m_ui->onePage, &QToolButton::clicked, this, [this](bool onePage) {
        setOnePage(onePage);
        Q_EMIT layoutChosen(onePage);
    });
    connect(&m_time, &models::TimeContext::ticked, this, &DetailPage::updateElapsed);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &DetailPage::updateFailure);
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

void DetailPage::updateHeader()
{
    const deployment::Deployment& shown = *known();
    const QString title = tr("Deployment details - %1 %2", "version, environment")
                              .arg(models::displayText(shown.version, 128),
                                  models::displayText(shown.environment, 128));
    m_ui->title->setText(title);
    m_ui->title->setToolTip(title.toHtmlEscaped());
    m_ui->status->setState(models::statusText(shown),
        theme::toneOf(shown.status.known, shown.paused),
        theme::statusIcon(shown.status.known, shown.paused, palette()));
    // Whatever else the line has to say: the status is read whole.
    m_ui->status->setMinimumWidth(m_ui->status->sizeHint().width());
    m_ui->percent->setPercent(shown.progress.percentage);
    m_ui->percent->setTone(theme::toneOf(shown.status.known, shown.paused));
    m_ui->traffic->setResources(shown.resources);
    m_ui->traffic->setVisible(m_ui->traffic->isKnown());
    updateElapsed();
    updateFailure();
    updateCommandReason();
}

void DetailPage::updateElapsed()
{
    if (!known())
        return;
    if (!deployment::hasEnded(*known()))
        m_time.needNextSecond();
    m_ui->elapsed->setText(models::elapsedText(*known(), m_time.now()));
}

void DetailPage::updateFailure()
{
    // The list tells no steps and no log.
    m_failure = m_record.deployment ? models::failureText(*m_record.deployment, m_time.zone())
                                    : std::nullopt;
    if (!m_failure) {
        m_ui->failure->setState({}, theme::Tone::Bad);
        return;
    }
    m_ui->failure->setState(m_failure->text,
        m_failure->isByHand ? theme::Tone::Warning : theme::Tone::Bad,
        m_failure->logEntry ? tr("Show log at this moment") : QString());
}

void DetailPage::setFreshness(const StateLine& line)
{
    m_ui->freshness->setState(line.text, line.tone);
    m_ui->freshness->setVisible(!line.text.isEmpty());
    m_canRetry = line.canAct;
    updateRetry();
}

void DetailPage::setCommandState(const StateLine& line)
{
    m_ui->commandState->setState(line.text, line.tone, line.canAct ? tr("Check now") : QString());
}

void DetailPage::setLoadState(const StateLine& line)
{
    m_ui->loadState->setState(line.text, line.tone, line.canAct ? tr("Try again") : QString());
    m_loadFailed = line.canAct;
    updateRetry();
    showOutline();
}

void DetailPage::updateRetry()
{
    // One button is enough where both would do the same.
    m_ui->retry->setVisible(m_canRetry && !m_loadFailed);
}

void DetailPage::showOutline()
{
    m_outlineView->setOutline(m_outline, m_loadFailed && !m_record.deployment);
}

void DetailPage::setCommandAvailability(const CommandsAvailability& availability)
{
    m_availability = availability;
    apply(*m_ui->pause, availability.pause);
    apply(*m_ui->resume, availability.resume);
    apply(*m_ui->rollBack, availability.rollBack);
    updateCommandReason();
}

void DetailPage::updateCommandReason()
{
    const bool paused = m_record.deployment && m_record.deployment->paused;
    const CommandAvailability& first = paused ? m_availability.resume : m_availability.pause;
    const bool none = !first.enabled && !m_availability.rollBack.enabled;
    m_ui->resume->setVisible(m_record.deployment && paused);
    m_ui->pause->setVisible(m_record.deployment && !paused);
    m_ui->commandReason->setText(m_availability.rollBack.reason);
    m_ui->commandReason->setVisible(
        m_record.deployment && none && !m_availability.rollBack.reason.isEmpty());
}

void DetailPage::restyle()
{
    QFont font = this->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * TitleScale);
    m_ui->title->setFont(font);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    m_ui->commandReason->setPalette(quiet);
    const auto icon = [this](const char* name) {
        return theme::icon(QString::fromLatin1(name), palette());
    };
    m_ui->refresh->setIcon(icon("refresh"));
    m_ui->rawJson->setIcon(icon("braces"));
    m_ui->onePage->setIcon(icon("one-page"));
    m_ui->pause->setIcon(icon("pause"));
    m_ui->resume->setIcon(icon("resume"));
    m_ui->rollBack->setIcon(icon("roll-back"));
}

void DetailPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    restyle();
    if (known())
        updateHeader();
}

} // namespace widgets
