// SPDX-License-Identifier: GPL-3.0-or-later
// The texts are those of CanaryStepString in argo-rollouts (utils/rollout/rolloututil.go), from
// which scripts and people know them.
#include "go_duration.h"
#include "read_parts.h"

namespace kubernetes {

namespace {

using deployment::Milliseconds;

std::string scaleText(const JsonAccess& scale)
{
    std::string inner = "invalid";
    if (const auto weight = scale["weight"].number())
        inner = "weight: " + std::to_string(*weight);
    else if (scale["matchTrafficWeight"].isTrue())
        inner = "matchTrafficWeight: true";
    else if (const auto replicas = scale["replicas"].number())
        inner = "replicas: " + std::to_string(*replicas);
    else
        return inner;
    return "setCanaryScale{" + inner + '}';
}

void readPause(const JsonAccess& pause, CanaryStep& step)
{
    step.isPause = true;
    step.text = "pause";
    if (!pause["duration"].exists())
        return;
    const std::string duration = pause["duration"].numberOrText();
    step.text += ": " + duration;
    step.pause = parseGoDuration(duration).value_or(Milliseconds(-1000));
}

/// "plugin: name"
std::string namedText(std::string_view verb, const JsonAccess& named)
{
    return std::string(verb) + ": " + named["name"].text();
}

} // namespace

CanaryStep readCanaryStep(const JsonAccess& json)
{
    CanaryStep step;
    step.weight = json["setWeight"].number();
    if (step.weight) {
        step.text = "setWeight: " + std::to_string(*step.weight);
    } else if (json["pause"].exists()) {
        readPause(json["pause"], step);
    } else if (json["experiment"].exists()) {
        step.text = "experiment";
        step.hasAnalysis = true;
    } else if (json["analysis"].exists()) {
        step.text = "analysis";
        step.hasAnalysis = true;
    } else if (json["setCanaryScale"].exists()) {
        step.text = scaleText(json["setCanaryScale"]);
    } else if (json["plugin"].exists()) {
        step.text = namedText("plugin", json["plugin"]);
    } else if (json["setHeaderRoute"].exists()) {
        step.text = namedText("setHeaderRoute", json["setHeaderRoute"]);
    } else if (json["setMirrorRoute"].exists()) {
        step.text = namedText("setMirrorRoute", json["setMirrorRoute"]);
    } else {
        step.text = "invalid";
    }
    return step;
}

} // namespace kubernetes
