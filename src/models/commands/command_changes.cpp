// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_changes.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"
#include "deploy/operations/command_spec.h"
#include "deploy/operations/differences.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

using deployment::Deployment;
using deployment::Side;

class ChangeTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::CommandTexts)
};

class Changes {
public:
    void compare(const QString& field, const QString& before, const QString& now,
        bool requiresReconfirmation)
    {
        if (before != now)
            m_changes.push_back({field, shown(before), shown(now), requiresReconfirmation});
    }
    [[nodiscard]] std::vector<PlanChange> take() { return std::move(m_changes); }

private:
    static QString shown(const QString& raw)
    {
        return raw.isEmpty() ? QStringLiteral("–") : displayText(raw.toStdString());
    }

    std::vector<PlanChange> m_changes;
};

QString stateText(const Deployment& deployment)
{
    return statusText(deployment.status.known, deployment.status.text, deployment.paused);
}

QString imageOf(const Deployment& deployment, Side side)
{
    const auto* const environment = sideOf(deployment.resources, side);
    return environment != nullptr ? rawText(environment->image) : QString();
}

QString trafficOf(const Deployment& deployment)
{
    const auto traffic = currentTraffic(deployment);
    return traffic ? percentText(traffic) : QString();
}

QString safetyText(operations::SafetyLevel safety)
{
    return safety == operations::SafetyLevel::Production
        ? ChangeTexts::tr("Production", "safety level")
        : ChangeTexts::tr("Normal", "safety level");
}

/// What the history says of the chosen target; it does not matter when a row of it was renamed.
QString targetText(const RollbackTarget* target)
{
    if (target == nullptr)
        return ChangeTexts::tr("not available", "of a rollback target");
    return target->knownBad ? ChangeTexts::tr("known bad", "of a rollback target")
                            : ChangeTexts::tr("not known to be bad", "of a rollback target");
}

using operations::Field;

QString imageFieldText(deployment::SideName name)
{
    switch (name) {
    case deployment::SideName::Blue:
        return ChangeTexts::tr("Blue image");
    case deployment::SideName::Green:
        return ChangeTexts::tr("Green image");
    case deployment::SideName::NewVersion:
        return ChangeTexts::tr("New image");
    case deployment::SideName::OldVersion:
        break;
    }
    return ChangeTexts::tr("Old image");
}

QString fieldText(Field field, const Deployment& of)
{
    switch (field) {
    case Field::Id:
        break;
    case Field::Status:
        return ChangeTexts::tr("Status");
    case Field::Version:
        return ChangeTexts::tr("Version");
    case Field::Environment:
        return ChangeTexts::tr("Environment");
    case Field::Service:
        return ChangeTexts::tr("Service");
    case Field::CurrentStep:
        return ChangeTexts::tr("Current step");
    case Field::BlueImage:
        return imageFieldText(deployment::sideName(of, Side::Blue));
    case Field::GreenImage:
        return imageFieldText(deployment::sideName(of, Side::Green));
    case Field::Traffic:
        return ChangeTexts::tr("Traffic to the new version");
    case Field::Percentage:
        return ChangeTexts::tr("Progress");
    }
    return ChangeTexts::tr("Deployment");
}

QString valueText(Field field, const Deployment& of)
{
    switch (field) {
    case Field::Id:
        break;
    case Field::Status:
        return stateText(of);
    case Field::Version:
        return rawText(of.version);
    case Field::Environment:
        return rawText(of.environment);
    case Field::Service:
        return rawText(of.service);
    case Field::CurrentStep:
        return stepAsRecorded(of.progress.currentStep).isEmpty()
            ? rawText(of.progress.currentStep)
            : stepInWords(of.progress.currentStep);
    case Field::BlueImage:
        return imageOf(of, Side::Blue);
    case Field::GreenImage:
        return imageOf(of, Side::Green);
    case Field::Traffic:
        return trafficOf(of);
    case Field::Percentage:
        return percentText(of.progress.percentage);
    }
    return rawText(of.id);
}

void compareDeployments(Changes& changes, const Deployment& before, const Deployment& now)
{
    for (const operations::Difference& each : operations::differences(before, now))
        changes.compare(fieldText(each.field, before), valueText(each.field, before),
            valueText(each.field, now), each.matters);
}

} // namespace

std::vector<PlanChange> changesBetween(
    const CommandPlan& before, const CommandPlan& now, const std::string& targetVersion)
{
    Changes changes;
    changes.compare(ChangeTexts::tr("Connection"), rawText(before.connection.name),
        rawText(now.connection.name), true);
    changes.compare(ChangeTexts::tr("Safety level"), safetyText(before.connection.safety),
        safetyText(now.connection.safety), true);
    compareDeployments(changes, *before.deployment, *now.deployment);
    // Where it makes the command impossible, that is said instead.
    if (operations::specOf(now.kind).needsTarget && disabledReasonOf(now).isEmpty())
        changes.compare(ChangeTexts::tr("Newer deployment"),
            rawText(before.succession.newerVersion), rawText(now.succession.newerVersion), true);
    if (!targetVersion.empty())
        changes.compare(ChangeTexts::tr("Target %1").arg(displayText(targetVersion)),
            targetText(chosenTarget(before, targetVersion)),
            targetText(chosenTarget(now, targetVersion)), true);
    return changes.take();
}

bool requiresReconfirmation(const std::vector<PlanChange>& changes)
{
    return std::ranges::any_of(changes, &PlanChange::requiresReconfirmation);
}

} // namespace models
