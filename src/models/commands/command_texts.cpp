// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_texts.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

class KindTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)

public:
    static CommandTexts pause()
    {
        return {tr("Pause", "command"), tr("Pause %1", "a deployment"), tr("Pause deployment"), {},
            tr("The deployment of %1 stops where it is until it is resumed. Completed parts are "
               "not undone."),
            tr("Traffic is unchanged: %1 keeps %2."), tr("Pausing"), {}};
    }
    static CommandTexts resume()
    {
        return {tr("Resume", "command"), tr("Resume %1", "a deployment"), tr("Resume deployment"),
            {}, tr("The deployment of %1 continues from where it was paused until it is complete."),
            tr("%1 goes from %2 to %3 of the traffic by the end."), tr("Resuming"), {}};
    }
    static CommandTexts rollBack()
    {
        return {tr("Roll back", "command"), tr("Roll back %1", "a deployment"), tr("Roll back"),
            tr("Roll back to %1"),
            tr("%1 is taken out of service. Choose the version that replaces it."),
            tr("%1 goes from %2 to %3 of the traffic."), tr("Rolling back"),
            tr("Rolling back to %1")};
    }
    static CommandTexts abort()
    {
        return {tr("Abort", "command"), tr("Abort %1", "a deployment"), tr("Abort deployment"), {},
            tr("All of the traffic goes back to the version from before. %1 stays what is wanted: "
               "the deployment ends as failed and can be retried."),
            tr("%1 goes from %2 to %3 of the traffic."), tr("Aborting"), {}};
    }
    static CommandTexts retry()
    {
        return {tr("Retry", "command"), tr("Retry %1", "a deployment"), tr("Retry deployment"), {},
            tr("The aborted deployment of %1 starts again from its first step."),
            tr("Traffic is unchanged at first: %1 has %2."), tr("Retrying"), {}};
    }
    static CommandTexts promote()
    {
        return {tr("Promote", "command"), tr("Promote %1", "a deployment"), tr("Promote one step"),
            {}, tr("The deployment of %1 goes on to its next step; the current one is skipped."),
            tr("%1 has %2 of the traffic; the next step may change that."), tr("Promoting"), {}};
    }
    static CommandTexts promoteFully()
    {
        return {tr("Promote fully", "command"), tr("Promote %1 fully", "a deployment"),
            tr("Promote fully"), {},
            tr("%1 takes over at once: all remaining steps, pauses and analyses are skipped."),
            tr("%1 goes from %2 to %3 of the traffic."), tr("Promoting fully"), {}};
    }
    static CommandTexts restart()
    {
        return {tr("Restart", "command"), tr("Restart %1", "a deployment"), tr("Restart pods"), {},
            tr("All pods that run are replaced little by little, those of %1 and of any other "
               "version; no step runs again."),
            tr("Traffic is unchanged: %1 keeps %2."), tr("Restarting"), {}};
    }
};

struct KindRow {
    operations::CommandKind kind;
    CommandTexts (*texts)();
};
/// In the order of the kinds.
constexpr KindRow rows[]{
    {operations::CommandKind::Pause, KindTexts::pause},
    {operations::CommandKind::Resume, KindTexts::resume},
    {operations::CommandKind::RollBack, KindTexts::rollBack},
    {operations::CommandKind::Abort, KindTexts::abort},
    {operations::CommandKind::Retry, KindTexts::retry},
    {operations::CommandKind::Promote, KindTexts::promote},
    {operations::CommandKind::PromoteFully, KindTexts::promoteFully},
    {operations::CommandKind::Restart, KindTexts::restart},
};
static_assert(std::size(rows) == operations::allCommandSpecs.size());

class JournalTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::JournalTexts)
};

} // namespace

CommandTexts commandTexts(operations::CommandKind kind)
{
    return rows[static_cast<std::size_t>(kind)].texts();
}

QString commandText(operations::CommandKind kind)
{
    return commandTexts(kind).name;
}

QString commandText(const operations::Command& command)
{
    if (!operations::specOf(command.kind).needsTarget || command.targetVersion.empty())
        return commandText(command.kind);
    return commandTexts(command.kind).buttonWithTarget.arg(displayText(command.targetVersion));
}

QString commandUnderWayText(const operations::Command& command)
{
    const CommandTexts texts = commandTexts(command.kind);
    return texts.underWayWithTarget.isEmpty() || command.targetVersion.empty()
        ? texts.underWay
        : texts.underWayWithTarget.arg(displayText(command.targetVersion));
}

QString commandStateText(operations::CommandState state)
{
    using operations::CommandState;
    switch (state) {
    case CommandState::Unknown:
        return JournalTexts::tr("Outcome unknown", "command");
    case CommandState::Prepared:
        return JournalTexts::tr("Not sent yet", "command");
    case CommandState::Sent:
        return JournalTexts::tr("Sent", "command");
    case CommandState::Accepted:
        return JournalTexts::tr("Accepted, waiting", "command");
    case CommandState::Done:
        return JournalTexts::tr("Done", "command");
    case CommandState::Refused:
        return JournalTexts::tr("Refused", "command");
    case CommandState::Failed:
        return JournalTexts::tr("Failed", "command");
    case CommandState::NotSent:
        return JournalTexts::tr("Not sent", "command");
    case CommandState::NotReceived:
        return JournalTexts::tr("Not received", "command");
    case CommandState::Unresolved:
        return JournalTexts::tr("Never determined", "command");
    }
    return {};
}

} // namespace models
