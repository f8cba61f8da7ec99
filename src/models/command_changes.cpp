// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/command_changes.h"

#include "deploy/deployment/facts.h"
#include "deploy/models/texts.h"

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
    void compare(const QString& field, const QString& before, const QString& now, bool asksAnew)
    {
        if (before != now)
            m_changes.push_back({field, shown(before), shown(now), asksAnew});
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
    const auto& environment = sideOf(deployment.resources, side);
    return environment ? rawText(environment->image) : QString();
}

QString trafficOf(const Deployment& deployment)
{
    const auto traffic = currentTraffic(deployment);
    return traffic ? percentText(traffic) : QString();
}

QString safetyText(SafetyLevel safety)
{
    return safety == SafetyLevel::Production ? ChangeTexts::tr("Production", "safety level")
                                             : ChangeTexts::tr("Normal", "safety level");
}

/// What the history says of the chosen target; it does not matter when a row of it was renamed.
QString targetText(const RollbackTarget* target)
{
    if (target == nullptr)
        return ChangeTexts::tr("can't be chosen", "of a rollback target");
    return target->knownBad ? ChangeTexts::tr("known bad", "of a rollback target")
                            : ChangeTexts::tr("not known to be bad", "of a rollback target");
}

void compareDeployments(Changes& changes, const Deployment& before, const Deployment& now)
{
    changes.compare(ChangeTexts::tr("Deployment"), rawText(before.id), rawText(now.id), true);
    changes.compare(ChangeTexts::tr("Status"), stateText(before), stateText(now), true);
    changes.compare(
        ChangeTexts::tr("Version"), rawText(before.version), rawText(now.version), true);
    changes.compare(ChangeTexts::tr("Environment"), rawText(before.environment),
        rawText(now.environment), true);
    changes.compare(ChangeTexts::tr("Current step"), rawText(before.progress.currentStep),
        rawText(now.progress.currentStep), true);
    changes.compare(
        ChangeTexts::tr("Blue image"), imageOf(before, Side::Blue), imageOf(now, Side::Blue), true);
    changes.compare(ChangeTexts::tr("Green image"), imageOf(before, Side::Green),
        imageOf(now, Side::Green), true);
    changes.compare(
        ChangeTexts::tr("Traffic to the new version"), trafficOf(before), trafficOf(now), false);
    changes.compare(ChangeTexts::tr("Progress"), percentText(before.progress.percentage),
        percentText(now.progress.percentage), false);
}

} // namespace

std::vector<PlanChange> changesBetween(
    const CommandPlan& before, const CommandPlan& now, const std::string& targetVersion)
{
    Changes changes;
    changes.compare(
        ChangeTexts::tr("Connection"), before.connection.name, now.connection.name, true);
    changes.compare(ChangeTexts::tr("Safety level"), safetyText(before.connection.safety),
        safetyText(now.connection.safety), true);
    compareDeployments(changes, *before.deployment, *now.deployment);
    if (!targetVersion.empty())
        changes.compare(ChangeTexts::tr("Target %1").arg(displayText(targetVersion)),
            targetText(chosenTarget(before, targetVersion)),
            targetText(chosenTarget(now, targetVersion)), true);
    return changes.take();
}

bool asksAnew(const std::vector<PlanChange>& changes)
{
    return std::ranges::any_of(changes, &PlanChange::asksAnew);
}

} // namespace models
