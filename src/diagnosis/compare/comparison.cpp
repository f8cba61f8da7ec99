// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/compare/comparison.h"

#include "deploy/deployment/steps/bringing_back.h"

#include "step_pairs.h"

#include <algorithm>
#include <chrono>
#include <span>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::EnvironmentSlot;
using deployment::Milliseconds;
using deployment::SlotRole;
using deployment::StepState;
using deployment::Timestamp;

constexpr Milliseconds leastNotable = std::chrono::seconds(5);
constexpr int notableShare = 4; // a quarter

bool wasCompleted(const StepPair::Side& side)
{
    return side.state == StepState::Completed;
}

FactPair::Value valueOf(const std::string& text)
{
    return text.empty() ? FactPair::Value() : FactPair::Value(text);
}

template <typename Number> FactPair::Value valueOf(const std::optional<Number>& number)
{
    return number ? FactPair::Value(*number) : FactPair::Value();
}

void add(std::vector<FactPair>& facts, FactPair fact)
{
    const auto* here = std::get_if<Milliseconds>(&fact.here);
    const auto* there = std::get_if<Milliseconds>(&fact.there);
    fact.differs =
        here != nullptr && there != nullptr ? isNotable(*here, *there) : fact.here != fact.there;
    if (fact.here.index() != 0 || fact.there.index() != 0)
        facts.push_back(std::move(fact));
}

/// A slot of each run that is for the same; nullptr where a run has none.
struct SlotPair {
    SlotRole role = SlotRole::Other;
    const EnvironmentSlot* here = nullptr;
    const EnvironmentSlot* there = nullptr;
};

std::vector<SlotPair> pairSlots(const Deployment& here, const Deployment& there)
{
    std::vector<SlotPair> pairs;
    const EnvironmentSlot* newHere = newSlot(here);
    const EnvironmentSlot* newThere = newSlot(there);
    const bool rolesAreKnown = newHere != nullptr && newThere != nullptr;
    const EnvironmentSlot* oldHere = rolesAreKnown ? oldSlot(here) : nullptr;
    const EnvironmentSlot* oldThere = rolesAreKnown ? oldSlot(there) : nullptr;
    if (rolesAreKnown)
        pairs.push_back({SlotRole::New, newHere, newThere});
    if (oldHere != nullptr && oldThere != nullptr)
        pairs.push_back({SlotRole::Old, oldHere, oldThere});
    const std::size_t paired = pairs.size();
    const auto isPaired = [&](const EnvironmentSlot& slot) {
        const std::span first(pairs.data(), paired);
        return std::ranges::any_of(
            first, [&](const SlotPair& pair) { return pair.here == &slot || pair.there == &slot; });
    };
    for (const EnvironmentSlot& slot : here.resources.slots) {
        if (!isPaired(slot))
            pairs.push_back({SlotRole::Other, &slot, nullptr});
    }
    for (const EnvironmentSlot& slot : there.resources.slots) {
        if (isPaired(slot))
            continue;
        const auto same = std::find_if(
            pairs.begin() + std::ptrdiff_t(paired), pairs.end(), [&](const SlotPair& pair) {
                return pair.here != nullptr && pair.here->name == slot.name;
            });
        if (same != pairs.end())
            same->there = &slot;
        else
            pairs.push_back({SlotRole::Other, nullptr, &slot});
    }
    return pairs;
}

void addSlotFacts(std::vector<FactPair>& facts, const SlotPair& pair)
{
    using Kind = FactPair::Kind;
    const EnvironmentSlot none;
    const EnvironmentSlot& here = pair.here != nullptr ? *pair.here : none;
    const EnvironmentSlot& there = pair.there != nullptr ? *pair.there : none;
    const auto addOf = [&](Kind kind, const auto& one, const auto& other) {
        add(facts, {kind, pair.role, here.name, there.name, valueOf(one), valueOf(other)});
    };
    addOf(Kind::Image, here.image, there.image);
    addOf(Kind::Traffic, here.traffic, there.traffic);
    addOf(Kind::Nodes, here.nodes, there.nodes);
    addOf(Kind::Containers, here.containers, there.containers);
}

/// Of the deployment itself, where its version served for a while before it was rolled back.
std::optional<Milliseconds> lengthOf(const Deployment& run, Timestamp now)
{
    const auto untilDone = timeUntilDone(run);
    return untilDone ? untilDone : durationOf(run, now);
}

std::vector<FactPair> compareFacts(const Deployment& here, const Deployment& there, Timestamp now)
{
    using Kind = FactPair::Kind;
    std::vector<FactPair> facts;
    const auto addOf = [&](Kind kind, const auto& one, const auto& other) {
        add(facts, {kind, SlotRole::Other, {}, {}, valueOf(one), valueOf(other)});
    };
    addOf(Kind::Version, here.version, there.version);
    addOf(Kind::Environment, here.environment, there.environment);
    addOf(Kind::Service, here.service, there.service);
    addOf(Kind::Strategy, here.strategy.text, there.strategy.text);
    addOf(Kind::Executor, here.executor, there.executor);
    addOf(Kind::Duration, lengthOf(here, now), lengthOf(there, now));
    for (const SlotPair& pair : pairSlots(here, there))
        addSlotFacts(facts, pair);
    return facts;
}

} // namespace

std::optional<Milliseconds> StepPair::longerBy() const
{
    if (!here || !there || !here->duration || !there->duration)
        return std::nullopt;
    const Milliseconds difference = *here->duration - *there->duration;
    const bool isKnown = (wasCompleted(*here) || difference > Milliseconds::zero())
        && (wasCompleted(*there) || difference < Milliseconds::zero());
    return isKnown ? std::optional(difference) : std::nullopt;
}

bool StepPair::isSlower() const
{
    const auto difference = longerBy();
    return difference && *difference > Milliseconds::zero()
        && isNotable(*here->duration, *there->duration);
}

bool isNotable(Milliseconds one, Milliseconds other)
{
    const auto [shorter, longer] = std::minmax(one, other);
    return longer - shorter >= leastNotable && (longer - shorter) * notableShare >= shorter;
}

Comparison compare(const Deployment& here, const Deployment& there, Timestamp now)
{
    return {pairSteps(here, there, now), compareFacts(here, there, now)};
}

} // namespace diagnosis
