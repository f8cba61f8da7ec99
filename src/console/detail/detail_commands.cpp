// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_commands.h"

#include "commands/command_rules.h"
#include "commands/command_session.h"
#include "commands/journal_records.h"
#include "detail_controller.h"
#include "session/source_session.h"

#include "deploy/models/commands/command_changes.h"
#include "deploy/models/commands/command_preview.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"

namespace console {

using models::CommandKind;
using sources::CommandState;
using widgets::DetailPage;
using widgets::theme::Tone;

DetailCommands::DetailCommands(DetailController& controller, CommandSession& commands,
    const models::TimeContext& time, DetailPage& page)
    : QObject(&controller)
    , m_controller(controller)
    , m_commands(commands)
    , m_time(time)
    , m_page(page)
{
    for (const sources::JournalEntry& entry : commands.open()) {
        const bool isNewer = !m_last || m_last->command.decided < entry.command.decided;
        if (entry.command.deployment == controller.deploymentId() && isNewer)
            m_last = entry;
    }
    connectPage();
    connect(&commands, &CommandSession::changed, this, &DetailCommands::follow);
    connect(&commands, &CommandSession::obstacleChanged, this, &DetailCommands::refresh);
    // What else is deployed to the environment decides too.
    for (const auto change : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&controller.session(), change, this, &DetailCommands::showAvailability);
    connect(&controller, &DetailController::snapshotChanged, this, [this] {
        refresh();
        if (m_decided && m_controller.snapshot()->asked >= *m_decided)
            sendChecked();
    });
    connect(
        &controller, &DetailController::fetchFailed, this, [this](const deployment::Error& error) {
            if (std::exchange(m_decided, std::nullopt))
                sayNotSent(models::translated(error.message));
        });
    refresh();
    showState();
}

void DetailCommands::connectPage()
{
    connect(&m_page, &DetailPage::pauseRequested, this, [this] { ask(CommandKind::Pause); });
    connect(&m_page, &DetailPage::resumeRequested, this, [this] { ask(CommandKind::Resume); });
    connect(&m_page, &DetailPage::rollBackRequested, this, [this] { ask(CommandKind::RollBack); });
    connect(&m_page, &DetailPage::commandCheckRequested, this, [this] {
        if (m_last)
            m_commands.check(*m_last);
    });
}

void DetailCommands::ask(CommandKind kind)
{
    m_wanted = kind;
    refresh();
}

void DetailCommands::refresh()
{
    const auto& snapshot = m_controller.snapshot();
    const QString obstacle = m_commands.obstacle(m_controller.deploymentId());
    if (!snapshot) {
        const widgets::CommandAvailability none{
            false, obstacle.isEmpty() ? tr("Loading…") : obstacle};
        m_page.setCommandAvailability({none, none, none});
        return;
    }
    showAvailability();
    if (m_dialog)
        m_dialog->setPlan(m_commands.plan(m_dialog->plan().kind, snapshot));
    if (m_isChanged)
        askAnew();
    else if (m_wanted && !(m_dialog && m_dialog->isVisible())) // a closed one is deleted later
        showDialog(*std::exchange(m_wanted, std::nullopt));
}

void DetailCommands::showAvailability()
{
    if (const auto& snapshot = m_controller.snapshot())
        m_page.setCommandAvailability(availabilityOf(
            models::situationOf(snapshot->deployment, m_commands.succession(snapshot->deployment)),
            m_commands.obstacle(m_controller.deploymentId())));
}

void DetailCommands::showDialog(CommandKind kind)
{
    m_dialog =
        new widgets::CommandDialog(m_commands.plan(kind, m_controller.snapshot()), m_time, &m_page);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &widgets::CommandDialog::sendRequested, this,
        [this](const models::CommandDraft& draft) { check(m_dialog->plan(), draft); });
    m_dialog->open();
}

void DetailCommands::check(const models::CommandPlan& plan, const models::CommandDraft& draft)
{
    // Not every server guards a command by a revision: the state is read once more before it is
    // sent.
    m_sentPlan = plan;
    m_sentDraft = draft;
    m_decided = std::chrono::steady_clock::now();
    m_page.setCommandState({tr("Checking the state before anything is sent…"), Tone::Info, false});
    m_controller.fetch();
}

