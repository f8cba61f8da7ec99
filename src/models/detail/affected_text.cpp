// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/bringing_back.h"
#include "deploy/models/detail/finding_texts.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

using deployment::Deployment;

class AffectedTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::AffectedTexts)
};

QString versionName(const std::string& text)
{
    return displayText(text, 64);
}

/// By the resources of the deployment, which are as old as its record. It did not succeed.
QString trafficText(const Deployment& deployment, double traffic)
{
    const deployment::EnvironmentSlot* const old = deployment::oldSlot(deployment);
    const std::string oldVersion = deployment::oldVersion(deployment);
    if (oldVersion.empty() || !old->traffic)
        return AffectedTexts::tr("%1 gets %2 of the traffic.", "version, percent")
            .arg(versionName(deployment.version), percentText(traffic));
    if (traffic <= 0) {
        // Whether what was gone back to had served until then is known only of what never did.
        const bool wasReplaced = deployment::wasDoneBeforeRollback(deployment);
        const bool isRolledBack = deployment.status.known == deployment::Status::RolledBack;
        const QString text = wasReplaced
            ? AffectedTexts::tr("Live is %1 again, with %2 of the traffic.", "version, percent")
            : isRolledBack
            ? AffectedTexts::tr("Live is %1, with %2 of the traffic.", "version, percent")
            : AffectedTexts::tr("Live is still %1, with %2 of the traffic.", "version, percent");
        return text.arg(versionName(oldVersion), percentText(old->traffic));
    }
    return AffectedTexts::tr(
        "%1 gets %2 of the traffic, %3 gets %4.", "new version, percent, old version, percent")
        .arg(versionName(deployment.version), percentText(traffic), versionName(oldVersion),
            percentText(old->traffic));
}

} // namespace

QString affectedText(const Deployment& deployment, const LiveNow& live)
{
    if (live.isIdle)
        return AffectedTexts::tr("%1 is scaled to 0 by now: nothing serves.", "version")
            .arg(versionName(live.version));
    // Whatever was true of its traffic when it ended: another deployment has changed it since.
    if (live.isLater)
        return AffectedTexts::tr("Live is %1 by now, which was deployed later.", "version")
            .arg(versionName(live.version));
    if (const auto traffic = deployment::currentTraffic(deployment))
        return trafficText(deployment, *traffic);
    if (live.version.empty())
        return {};
    return AffectedTexts::tr(
        "The last good version is %1; where the traffic goes is not known.", "version")
        .arg(versionName(live.version));
}

} // namespace models
