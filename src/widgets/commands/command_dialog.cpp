// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/commands/command_dialog.h"

#include "deploy/models/commands/command_preview.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/operations/command_spec.h"
#include "deploy/widgets/theme/letters.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"
#include "deploy/widgets/windows/screen_fit.h"

#include "command_target_table.h"
#include "controls/command_icon.h"
#include "ui_command_dialog.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace widgets {

namespace {

using models::CommandKind;
using models::MissingInput;

constexpr int titleIconSize = 20;
constexpr int commandDialogWidth = 780;

/// A foreign text on a button: no letter of it may become a shortcut.
QString escapeMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

CommandDialog::CommandDialog(
    const models::CommandPlan& plan, const models::TimeContext& time, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CommandDialog>())
    , m_time(time)
    , m_plan(plan)
{
    m_ui->setupUi(this);
    m_ui->changes->setDecidedOn(plan);
    m_targets = new CommandTargetTable(time, this);
    setupInputs();
    setupButtons();
    connectInputs();
    updateAppearance();
    showPlan();
    // Grows to fit when it is shown.
    resize(theme::inLetters(font(), commandDialogWidth), minimumSizeHint().height());
    // What is asked first is answered first; what it will do stands above.
    (needsTarget() ? static_cast<QWidget*>(m_targets) : m_ui->reason)->setFocus();
}

CommandDialog::~CommandDialog() = default;

void CommandDialog::setupInputs()
{
    m_ui->targetRows->insertWidget(1, m_targets);
    m_ui->targetCaption->setBuddy(m_targets);
    m_ui->reason->setMaxLength(models::maxReasonLength);
    m_ui->title->setFont(theme::font(theme::Type::Title));
    m_ui->targetCaption->setVisible(needsTarget());
    m_targets->setVisible(needsTarget());
    QWidget::setTabOrder(m_targets, m_ui->reason);
    QWidget::setTabOrder(m_ui->reason, m_ui->confirmation);
}

void CommandDialog::setupButtons()
{
    QPushButton* cancel = m_ui->buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    m_send = m_ui->buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setAutoDefault(false);
}

void CommandDialog::connectInputs()
{
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &CommandDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &CommandDialog::send);
    connect(m_targets, &CommandTargetTable::choiceChanged, this, &CommandDialog::refresh);
    connect(m_targets, &CommandTargetTable::choiceChanged, this, &CommandDialog::targetChosen);
    connect(m_ui->reason, &QLineEdit::textChanged, this, &CommandDialog::refresh);
    connect(m_ui->confirmation, &QLineEdit::textChanged, this, &CommandDialog::refresh);
    connect(
        m_ui->changes, &CommandChangesPanel::acknowledgedChanged, this, &CommandDialog::refresh);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &CommandDialog::refresh);
}

void CommandDialog::setPlan(const models::CommandPlan& plan)
{
    const std::string chosen = m_targets->chosenVersion();
    // What was asked for when the dialog opened belongs to what it opened with.
    if (m_plan.awaitsBriefing && !plan.awaitsBriefing)
        m_ui->changes->setTargets(plan.targets);
    m_plan = plan;
    showPlan();
    showChanges(chosen);
}

void CommandDialog::showConflict(const models::CommandPlan& now)
{
    const std::string chosen = m_targets->chosenVersion();
    m_plan = now;
    showPlan();
    choose(chosen);
    m_ui->changes->setConflict();
    showChanges(chosen);
}

void CommandDialog::setDraft(const models::CommandDraft& draft)
{
    choose(draft.targetVersion);
    m_ui->reason->setText(draft.reason);
}

void CommandDialog::choose(const std::string& version)
{
    const models::RollbackTarget* target = models::chosenTarget(m_plan, version);
    // What has turned bad since is not chosen automatically.
    if (target != nullptr && !target->knownBad)
        m_targets->choose(version);
    else
        m_targets->clearSelection();
}

bool CommandDialog::needsTarget() const
{
    return operations::specOf(m_plan.kind).needsTarget;
}

models::CommandDraft CommandDialog::draft() const
{
    return {needsTarget() ? m_targets->chosenVersion() : std::string(),
        models::normalizedReason(m_ui->reason->text()), m_ui->confirmation->text()};
}

void CommandDialog::showPlan()
{
    m_targets->setTargets(m_plan.targets);
    m_ui->connection->setConnection(m_plan.connection, models::reachesProduction(m_plan));
    const QString wanted = models::confirmationWanted(m_plan);
    const QString shown = models::displayText(wanted.toStdString());
    m_ui->confirmationCaption->setText(
        tr("This is production. To confirm, type the name of the environment: %1").arg(shown));
    m_ui->confirmation->setAccessibleName(tr("Type %1 to confirm").arg(shown));
    // What has become impossible is not confirmed.
    const bool isAsked = !wanted.isEmpty() && models::disabledReasonOf(m_plan).isEmpty();
    m_ui->confirmationCaption->setVisible(isAsked);
    m_ui->confirmation->setVisible(isAsked);
    refresh();
}

