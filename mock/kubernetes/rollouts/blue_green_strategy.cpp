// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/blue_green_strategy.h"

#include "kubernetes/rollouts/canary_strategy.h"
#include "kubernetes/rollouts/rollout_sets.h"
#include "kubernetes/rollouts/rollout_status.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

/// The services of the strategy, and how it goes on by itself.
struct Settings {
    explicit Settings(const Json& strategy)
        : active(textAt(strategy, {"activeService"}))
        , preview(textAt(strategy, {"previewService"}))
        , isAutomatic(flagAt(strategy, {"autoPromotionEnabled"}, true))
        , wait(numberAt(strategy, {"autoPromotionSeconds"}))
    {
    }
    std::string active;
    std::string preview;
    bool isAutomatic;
    std::chrono::seconds wait;
};

/// There is nothing to wait for.
bool isFast(const RolloutPass& pass, const Settings& settings)
{
    const std::string active = selectedBy(pass, settings.active);
    return pass.stableHash() == pass.currentHash() || pass.isPromotedFully() || active.empty()
        || active == pass.currentHash();
}

bool isPauseComplete(const RolloutPass& pass, const Settings& settings)
{
    if (!pass.pausesAdded.empty())
        return false;
    if (flagAt(pass.before, {"blueGreen", "scaleUpPreviewCheckPoint"}))
        return true;
    const Json* const condition = pass.pause(blueGreenPause);
    if (settings.isAutomatic) {
        if (settings.wait.count() == 0)
            return true;
        return condition
            && pass.stage.now() >= timeOf(textAt(*condition, {"startTime"})) + settings.wait;
    }
    return flagAt(pass.before, {"controllerPause"}) && !condition;
}

bool isPreviewReady(const RolloutPass& pass)
{
    const std::int64_t wanted = previewReplicas(pass);
    return wantedReplicas(*pass.currentSet()) == wanted
        && availableReplicas(*pass.currentSet()) == wanted;
}

void judgePause(RolloutPass& pass, const Settings& settings)
{
    if (pass.isAborted() || !isPreviewReady(pass) || pass.isHalted())
        return;
    const bool goesOnAtOnce = isFast(pass, settings)
        || flagAt(pass.before, {"blueGreen", "scaleUpPreviewCheckPoint"})
        || (settings.isAutomatic && settings.wait.count() == 0);
    const Json* const condition = pass.pause(blueGreenPause);
    if (goesOnAtOnce || (condition && isPauseComplete(pass, settings)))
        pass.pausesRemoved.insert(blueGreenPause);
    else if (condition && settings.wait.count() > 0)
        pass.wakeAt(timeOf(textAt(*condition, {"startTime"})) + settings.wait);
    else if (!condition && !flagAt(pass.before, {"controllerPause"}))
        pass.pausesAdded.emplace_back(blueGreenPause);
}

void switchActive(RolloutPass& pass, const Settings& settings)
{
    if (pass.isHalted())
        return;
    if (pass.isAborted()) {
        switchService(pass, settings.active, pass.stableHash());
        return;
    }
    const Json& set = *pass.currentSet();
    const bool isWhole =
        wantedReplicas(set) == pass.replicas && availableReplicas(set) == pass.replicas;
    if (isWhole && (isFast(pass, settings) || isPauseComplete(pass, settings)))
        switchService(pass, settings.active, pass.currentHash());
}

void setSelector(RolloutPass& pass, const char* name, const std::string& hash)
{
    if (hash.empty())
        pass.next["blueGreen"].erase(name);
    else
        pass.next["blueGreen"][name] = hash;
}

/// Who looks at the Rollout from outside sees the side that serves.
void countActive(RolloutPass& pass, const std::string& hash)
{
    const auto active = std::ranges::find(pass.sets, hash, hashIn);
    if (active == pass.sets.end())
        return;
    pass.next["HPAReplicas"] = currentReplicas(*active);
    pass.next["availableReplicas"] = availableReplicas(*active);
    pass.next["selector"] = textAt(pass.next, {"selector"}) + "," + rolloutHash + "=" + hash;
}

} // namespace

void passBlueGreen(RolloutPass& pass)
{
    const Settings settings(*pass.blueGreen());
    if (!pass.isHalted() && !settings.preview.empty())
        switchService(pass, settings.preview, pass.currentHash());
    const bool isNew = pass.hasNewTemplate();
    if (!isNew) {
        scaleBlueGreen(pass);
        judgePause(pass, settings);
        switchActive(pass, settings);
        forgetOldSets(pass);
    }
    beginStatus(pass);
    if (isNew)
        resetStatus(pass);
    if (pass.isPromotedFully())
        pass.clearsPauses = pass.clearsAbort = true;
    const std::string active = selectedBy(pass, settings.active);
    setSelector(pass, "previewSelector",
        settings.preview.empty() ? std::string() : selectedBy(pass, settings.preview));
    setSelector(pass, "activeSelector", active);
    const std::string why = whyPromoted(pass);
    if (!why.empty())
        promote(pass, why);
    else if (valueAt(*pass.blueGreen(), {"previewReplicaCount"}) && !isNew
        && isPauseComplete(pass, settings) && isPreviewReady(pass))
        pass.next["blueGreen"]["scaleUpPreviewCheckPoint"] = true;
    countActive(pass, active);
    persist(pass);
}

} // namespace mock_kubernetes
