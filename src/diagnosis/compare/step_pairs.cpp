// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_pairs.h"

#include "runs/exchanged_colors.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"

#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Timestamp;

/// keyOf() of all steps, in one walk.
std::vector<StepKey> keysOfSteps(const Deployment& deployment)
{
    std::unordered_map<std::string_view, std::size_t> seen;
    std::vector<StepKey> keys;
    keys.reserve(deployment.progress.steps.size());
    for (const deployment::Step& step : deployment.progress.steps)
        keys.push_back({step.name, seen[step.name]++});
    return keys;
}

std::vector<StepPair::Side> sidesOf(const Deployment& deployment, Timestamp now)
{
    const auto failing = deployment::stepThatFailed(deployment);
    std::vector<StepPair::Side> sides;
    for (std::size_t i = 0; i < deployment.progress.steps.size(); ++i) {
        const deployment::Step& step = deployment.progress.steps[i];
        sides.push_back({i, stateOf(deployment, step), durationOf(deployment, step, now),
            failing == std::optional(i)});
    }
    return sides;
}

/// Whether one of them brought its version to blue and the other one to green.
bool tookTurns(const Deployment& here, const Deployment& there)
{
    const auto sideHere = deployment::knownNewSide(here);
    const auto sideThere = deployment::knownNewSide(there);
    return sideHere && sideThere && sideHere != sideThere;
}

/// Which step of here is that of there, by their numbers.
class StepMatch {
public:
    StepMatch(const Deployment& here, const Deployment& there)
        : m_keysHere(keysOfSteps(here))
        , m_keysThere(keysOfSteps(there))
        , m_partnerOfHere(m_keysHere.size())
        , m_partnerOfThere(m_keysThere.size())
    {
        matchBy([](const StepKey& key) { return key; });
        if (tookTurns(here, there))
            matchBy([](const StepKey& key) {
                return StepKey{withColorsExchanged(key.name), key.occurrence};
            });
    }

    [[nodiscard]] const std::vector<StepKey>& keysHere() const { return m_keysHere; }
    [[nodiscard]] const std::vector<StepKey>& keysThere() const { return m_keysThere; }
    [[nodiscard]] std::optional<std::size_t> partnerOfHere(std::size_t step) const
    {
        return m_partnerOfHere[step];
    }
    [[nodiscard]] std::optional<std::size_t> partnerOfThere(std::size_t step) const
    {
        return m_partnerOfThere[step];
    }

private:
    /// Those that have no partner yet.
    template <typename KeyHere> void matchBy(KeyHere keyHere)
    {
        std::map<StepKey, std::size_t> free;
        for (std::size_t i = 0; i < m_keysHere.size(); ++i) {
            if (!m_partnerOfHere[i])
                free.emplace(m_keysHere[i], i);
        }
        for (std::size_t i = 0; i < m_keysThere.size(); ++i) {
            const auto found =
                m_partnerOfThere[i] ? free.end() : free.find(keyHere(m_keysThere[i]));
            if (found == free.end())
                continue;
            m_partnerOfHere[found->second] = i;
            m_partnerOfThere[i] = found->second;
        }
    }

    std::vector<StepKey> m_keysHere;
    std::vector<StepKey> m_keysThere;
    std::vector<std::optional<std::size_t>> m_partnerOfHere;
    std::vector<std::optional<std::size_t>> m_partnerOfThere;
};

} // namespace

std::vector<StepPair> pairSteps(const Deployment& here, const Deployment& there, Timestamp now)
{
    const StepMatch match(here, there);
    const std::vector<StepPair::Side> sidesHere = sidesOf(here, now);
    const std::vector<StepPair::Side> sidesThere = sidesOf(there, now);
    // What only there has, by how many steps of here stand before it.
    std::vector<std::vector<std::size_t>> onlyThere(sidesHere.size() + 1);
    std::size_t before = 0;
    for (std::size_t i = 0; i < sidesThere.size(); ++i) {
        if (const auto partner = match.partnerOfThere(i))
            before = *partner + 1;
        else
            onlyThere[before].push_back(i);
    }
    std::vector<StepPair> pairs;
    for (std::size_t i = 0; i <= sidesHere.size(); ++i) {
        for (const std::size_t each : onlyThere[i])
            pairs.push_back({match.keysThere()[each], std::nullopt, sidesThere[each]});
        if (i == sidesHere.size())
            break;
        const auto partner = match.partnerOfHere(i);
        pairs.push_back({match.keysHere()[i], sidesHere[i],
            partner ? std::optional(sidesThere[*partner]) : std::nullopt});
    }
    return pairs;
}

} // namespace diagnosis
