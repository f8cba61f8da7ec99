// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_commands.h"

#include "commands/command_session.h"
#include "detail_controller.h"
#include "session/source_session.h"

#include "deploy/models/commands/command_changes.h"
#include "deploy/models/commands/command_disabled_reason.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/detail/deployment_marks.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/commands/command_origin.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"

namespace console {

using models::CommandKind;
using operations::CommandState;
using widgets::DetailPage;
using widgets::theme::Tone;

DetailCommands::DetailCommands(DetailController& controller, CommandSession& commands,
    const models::TimeContext& time, DetailPage& page)
    : QObject(&controller)
    , m_controller(controller)
    , m_commands(commands)
    , m_time(time)
    , m_page(page)
    , m_briefing(commands, this)
{
    for (const operations::JournalEntry& entry : commands.unfinished()) {
        const bool isNewer = !m_last || m_last->command.decidedAt < entry.command.decidedAt;
        if (entry.command.deployment == controller.deploymentId().toStdString() && isNewer)
            m_last = entry;
    }
    connectPage();
    connect(&commands, &CommandSession::changed, this, &DetailCommands::follow);
    connect(&m_briefing, &DialogBriefing::changed, this, [this] {
        if (m_dialog)
            m_dialog->setPlan(planNow(m_dialog->plan().kind));
    });
    connect(&commands, &CommandSession::availabilityChanged, this, &DetailCommands::refresh);
    // What else is deployed to the environment decides too.
    for (const auto change : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&controller.session(), change, this, &DetailCommands::showAvailability);
    connect(&controller.session().source(), &sources::Source::clockLeadChanged, this,
        &DetailCommands::showGiven);
    connect(&controller, &DetailController::snapshotChanged, this, [this] {
        refresh();
        if (m_phase == CommandPhase::Checking && m_controller.snapshot()->requestedAt >= m_awaited)
            sendChecked();
    });
    connect(
        &controller, &DetailController::fetchFailed, this, [this](const deployment::Error& error) {
            if (m_phase == CommandPhase::Checking)
                failCheck(models::translated(error.message));
        });
    refresh();
    showState();
    showGiven();
}

/// The commands that were given, for the marks in the curves: when, by the clock of the curves.
void DetailCommands::showGiven()
{
    m_commands.readGiven(
        m_controller.deploymentId(), this, [this](std::vector<operations::JournalEntry> given) {
            for (operations::JournalEntry& entry : given)
                entry.command.decidedAt += m_time.lead();
            m_page.marks().setGivenCommands(std::move(given));
        });
}

void DetailCommands::connectPage()
{
    connect(&m_page, &DetailPage::commandRequested, this, &DetailCommands::ask);
    connect(&m_page, &DetailPage::commandCheckRequested, this, [this] {
        if (m_last)
            m_commands.check(*m_last);
    });
    connect(&m_time, &models::TimeContext::zoneChanged, this, &DetailCommands::showState);
}

void DetailCommands::ask(CommandKind kind)
{
    enter(CommandEvent::Asked);
    if (m_phase == CommandPhase::Waiting)
        m_wanted = kind;
    refresh();
}

void DetailCommands::enter(CommandEvent event)
{
    const CommandPhase before = std::exchange(m_phase, nextPhase(m_phase, event));
    const bool wasChecking = before == CommandPhase::Checking;
    if (wasChecking != (m_phase == CommandPhase::Checking))
        showAvailability();
}

void DetailCommands::refresh()
{
    showAvailability();
    const auto& snapshot = m_controller.snapshot();
    if (!snapshot)
        return;
    if (m_dialog) {
        m_dialog->setPlan(planNow(m_dialog->plan().kind));
        askForBriefing();
    }
    if (m_phase == CommandPhase::Reviewing) {
        review();
    } else if (m_phase == CommandPhase::Waiting && !(m_dialog && m_dialog->isVisible())) {
        m_briefing.reset();
        openDialog(m_commands.plan(m_wanted, snapshot));
        m_dialog->open();
        enter(CommandEvent::Known);
    }
}

void DetailCommands::showAvailability()
{
    std::vector<widgets::CommandAvailability> commands;
    for (const operations::CommandSpec& spec : m_commands.offered())
        commands.push_back(availabilityOf(spec.kind));
    m_controller.showAvailability(commands);
}

widgets::CommandAvailability DetailCommands::availabilityOf(CommandKind kind) const
{
    const auto& snapshot = m_controller.snapshot();
    QString reason = m_commands.disabledReason(m_controller.deploymentId(), kind);
    if (reason.isEmpty() && !snapshot)
        reason = tr("Loading…");
    if (reason.isEmpty() && m_phase == CommandPhase::Checking)
        reason = tr("Checking the current state before sending…");
    if (reason.isEmpty())
        reason = models::disabledReasonFor(kind,
            models::situationOf(
                snapshot->deployment, m_commands.succession(kind, snapshot->deployment)));
    return {kind, reason.isEmpty(), reason};
}

void DetailCommands::openDialog(const models::CommandPlan& plan)
{
    m_dialog = new widgets::CommandDialog(plan, m_time, &m_page);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &widgets::CommandDialog::sendRequested, this, &DetailCommands::check);
    connect(m_dialog, &widgets::CommandDialog::targetChosen, this, &DetailCommands::askForBriefing);
    connect(m_dialog, &QDialog::rejected, this, [this] { enter(CommandEvent::Closed); });
    askForBriefing();
}

