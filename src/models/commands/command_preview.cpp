// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_preview.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"
#include "deploy/operations/command_spec.h"

#include <QCoreApplication>

namespace models {

namespace {

using deployment::Deployment;
using deployment::Side;

class PreviewTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

/// Within a sentence a long name must not push the rest out of sight.
QString shortText(std::string_view text)
{
    constexpr std::size_t longest = 48;
    return displayText(text, longest);
}

/// With its color, where that is its name.
QString imageText(const Deployment& deployment, Side side)
{
    const auto* const environment = sideOf(deployment.resources, side);
    if (environment == nullptr || environment->image.empty())
        return {};
    QString image = displayText(environment->image);
    switch (deployment::sideName(deployment, side)) {
    case deployment::SideName::Blue:
        return PreviewTexts::tr("%1 (blue)", "image and its side").arg(image);
    case deployment::SideName::Green:
        return PreviewTexts::tr("%1 (green)", "image and its side").arg(image);
    case deployment::SideName::NewVersion:
    case deployment::SideName::OldVersion:
        break;
    }
    return image;
}

/// One pause and one switch, where a promotion skips nothing: it does what resuming does.
bool promotesWithoutSteps(const CommandPlan& plan)
{
    return plan.kind == CommandKind::Promote
        && plan.deployment->strategy.known == deployment::Strategy::BlueGreen
        && plan.deployment->progress.steps.empty();
}

/// Percent of the new version once it has taken effect; nullopt: as it is.
std::optional<double> trafficAfter(const CommandPlan& plan)
{
    const CommandKind like = promotesWithoutSteps(plan) ? CommandKind::Resume : plan.kind;
    return operations::specOf(like).newTraffic;
}

QString sendTextOf(const CommandPlan& plan, const std::string& targetVersion)
{
    const CommandTexts texts = commandTexts(plan.kind);
    if (promotesWithoutSteps(plan))
        return texts.name;
    return texts.buttonWithTarget.isEmpty() || targetVersion.empty()
        ? texts.button
        : texts.buttonWithTarget.arg(shortText(targetVersion));
}

QString stateOf(const Deployment& deployment)
{
    QStringList parts{
        statusText(deployment.status.known, deployment.status.text, deployment.paused)};
    if (deployment.progress.percentage)
        parts << percentText(deployment.progress.percentage);
    if (!deployment.progress.currentStep.empty())
        parts << stepInWords(deployment.progress.currentStep);
    return parts.join(QStringLiteral(" · "));
}

/// Whether the target is what the other side runs already.
bool isOtherSide(const Deployment& deployment, const std::string& targetVersion)
{
    const auto folded = [](const std::string& text) { return rawText(text).toCaseFolded(); };
    return folded(oldVersion(deployment)) == folded(targetVersion);
}

bool isSuperseded(const CommandPlan& plan)
{
    return operations::specOf(plan.kind).needsTarget && !plan.succession.newerVersion.empty();
}

/// Where another deployment followed, what this one left behind is not what serves.
QString followedText(const CommandPlan& plan, const std::string& targetVersion)
{
    const QString newer = shortText(plan.succession.newerVersion);
    const QString place = shortText(plan.deployment->environment);
    if (targetVersion.empty())
        return PreviewTexts::tr("A deployment of %1 followed in %2. Choose the version that "
                                "replaces what is live there now.")
            .arg(newer, place);
    return PreviewTexts::tr("A deployment of %1 followed in %2: what is live there now is replaced "
                            "by %3, which may have to be started first.")
        .arg(newer, place, shortText(targetVersion));
}

/// What it means for those who are served.
QString replacementText(const Deployment& deployment, const std::string& targetVersion)
{
    const QString from = shortText(deployment.version);
    const bool hasNone = currentTraffic(deployment) == 0;
    if (targetVersion.empty())
        return hasNone
            ? PreviewTexts::tr("%1 has no traffic now. Choose the version that replaces it.")
                  .arg(from)
            : commandTexts(CommandKind::RollBack).effect.arg(from);
    return (hasNone ? PreviewTexts::tr("%1, which has no traffic now, is replaced by %2.")
                    : PreviewTexts::tr("%1 is taken out of service and replaced by %2."))
        .arg(from, shortText(targetVersion));
}

/// Whether what it is replaced by is there; empty where that is not known.
QString readinessText(const Deployment& deployment, const std::string& targetVersion)
{
    if (targetVersion.empty() || oldVersion(deployment).empty())
        return {};
    const QString to = shortText(targetVersion);
    if (deployment.status.known == deployment::Status::Completed)
        return PreviewTexts::tr("The deployment has finished, so %1 may have to be started first.")
            .arg(to);
    if (isOtherSide(deployment, targetVersion))
        return PreviewTexts::tr("%1 is still deployed beside it.").arg(to);
    return PreviewTexts::tr("%1 is deployed beside it now, so %2 has to be deployed first.")
        .arg(shortText(oldVersion(deployment)), to);
}

QString effectOf(const CommandPlan& plan, const std::string& targetVersion)
{
    const Deployment& deployment = *plan.deployment;
    if (promotesWithoutSteps(plan))
        return PreviewTexts::tr("The deployment of %1 goes on from its pause until it is complete, "
                                "and all of the traffic goes to it. It has no steps: none is "
                                "skipped.")
            .arg(shortText(deployment.version));
    if (!operations::specOf(plan.kind).needsTarget)
        return commandTexts(plan.kind).effect.arg(shortText(deployment.version));
    if (isSuperseded(plan))
        return followedText(plan, targetVersion);
    const QString readiness = readinessText(deployment, targetVersion);
    const QString replacement = replacementText(deployment, targetVersion);
    return readiness.isEmpty()
        ? replacement
        : PreviewTexts::tr("%1 %2", "two sentences").arg(replacement, readiness);
}

deployment::Resources resourcesAfter(const CommandPlan& plan)
{
    deployment::Resources after = plan.deployment->resources;
    const std::optional<double> newShare = trafficAfter(plan);
    if (!newShare)
        return after;
    for (const auto& slot : plan.deployment->resources.slots) {
        const auto role = roleOf(*plan.deployment, slot);
        if (role != deployment::SlotRole::Other)
            after.find(slot.name)->traffic =
                role == deployment::SlotRole::New ? *newShare : 100 - *newShare;
    }
    return after;
}

QString trafficOf(const CommandPlan& plan, bool awaitsChoice)
{
    const Deployment& deployment = *plan.deployment;
    const std::optional<double> now = currentTraffic(deployment);
    if (!now)
        return {};
    const QString version = shortText(deployment.version);
    // The traffic that moves is not the one of this record.
    if (isSuperseded(plan))
        return PreviewTexts::tr(
            "%1 had %2 of the traffic before %3 followed.", "a version, a percentage, a version")
            .arg(version, percentText(now), shortText(plan.succession.newerVersion));
    if (awaitsChoice)
        return PreviewTexts::tr("%1 has %2 of the traffic.", "a version, a percentage")
            .arg(version, percentText(now));
    const std::optional<double> after = trafficAfter(plan);
    const QString text =
        commandTexts(promotesWithoutSteps(plan) ? CommandKind::Resume : plan.kind).traffic;
    if (!after)
        return text.arg(version, percentText(now));
    if (percentText(now) == percentText(*after))
        return *after == 0
            ? PreviewTexts::tr("Traffic is unchanged: %1 has none.").arg(version)
            : PreviewTexts::tr("Traffic is unchanged: %1 has all of it.").arg(version);
    return text.arg(version, percentText(now), percentText(*after));
}

} // namespace

CommandPreview previewOf(const CommandPlan& plan, const std::string& targetVersion)
{
    const Deployment& deployment = *plan.deployment;
    CommandPreview preview;
    preview.title = commandTexts(plan.kind).title.arg(shortText(deployment.id));
    preview.sendText = sendTextOf(plan, targetVersion);
    preview.effect = effectOf(plan, targetVersion);
    preview.state = stateOf(deployment);
    preview.versionNow = shortText(deployment.version);
    preview.versionAfter = shortText(targetVersion);
    if (const auto fresh = knownNewSide(deployment)) {
        preview.imageNow = imageText(deployment, *fresh);
        preview.imageOther = imageText(deployment, otherSide(*fresh));
    }
    preview.awaitsChoice = operations::specOf(plan.kind).needsTarget && targetVersion.empty();
    preview.traffic = trafficOf(plan, preview.awaitsChoice);
    preview.now = deployment.resources;
    preview.after = isSuperseded(plan) ? deployment.resources : resourcesAfter(plan);
    return preview;
}

} // namespace models
