// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_preview.h"

#include "deploy/deployment/facts.h"
#include "deploy/models/texts.h"

#include <QCoreApplication>

namespace models {

namespace {

using deployment::Deployment;
using deployment::Environment;
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

QString sideText(Side side)
{
    return side == Side::Blue ? PreviewTexts::tr("blue", "side of the resources")
                              : PreviewTexts::tr("green", "side of the resources");
}

QString imageText(const Deployment& deployment, Side side)
{
    const std::optional<Environment>& environment = sideOf(deployment.resources, side);
    if (!environment || environment->image.empty())
        return {};
    return PreviewTexts::tr("%1 (%2)", "image and its side")
        .arg(displayText(environment->image), sideText(side));
}

QString titleOf(const CommandPlan& plan)
{
    const QString id = shortText(plan.deployment->id);
    switch (plan.kind) {
    case CommandKind::Pause:
        return PreviewTexts::tr("Pause %1", "a deployment").arg(id);
    case CommandKind::Resume:
        return PreviewTexts::tr("Resume %1", "a deployment").arg(id);
    case CommandKind::RollBack:
        break;
    }
    return PreviewTexts::tr("Roll back %1", "a deployment").arg(id);
}

QString sendTextOf(const CommandPlan& plan, const std::string& targetVersion)
{
    switch (plan.kind) {
    case CommandKind::Pause:
        return PreviewTexts::tr("Pause deployment");
    case CommandKind::Resume:
        return PreviewTexts::tr("Resume deployment");
    case CommandKind::RollBack:
        break;
    }
    return targetVersion.empty()
        ? PreviewTexts::tr("Roll back")
        : PreviewTexts::tr("Roll back to %1").arg(shortText(targetVersion));
}

QString stateOf(const Deployment& deployment)
{
    QStringList parts{
        statusText(deployment.status.known, deployment.status.text, deployment.paused)};
    if (deployment.progress.percentage)
        parts << percentText(deployment.progress.percentage);
    if (!deployment.progress.currentStep.empty())
        parts << displayText(deployment.progress.currentStep);
    return parts.join(QStringLiteral(" · "));
}

/// Whether the target is what the other side runs already.
bool isOtherSide(const Deployment& deployment, const std::string& targetVersion)
{
    const auto folded = [](const std::string& text) { return rawText(text).toCaseFolded(); };
    return folded(oldVersion(deployment)) == folded(targetVersion);
}

QString rollBackEffect(const Deployment& deployment, const std::string& targetVersion)
{
    const QString from = shortText(deployment.version);
    if (targetVersion.empty())
        return PreviewTexts::tr("%1 is taken out of service. Choose the version that takes its "
                                "place.")
            .arg(from);
    const QString to = shortText(targetVersion);
    if (oldVersion(deployment).empty())
        return PreviewTexts::tr("%1 is taken out of service, %2 takes its place.").arg(from, to);
    if (deployment.status.known == deployment::Status::Completed)
        return PreviewTexts::tr("%1 is taken out of service, %2 takes its place. The deployment "
                                "has ended, so %2 may have to be brought up first.")
            .arg(from, to);
    if (isOtherSide(deployment, targetVersion))
        return PreviewTexts::tr("%1 is taken out of service, %2 takes its place. It is still "
                                "deployed on the other side.")
            .arg(from, to);
    return PreviewTexts::tr("%1 is taken out of service, %2 takes its place. The other side runs "
                            "%3 now, so %2 has to be brought up first.")
        .arg(from, to, shortText(oldVersion(deployment)));
}

QString effectOf(const CommandPlan& plan, const std::string& targetVersion)
{
    const Deployment& deployment = *plan.deployment;
    const QString version = shortText(deployment.version);
    switch (plan.kind) {
    case CommandKind::Pause:
        return PreviewTexts::tr("The deployment of %1 stops where it is until somebody resumes it. "
                                "Nothing is taken back.")
            .arg(version);
    case CommandKind::Resume:
        return PreviewTexts::tr("The deployment of %1 goes on from where it was paused, up to its "
                                "end.")
            .arg(version);
    case CommandKind::RollBack:
        break;
    }
    return rollBackEffect(deployment, targetVersion);
}

void setTraffic(std::optional<Environment>& environment, double percent)
{
    if (environment)
        environment->traffic = percent;
}

deployment::Resources resourcesAfter(const CommandPlan& plan)
{
    deployment::Resources after = plan.deployment->resources;
    if (plan.kind == CommandKind::Pause)
        return after;
    const double newShare = plan.kind == CommandKind::Resume ? 100 : 0;
    const auto fresh = knownNewSide(*plan.deployment);
    if (!fresh)
        return after;
    const bool newIsBlue = *fresh == Side::Blue;
    setTraffic(newIsBlue ? after.blue : after.green, newShare);
    setTraffic(newIsBlue ? after.green : after.blue, 100 - newShare);
    return after;
}

QString trafficOf(const CommandPlan& plan)
{
    const Deployment& deployment = *plan.deployment;
    const std::optional<double> now = currentTraffic(deployment);
    if (!now)
        return {};
    const QString version = shortText(deployment.version);
    const double after = plan.kind == CommandKind::Resume ? 100 : 0;
    if (plan.kind != CommandKind::Pause && percentText(now) == percentText(after))
        return after == 0 ? PreviewTexts::tr("No traffic moves: %1 has none.").arg(version)
                          : PreviewTexts::tr("No traffic moves: %1 has all of it.").arg(version);
    switch (plan.kind) {
    case CommandKind::Pause:
        return PreviewTexts::tr("No traffic moves: %1 keeps %2.").arg(version, percentText(now));
    case CommandKind::Resume:
        return PreviewTexts::tr("%1 goes from %2 to %3 of the traffic by the end.")
            .arg(version, percentText(now), percentText(100));
    case CommandKind::RollBack:
        break;
    }
    return PreviewTexts::tr("%1 goes from %2 to %3 of the traffic.")
        .arg(version, percentText(now), percentText(0));
}

} // namespace

CommandPreview previewOf(const CommandPlan& plan, const std::string& targetVersion)
{
    const Deployment& deployment = *plan.deployment;
    CommandPreview preview;
    preview.title = titleOf(plan);
    preview.sendText = sendTextOf(plan, targetVersion);
    preview.effect = effectOf(plan, targetVersion);
    preview.state = stateOf(deployment);
    preview.versionNow = shortText(deployment.version);
    preview.versionAfter = shortText(targetVersion);
    if (const auto fresh = knownNewSide(deployment)) {
        preview.imageNow = imageText(deployment, *fresh);
        preview.imageOther = imageText(deployment, otherSide(*fresh));
    }
    preview.traffic = trafficOf(plan);
    preview.now = deployment.resources;
    preview.after = resourcesAfter(plan);
    return preview;
}

QString commandText(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Pause:
        return PreviewTexts::tr("Pause", "command");
    case CommandKind::Resume:
        return PreviewTexts::tr("Resume", "command");
    case CommandKind::RollBack:
        break;
    }
    return PreviewTexts::tr("Roll back", "command");
}

} // namespace models