void CommandDialog::showChanges(const std::string& targetVersion)
{
    if (!m_ui->changes->showChangesTo(m_plan, targetVersion))
        return;
    growToFit();
    m_ui->scroll->verticalScrollBar()->setValue(0);
}

int CommandDialog::wantedHeight() const
{
    const QMargins margins = layout()->contentsMargins();
    const int inner = width() - margins.left() - margins.right();
    return layout()->totalHeightForWidth(width()) - m_ui->scroll->sizeHint().height()
        + m_ui->scroll->wantedHeight(inner);
}

/// It never shrinks: no button must move under the pointer.
void CommandDialog::resizeToFit()
{
    layout()->activate();
    const int room = roomOnScreen(*this).height();
    resize(width(), std::max(height(), std::min(wantedHeight(), room)));
}

void CommandDialog::growToFit()
{
    resizeToFit();
    if (isVisible())
        keepOnScreen(*this);
}

void CommandDialog::refresh()
{
    const models::CommandPreview preview = models::previewOf(m_plan, draft().targetVersion);
    setWindowTitle(preview.title);
    m_ui->title->setText(preview.title);
    m_ui->effect->setText(preview.effect);
    m_ui->preview->show(m_plan, preview, m_time.zone());
    const QString notes = models::notesText(m_plan);
    m_ui->notes->setText(notes);
    m_ui->notes->setVisible(!notes.isEmpty());
    m_send->setText(escapeMnemonic(preview.sendText));
    m_ui->reasonCount->setText(tr("%L1 of %L2 characters")
                                   .arg(m_ui->reason->text().size())
                                   .arg(m_ui->reason->maxLength()));
    showTargetWarning();
    showMissingInputs();
    if (isVisible())
        growToFit();
}

void CommandDialog::showTargetWarning()
{
    const models::RollbackTarget* target = models::chosenTarget(m_plan, m_targets->chosenVersion());
    const bool isBad = target != nullptr && target->knownBad;
    m_ui->targetWarning->setState(isBad
            ? tr("%1 is known to be bad here: it failed or was rolled back on %2.")
                  .arg(models::displayText(target->version),
                      models::dateTimeText(target->knownBad, m_time.zone())
                          + models::offsetMark(target->knownBad, m_time.zone(), m_time.now()))
            : QString(),
        theme::Tone::Bad);
}

void CommandDialog::showMissingInputs()
{
    const std::vector<MissingInput> missing = missingInputs();
    m_ui->remaining->setText(models::missingInputsText(missing, m_plan));
    m_send->setEnabled(missing.empty() && !m_isSent);
}

std::vector<MissingInput> CommandDialog::missingInputs() const
{
    return models::missingInputs(m_plan, draft(), m_ui->changes->isAcknowledged());
}

QWidget* CommandDialog::inputOf(MissingInput input) const
{
    switch (input) {
    case MissingInput::Acknowledgement:
        return m_ui->changes->findChild<QCheckBox*>();
    case MissingInput::Target:
        return m_targets;
    case MissingInput::Reason:
        return m_ui->reason;
    case MissingInput::Confirmation:
    case MissingInput::MatchingConfirmation:
        return m_ui->confirmation;
    case MissingInput::NotPossible:
    case MissingInput::Briefing:
        break;
    }
    return m_ui->buttons->button(QDialogButtonBox::Cancel);
}

void CommandDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event);
        return;
    }
    // Enter in a field neither cancels (what was typed would be lost) nor sends: it goes to what is
    // missing next, at last to the button. A key that is held down never presses it.
    if (focusWidget() != m_send)
        focusNextMissingInput();
    else if (!event->isAutoRepeat())
        m_send->click();
}

void CommandDialog::focusNextMissingInput()
{
    const std::vector<MissingInput> missing = missingInputs();
    QWidget* next = missing.empty() ? m_send : inputOf(missing.front());
    next->setFocus(Qt::TabFocusReason);
    showFocus();
}

/// On a small screen not all that is asked is in sight.
void CommandDialog::showFocus()
{
    QWidget* const here = focusWidget();
    if (here != nullptr && m_ui->body->isAncestorOf(here))
        m_ui->scroll->ensureWidgetVisible(here, 0, theme::space::tight);
}

void CommandDialog::send()
{
    if (m_isSent || !missingInputs().empty())
        return;
    m_isSent = true;
    m_send->setEnabled(false);
    Q_EMIT sendRequested(draft());
    accept();
}

void CommandDialog::showEvent(QShowEvent* event)
{
    resizeToFit();
    QDialog::showEvent(event); // which places it
    showFocus();
}

void CommandDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void CommandDialog::updateAppearance()
{
    const QString icon = commandIcon(m_plan.kind);
    m_ui->icon->setPixmap(theme::icon(icon, palette().color(QPalette::WindowText))
                              .pixmap(titleIconSize, titleIconSize));
    if (m_send != nullptr)
        m_send->setIcon(theme::icon(icon, palette()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_ui->reasonCount->setPalette(quiet);
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, theme::foreground(theme::Tone::Warning, palette()));
    m_ui->remaining->setPalette(warning);
}

} // namespace widgets