models::CommandPlan DetailCommands::planNow(CommandKind kind) const
{
    return m_briefing.applied(m_commands.plan(kind, m_controller.snapshot()));
}

void DetailCommands::askForBriefing()
{
    if (m_dialog && m_controller.snapshot())
        m_briefing.ask(m_dialog->plan(), m_dialog->draft(), m_controller.snapshot());
}

void DetailCommands::check(const models::CommandDraft& draft)
{
    // Not every server guards a command by a revision: the state is read once more before it is
    // sent.
    m_decision = {m_dialog->plan(), draft};
    m_awaited = Clock::now();
    enter(CommandEvent::Decided);
    m_page.setCommandState({tr("Checking the current state before sending…"), Tone::Info});
    m_controller.fetch();
}

void DetailCommands::sendChecked()
{
    const auto& snapshot = m_controller.snapshot();
    const auto& [plan, draft] = m_decision;
    const models::CommandPlan now = planNow(plan.kind);
    if (models::requiresReconfirmation(models::changesBetween(plan, now, draft.targetVersion))) {
        m_page.setCommandState(
            {tr("Not sent: %1").arg(tr("the deployment has changed in the meantime.")), Tone::Bad});
        m_awaited = snapshot->requestedAt;
        enter(CommandEvent::Changed);
        review();
        return;
    }
    if (const QString disabledReason = models::disabledReasonOf(now); !disabledReason.isEmpty()) {
        failCheck(disabledReason);
        return;
    }
    enter(CommandEvent::Same);
    if (const auto error = m_commands.send(now, draft, snapshot))
        failCheck(models::translated(error->message));
}

void DetailCommands::failCheck(const QString& reason)
{
    enter(CommandEvent::Unsendable);
    m_page.setCommandState({tr("Not sent: %1").arg(reason), Tone::Bad});
}

void DetailCommands::follow(
    const operations::JournalEntry& entry, const std::optional<deployment::Error>& error)
{
    if (entry.command.deployment != m_controller.deploymentId().toStdString())
        return;
    const auto now = Clock::now();
    // Whatever happened, the deployment may be another one now; without an answer nothing has, and
    // a reading takes the turn of the one that shows what will.
    const bool isUnanswered =
        entry.state == CommandState::Prepared || entry.state == CommandState::Sent;
    if (!isUnanswered)
        m_controller.fetch();
    showGiven();
    if (m_last && entry.command.decidedAt < m_last->command.decidedAt)
        return; // an earlier command; the line is the newest one's
    m_last = entry;
    showState();
    const bool isOwn = sources::isInOwnHands(entry);
    if (!operations::isFinal(entry.state) || m_phase != CommandPhase::Sent || !isOwn)
        return;
    // If it was refused, another user may have been faster: the fetch shows it.
    m_isLate = error && error->code == deployment::ErrorCode::Changed;
    m_awaited = now;
    enter(entry.state == CommandState::Refused ? CommandEvent::Refused : CommandEvent::Ended);
}

void DetailCommands::review()
{
    const auto& snapshot = m_controller.snapshot();
    if ((m_dialog && m_dialog->isVisible()) || snapshot->requestedAt < m_awaited)
        return;
    const auto& [plan, draft] = m_decision;
    const models::CommandPlan now = planNow(plan.kind);
    const bool hasChanged =
        models::requiresReconfirmation(models::changesBetween(plan, now, draft.targetVersion));
    if (!std::exchange(m_isLate, false) && !hasChanged) {
        enter(CommandEvent::Same); // refused for another reason, given in the server's words
        return;
    }
    openDialog(plan);
    m_dialog->setDraft(draft);
    m_dialog->showConflict(now);
    m_dialog->open();
    enter(CommandEvent::Changed);
}

void DetailCommands::showState()
{
    if (!m_last)
        return;
    const QString what = models::commandText(m_last->command);
    const QString when =
        models::timeText(m_last->sentAt.value_or(m_last->command.decidedAt), m_time.zone());
    const QString outcome = models::rawText(m_last->outcome);
    switch (m_last->state) {
    case CommandState::Prepared:
    case CommandState::Sent:
        m_page.setCommandState({tr("%1: requested at %2…").arg(what, when), Tone::Info});
        return;
    case CommandState::Accepted:
        m_page.setCommandState(widgets::StatusMessage::withAction(
            tr("%1: accepted, requested at %2; waiting for it to take effect.").arg(what, when),
            Tone::Info));
        return;
    case CommandState::Unknown:
        m_page.setCommandState(widgets::StatusMessage::withAction(
            tr("%1, requested at %2: outcome unknown. It will not be sent again. %3")
                .arg(what, when, outcome)
                .trimmed(),
            Tone::Warning));
        return;
    case CommandState::Done:
        m_page.setCommandState({tr("%1: done. %2").arg(what, outcome), Tone::Good});
        return;
    case CommandState::Refused:
        m_page.setCommandState({tr("%1: refused. %2").arg(what, outcome), Tone::Bad});
        return;
    case CommandState::Failed:
        m_page.setCommandState({tr("%1: failed. %2").arg(what, outcome), Tone::Bad});
        return;
    case CommandState::NotSent:
        m_page.setCommandState({tr("%1: not sent. %2").arg(what, outcome), Tone::Bad});
        return;
    case CommandState::NotReceived:
    case CommandState::Unresolved:
        m_page.setCommandState(
            {tr("%1, requested at %2: %3").arg(what, when, outcome), Tone::Warning});
        return;
    }
}

} // namespace console
