// SPDX-License-Identifier: GPL-3.0-or-later
// How often the diagnosis is right, on made-up incidents and on healthy runs, and how long it
// takes. --by-kind prints each kind of the open set with its hits; of the kinds that are held back
// only the sum is printed, so that nothing is tuned to them.
#include "figures.h"
#include "incidents/generator.h"
#include "incidents/judge.h"
#include "log_judging.h"

#include <cstdio>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

using namespace benchmarks;
using incidents::Incident;
using incidents::IncidentGenerator;
using incidents::KindSet;
using incidents::Score;

namespace {

constexpr std::uint64_t seed = 2025;
constexpr double causeGoal = 95; // of 100
constexpr double otherGoal = 95;

double percent(const Score::Part& part)
{
    return part.of == 0 ? 100 : 100 * static_cast<double>(part.hits) / static_cast<double>(part.of);
}

class Measurement {
public:
    void take(const Incident& incident)
    {
        const auto findings = incidents::diagnosed(incident);
        const incidents::Verdict verdict = incidents::judged(incident, findings);
        m_score.add(verdict);
        m_kinds[incident.kind + " (" + incident.dialect + ')'].add(verdict);
        for (const std::string& rule : verdict.falseClaims)
            ++m_falseClaims[incident.kind + ": " + rule];
    }

    [[nodiscard]] const Score& score() const { return m_score; }

    /// Those that were missed, or of which something false was claimed.
    void printKinds() const
    {
        for (const auto& [kind, score] : m_kinds)
            std::printf("  %-36s cause %3zu/%zu (listed %zu)  step %3zu/%zu  shift %3zu/%zu\n",
                kind.c_str(), score.causes.hits, score.causes.of, score.listedCauses.hits,
                score.failedSteps.hits, score.failedSteps.of, score.shifts.hits, score.shifts.of);
        for (const auto& [claim, count] : m_falseClaims)
            std::printf("  false claims: %-40s %zu\n", claim.c_str(), count);
    }

private:
    Score m_score;
    std::map<std::string, Score> m_kinds;
    std::map<std::string, std::size_t> m_falseClaims;
};

Measurement measured(std::uint64_t count, const std::function<Incident(std::uint64_t)>& make)
{
    Measurement measurement;
    for (std::uint64_t index = 0; index < count; ++index)
        measurement.take(make(index));
    return measurement;
}

void reportSet(std::string_view name, const Measurement& measurement)
{
    const std::string head = "diagnosis, " + std::string(name) + ": ";
    const Score& score = measurement.score();
    reportAtLeast(head + "cause is the first line", percent(score.causes), causeGoal, "%");
    reportAtLeast(head + "cause is among the lines", percent(score.listedCauses), causeGoal, "%");
    reportAtLeast(head + "failed step", percent(score.failedSteps), otherGoal, "%");
    reportAtLeast(head + "moment of the shift", percent(score.shifts), otherGoal, "%");
    reportLimit(head + "runs with a false claim",
        100.0 * static_cast<double>(score.runsWithFalseClaims) / static_cast<double>(score.runs), 1,
        "%");
}

bool wantsKinds(std::span<char*> arguments)
{
    for (const std::string_view argument : arguments)
        if (argument == "--by-kind")
            return true;
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    const bool byKind = wantsKinds({argv, static_cast<std::size_t>(argc)});
    if (byKind)
        --argc; // it comes last
    const Options options = readOptions(argc, argv);
    const std::uint64_t count = options.small ? 10 : 1000;
    const IncidentGenerator open(KindSet::Open, seed);
    const IncidentGenerator heldBack(KindSet::HeldBack, seed);
    const auto incidents = measured(count, [&](auto index) { return open.incident(index); });
    reportSet("open kinds", incidents);
    reportSet(
        "kinds held back", measured(count, [&](auto index) { return heldBack.incident(index); }));
    const auto healthy = measured(count, [&](auto index) { return open.healthy(index); });
    reportLimit("diagnosis, 1,000 healthy runs: with a claim",
        static_cast<double>(healthy.score().runsWithFalseClaims), 0, "");
    const auto late = measured(count / 5, [&](auto index) { return open.late(index); });
    reportAtLeast(
        "diagnosis, late runs: the late step", percent(late.score().lateSteps), otherGoal, "%");
    measureLogJudging(options);
    if (byKind)
        for (const Measurement& measurement : {incidents, healthy, late})
            measurement.printKinds();
    return 0;
}
