// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curves.h"
#include "incidents/words/facts.h"
#include "incidents/words/noise.h"
#include "layout.h"

#include <vector>

namespace incidents {

/// What is deployed again and again: what all its runs have in common.
struct Service {
    Facts facts;
    deployment::Strategy strategy = deployment::Strategy::BlueGreen;
    Voice voice = Voice::Java; ///< of the service itself
    Voice platform = Voice::Kubernetes;
    std::vector<StepPlan> layout;
    const Noise* noise = nullptr; ///< what is said beside a cause
    std::vector<Phrase> habits; ///< errors that it lives with
    CurveShape curves;
    double pace = 1; ///< length of its steps, as a multiple of the usual
    double chatter = 0.05; ///< lines a second that mean nothing
    bool isNamed = false; ///< its records tell the service
};

/// Where the cause is told by a wording, the service speaks that way.
[[nodiscard]] Service madeUpService(
    KindSet set, const Wording* cause, std::span<const Voice> voices, demo::Random& random);

} // namespace incidents
