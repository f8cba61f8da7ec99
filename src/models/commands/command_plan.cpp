// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_plan.h"

#include "deploy/models/commands/command_disabled_reason.h"
#include "deploy/models/texts.h"
#include "deploy/operations/command_spec.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace models {

namespace {

class PlanTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

/// What was typed fits letter for letter, or as the name is shown: control characters can't be
/// typed.
bool confirms(const QString& typed, const QString& wanted)
{
    return typed.trimmed() == wanted.trimmed()
        || typed.trimmed() == displayText(wanted.toStdString(), 0).trimmed();
}

QString gapText(CommandGap gap)
{
    switch (gap) {
    case CommandGap::Obstacle:
        break;
    case CommandGap::Acknowledgement:
        return PlanTexts::tr("that you have seen what changed", "still missing: …");
    case CommandGap::Target:
        return PlanTexts::tr("the version to roll back to", "still missing: …");
    case CommandGap::Reason:
        return PlanTexts::tr("a reason", "still missing: …");
    case CommandGap::Confirmation:
        return PlanTexts::tr("the typed confirmation", "still missing: …");
    }
    return {};
}

} // namespace

QString disabledReasonOf(const CommandPlan& plan)
{
    const deployment::Deployment& deployment = *plan.deployment;
    return plan.obstacle.isEmpty()
        ? disabledReasonFor(plan.kind, situationOf(deployment, plan.succession))
        : plan.obstacle;
}

QString sendableReason(const QString& typed)
{
    QString reason = typed.simplified().left(maximumReasonLength);
    // Half of a surrogate pair would not be text any more.
    if (!reason.isEmpty() && reason.back().isHighSurrogate())
        reason.chop(1);
    return reason.trimmed();
}

QString confirmationWanted(const CommandPlan& plan)
{
    if (!operations::specOf(plan.kind).needsConfirmation
        || plan.connection.safety != operations::SafetyLevel::Production)
        return {};
    const QString environment = rawText(plan.deployment->environment);
    return environment.trimmed().isEmpty() ? rawText(plan.deployment->id) : environment;
}

std::vector<CommandGap> gapsOf(
    const CommandPlan& plan, const CommandDraft& draft, bool changesAcknowledged)
{
    const operations::CommandSpec& spec = operations::specOf(plan.kind);
    std::vector<CommandGap> gaps;
    if (!disabledReasonOf(plan).isEmpty())
        gaps.push_back(CommandGap::Obstacle);
    if (!changesAcknowledged)
        gaps.push_back(CommandGap::Acknowledgement);
    if (spec.needsTarget && chosenTarget(plan, draft.targetVersion) == nullptr)
        gaps.push_back(CommandGap::Target);
    if (spec.needsReason && sendableReason(draft.reason).isEmpty())
        gaps.push_back(CommandGap::Reason);
    const QString wanted = confirmationWanted(plan);
    if (!wanted.isEmpty() && !confirms(draft.confirmation, wanted))
        gaps.push_back(CommandGap::Confirmation);
    return gaps;
}

QString gapsText(const std::vector<CommandGap>& gaps, const CommandPlan& plan)
{
    // What nobody can mend in the dialog stands alone.
    if (const QString obstacle = disabledReasonOf(plan); !obstacle.isEmpty())
        return obstacle;
    if (operations::specOf(plan.kind).needsTarget && plan.targets.empty())
        return PlanTexts::tr("No earlier version succeeded in this environment, so there is "
                             "nothing to roll back to.");
    QStringList parts;
    for (const CommandGap gap : gaps)
        parts << gapText(gap);
    return parts.isEmpty()
        ? QString()
        : PlanTexts::tr("Still missing: %1.").arg(QLocale().createSeparatedList(parts));
}

const RollbackTarget* chosenTarget(const CommandPlan& plan, const std::string& version)
{
    const auto found = std::ranges::find(plan.targets, version, &RollbackTarget::version);
    return version.empty() || found == plan.targets.end() ? nullptr : &*found;
}

} // namespace models
