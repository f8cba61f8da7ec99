// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/differences.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>

namespace operations {

namespace {

using deployment::Deployment;
using deployment::Side;

bool isPaused(const Deployment& deployment)
{
    return deployment.status.known == deployment::Status::Running && deployment.paused;
}

std::string_view imageOf(const Deployment& deployment, Side side)
{
    const auto* const environment = sideOf(deployment.resources, side);
    return environment != nullptr ? std::string_view(environment->image) : std::string_view();
}

struct FieldSpec {
    Field field;
    bool matters;
    bool (*isSame)(const Deployment& before, const Deployment& now);
};

constexpr FieldSpec fields[]{
    {Field::Id, true, [](const Deployment& a, const Deployment& b) { return a.id == b.id; }},
    {Field::Status, true,
        [](const Deployment& a, const Deployment& b) {
            return a.status == b.status && isPaused(a) == isPaused(b);
        }},
    {Field::Version, true,
        [](const Deployment& a, const Deployment& b) { return a.version == b.version; }},
    {Field::Environment, true,
        [](const Deployment& a, const Deployment& b) { return a.environment == b.environment; }},
    {Field::Service, true,
        [](const Deployment& a, const Deployment& b) { return a.service == b.service; }},
    {Field::CurrentStep, true,
        [](const Deployment& a, const Deployment& b) {
            return a.progress.currentStep == b.progress.currentStep;
        }},
    {Field::BlueImage, true,
        [](const Deployment& a, const Deployment& b) {
            return imageOf(a, Side::Blue) == imageOf(b, Side::Blue);
        }},
    {Field::GreenImage, true,
        [](const Deployment& a, const Deployment& b) {
            return imageOf(a, Side::Green) == imageOf(b, Side::Green);
        }},
    {Field::Traffic, false,
        [](const Deployment& a, const Deployment& b) {
            return currentTraffic(a) == currentTraffic(b);
        }},
    {Field::Percentage, false,
        [](const Deployment& a, const Deployment& b) {
            return a.progress.percentage == b.progress.percentage;
        }},
};

} // namespace

std::vector<Difference> differences(const Deployment& before, const Deployment& now)
{
    std::vector<Difference> found;
    for (const FieldSpec& each : fields) {
        if (!each.isSame(before, now))
            found.push_back({each.field, each.matters});
    }
    return found;
}

bool hasChanged(const Deployment& before, const Deployment& now)
{
    return std::ranges::any_of(differences(before, now), &Difference::matters);
}

} // namespace operations