void DetailCommands::sendChecked()
{
    m_decided.reset();
    const auto& snapshot = m_controller.snapshot();
    const models::CommandPlan now = m_commands.plan(m_sentPlan.kind, snapshot);
    if (models::asksAnew(models::changesBetween(m_sentPlan, now, m_sentDraft.targetVersion))) {
        sayNotSent(tr("the deployment has changed meanwhile."));
        m_isChanged = true;
        m_refused = snapshot->asked;
        askAnew();
    } else if (const QString obstacle = models::obstacleOf(now); !obstacle.isEmpty()) {
        sayNotSent(obstacle);
    } else if (const auto error = m_commands.send(now, m_sentDraft, snapshot)) {
        sayNotSent(models::translated(error->message));
    }
}

void DetailCommands::sayNotSent(const QString& reason)
{
    m_page.setCommandState({tr("Not sent: %1").arg(reason), Tone::Bad, false});
}

void DetailCommands::follow(
    const sources::JournalEntry& entry, const std::optional<deployment::Error>& error)
{
    if (entry.command.deployment != m_controller.deploymentId())
        return;
    // Whatever happened, the deployment may be another one now.
    m_controller.fetch();
    if (m_last && entry.command.decided < m_last->command.decided)
        return; // an earlier command; the line is the newest one's
    m_last = entry;
    showState();
    // Perhaps somebody was quicker.
    m_isChanged = entry.state == CommandState::Refused && m_sentPlan.deployment;
    m_isLate = error && error->code == deployment::ErrorCode::Changed;
    m_refused = std::chrono::steady_clock::now();
}

void DetailCommands::askAnew()
{
    // The answer to the fetch that follow() asked for: the state that the server refused on.
    const auto& snapshot = m_controller.snapshot();
    if (m_dialog || snapshot->asked < m_refused)
        return;
    m_isChanged = false;
    const models::CommandPlan now = m_commands.plan(m_sentPlan.kind, snapshot);
    const bool hasChanged =
        models::asksAnew(models::changesBetween(m_sentPlan, now, m_sentDraft.targetVersion));
    if (!hasChanged && !std::exchange(m_isLate, false))
        return; // refused for another reason, which the server's words tell
    m_dialog = new widgets::CommandDialog(m_sentPlan, m_time, &m_page);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setDraft(m_sentDraft);
    m_dialog->showConflict(now);
    connect(m_dialog, &widgets::CommandDialog::sendRequested, this,
        [this](const models::CommandDraft& draft) { check(m_dialog->plan(), draft); });
    m_dialog->open();
}

void DetailCommands::showState()
{
    if (!m_last)
        return;
    const QString what = models::commandText(recordOf(*m_last, true));
    const QString when =
        models::timeText(m_last->sent.value_or(m_last->command.decided), m_time.zone());
    switch (m_last->state) {
    case CommandState::Prepared:
    case CommandState::Sent:
        m_page.setCommandState({tr("%1: requested at %2…").arg(what, when), Tone::Info, false});
        return;
    case CommandState::Accepted:
        m_page.setCommandState(
            {tr("%1: accepted, requested at %2; waiting for it to take effect.").arg(what, when),
                Tone::Info, true});
        return;
    case CommandState::Unknown:
        m_page.setCommandState({tr("%1, requested at %2: nobody can say yet whether it took "
                                   "effect. It is not sent again. %3")
                                    .arg(what, when, m_last->outcome)
                                    .trimmed(),
            Tone::Warning, true});
        return;
    case CommandState::Done:
        m_page.setCommandState({tr("%1: done. %2").arg(what, m_last->outcome), Tone::Good, false});
        return;
    case CommandState::Refused:
        m_page.setCommandState(
            {tr("%1: refused. %2").arg(what, m_last->outcome), Tone::Bad, false});
        return;
    case CommandState::Failed:
        m_page.setCommandState({tr("%1: failed. %2").arg(what, m_last->outcome), Tone::Bad, false});
        return;
    case CommandState::NotSent:
        m_page.setCommandState(
            {tr("%1: not sent. %2").arg(what, m_last->outcome), Tone::Bad, false});
        return;
    case CommandState::NotReceived:
    case CommandState::Unresolved:
        m_page.setCommandState(
            {tr("%1, requested at %2: %3").arg(what, when, m_last->outcome), Tone::Warning, false});
        return;
    }
}

} // namespace console
