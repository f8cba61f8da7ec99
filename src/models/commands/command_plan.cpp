// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_plan.h"

#include "deploy/history/environment_kind.h"
#include "deploy/models/commands/command_disabled_reason.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/command_spec.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace models {

namespace {

class PlanTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

/// What was typed matches verbatim, or as the name is shown: control characters can't be typed.
bool confirms(const QString& typed, const QString& wanted)
{
    return typed.trimmed() == wanted.trimmed()
        || typed.trimmed() == displayText(wanted.toStdString(), 0).trimmed();
}

QString missingInputText(MissingInput input)
{
    switch (input) {
    case MissingInput::NotPossible:
        break;
    case MissingInput::Briefing:
        return PlanTexts::tr("what the cluster says about it", "still missing: …");
    case MissingInput::Acknowledgement:
        return PlanTexts::tr(
            "your confirmation that you have seen the changes", "still missing: …");
    case MissingInput::Target:
        return PlanTexts::tr("the version to roll back to", "still missing: …");
    case MissingInput::Reason:
        return PlanTexts::tr("a reason", "still missing: …");
    case MissingInput::Confirmation:
        return PlanTexts::tr("the typed confirmation", "still missing: …");
    case MissingInput::MatchingConfirmation:
        return PlanTexts::tr(
            "the confirmation as it is to be typed (what was typed does not match)",
            "still missing: …");
    }
    return {};
}

} // namespace

QString disabledReasonOf(const CommandPlan& plan)
{
    const deployment::Deployment& deployment = *plan.deployment;
    return plan.disabledReason.isEmpty()
        ? disabledReasonFor(plan.kind, situationOf(deployment, plan.succession))
        : plan.disabledReason;
}

QString normalizedReason(const QString& typed)
{
    QString reason = typed.simplified().left(maxReasonLength);
    // Half of a surrogate pair would not be text any more.
    if (!reason.isEmpty() && reason.back().isHighSurrogate())
        reason.chop(1);
    return reason.trimmed();
}

bool reachesProduction(const CommandPlan& plan)
{
    return plan.connection.safety == operations::SafetyLevel::Production
        || history::environmentKindOf(plan.deployment->environment)
        == history::EnvironmentKind::Production;
}

QString confirmationWanted(const CommandPlan& plan)
{
    if (!operations::specOf(plan.kind).needsConfirmation || !reachesProduction(plan))
        return {};
    const QString environment = rawText(plan.deployment->environment);
    return environment.trimmed().isEmpty() ? rawText(plan.deployment->id) : environment;
}

std::vector<MissingInput> missingInputs(
    const CommandPlan& plan, const CommandDraft& draft, bool changesAcknowledged)
{
    const operations::CommandSpec& spec = operations::specOf(plan.kind);
    std::vector<MissingInput> remaining;
    if (!disabledReasonOf(plan).isEmpty())
        remaining.push_back(MissingInput::NotPossible);
    if (plan.awaitsBriefing)
        remaining.push_back(MissingInput::Briefing);
    if (!changesAcknowledged)
        remaining.push_back(MissingInput::Acknowledgement);
    if (spec.needsTarget && chosenTarget(plan, draft.targetVersion) == nullptr)
        remaining.push_back(MissingInput::Target);
    if (spec.needsReason && normalizedReason(draft.reason).isEmpty())
        remaining.push_back(MissingInput::Reason);
    const QString wanted = confirmationWanted(plan);
    if (!wanted.isEmpty() && !confirms(draft.confirmation, wanted))
        remaining.push_back(draft.confirmation.trimmed().isEmpty()
                ? MissingInput::Confirmation
                : MissingInput::MatchingConfirmation);
    return remaining;
}

QString missingInputsText(const std::vector<MissingInput>& remaining, const CommandPlan& plan)
{
    // What can't be fixed in the dialog stands alone.
    if (QString disabledReason = disabledReasonOf(plan); !disabledReason.isEmpty())
        return disabledReason;
    if (operations::specOf(plan.kind).needsTarget && plan.targets.empty() && !plan.awaitsBriefing)
        return PlanTexts::tr("No earlier version succeeded in this environment, so there is "
                             "nothing to roll back to.");
    QStringList parts;
    for (const MissingInput input : remaining)
        parts << missingInputText(input);
    return parts.isEmpty()
        ? QString()
        : PlanTexts::tr("Still missing: %1.").arg(QLocale().createSeparatedList(parts));
}

QString notesText(const CommandPlan& plan)
{
    if (plan.notes.empty())
        return plan.awaitsBriefing ? PlanTexts::tr("Asking the cluster what this does…")
                                   : QString();
    QStringList lines;
    for (const deployment::Message& note : plan.notes)
        lines << QStringLiteral("• ") + displayText(translated(note).toStdString(), 0);
    return lines.join(QLatin1Char('\n'));
}

const RollbackTarget* chosenTarget(const CommandPlan& plan, const std::string& version)
{
    const auto found = std::ranges::find(plan.targets, version, &RollbackTarget::version);
    return version.empty() || found == plan.targets.end() ? nullptr : &*found;
}

} // namespace models
