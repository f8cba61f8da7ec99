// SPDX-License-Identifier: GPL-3.0-or-later
#include "shift_judge.h"

#include "metrics/rank_test.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/failed_step.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diagnosis {

using deployment::Deployment;
using deployment::MetricSpec;
using deployment::Status;
using deployment::Timestamp;
using deployment::Worse;
using Values = std::span<const double>;

namespace {

/// What makes a difference one that is told; see docs/diagnosis.md.
constexpr double maxP = 0.002;
constexpr double minEffect = 0.9;
constexpr double maxChance = 2e-4; ///< that outliers gather somewhere in a curve
constexpr double minErrors = 6; ///< standard errors of the difference of two medians
constexpr std::size_t minGoodRuns = 2;
constexpr std::size_t minGoodRunsOfUnknown = 3;
constexpr std::size_t minValuesBefore = 2;
constexpr std::size_t minValuesBeforeAlone = 8; ///< without good runs
constexpr std::size_t minValues = 3;
constexpr int maxStretches = 4; ///< that are looked at

bool endedBadly(const Deployment& deployment)
{
    const Status status = deployment.status.known;
    return status == Status::Failed || status == Status::RolledBack;
}

/// The least difference of a metric that matters.
double toleranceOf(const MetricSpec& spec, double before)
{
    if (spec.id == "successRate")
        return std::max(0.5, 0.5 * (spec.highest - before));
    if (spec.worse == Worse::Unknown)
        return 0.5 * std::abs(before);
    return std::max(0.25 * std::abs(before), 5.0);
}

/// A deviation that is noise whatever a few values look like.
double leastNoise(const MetricSpec& spec, double before)
{
    return std::max(toleranceOf(spec, before) / 5, 1e-9);
}

} // namespace

/// The curve turned so that what is looked for is higher.
class ShiftJudge::Turned {
public:
    Turned(const ShiftJudge& judge, bool isRise)
        : m_deployment(judge.m_deployment)
        , m_spec(judge.m_spec)
        , m_curve(judge.m_curve)
        , m_good(judge.m_good)
        , m_sign(isRise ? 1 : -1)
    {
        for (const double value : m_curve.values())
            m_values.push_back(m_sign * value);
    }

    /// The first stretch that stands up to all tests, of the most plain ones.
    [[nodiscard]] std::optional<Stretch> find() const
    {
        Stretch within{0, m_values.size()};
        const StretchSearch search{minValuesBefore, endedBadly(m_deployment) ? 1 : minSize(),
            leastNoise(m_spec, m_sign * medianOf(m_values))};
        for (int i = 0; i < maxStretches; ++i) {
            const auto found =
                highestStretch(Values(m_values).subspan(within.begin, within.size()), search);
            if (!found)
                return std::nullopt;
            const Stretch stretch{within.begin + found->begin, within.begin + found->end};
            if (isShift(stretch))
                return stretch;
            // What follows it may be one, or what came before.
            const std::size_t after = within.end - stretch.end;
            if (after >= stretch.begin - within.begin)
                within.begin = stretch.end;
            else
                within.end = stretch.begin;
        }
        return std::nullopt;
    }

    // Zero is added since it may be negative.
    [[nodiscard]] double before(Stretch stretch) const
    {
        return m_sign * medianBefore(stretch) + 0.0;
    }
    [[nodiscard]] double after(Stretch stretch) const
    {
        return m_sign * medianOf(of(stretch)) + 0.0;
    }

private:
    [[nodiscard]] Values of(Stretch stretch) const
    {
        return Values(m_values).subspan(stretch.begin, stretch.size());
    }
    [[nodiscard]] Values valuesBefore(Stretch stretch) const
    {
        return Values(m_values).first(stretch.begin);
    }
    [[nodiscard]] double medianBefore(Stretch stretch) const
    {
        return medianOf(valuesBefore(stretch));
    }
    [[nodiscard]] double tolerance(Stretch stretch) const
    {
        return toleranceOf(m_spec, m_sign * medianBefore(stretch));
    }

    /// Fewer are single outliers, but where a run ended badly.
    [[nodiscard]] std::size_t minSize() const { return std::max(minValues, m_values.size() / 50); }

    [[nodiscard]] ComparableStretches comparable(Stretch stretch) const
    {
        const auto times = m_curve.times();
        ComparableStretches found = m_good.around(times[stretch.begin], times[stretch.end - 1]);
        for (double& value : found.values)
            value *= m_sign;
        if (m_sign < 0) {
            found.highest = -found.lowest;
            std::swap(found.rise, found.fall);
        }
        return found;
    }

    /// Where a run ended badly, its last points, and those of the step that failed.
    [[nodiscard]] bool isAtTheBadEnd(Stretch stretch) const
    {
        if (stretch.end == m_values.size())
            return true;
        const auto step = deployment::lastActiveStep(m_deployment);
        const auto start =
            step ? m_deployment.progress.steps[*step].start : std::optional<Timestamp>();
        return start && m_deployment.start + m_curve.times()[stretch.end - 1] >= *start;
    }

    [[nodiscard]] bool isShift(Stretch stretch) const
    {
        const ComparableStretches normal = comparable(stretch);
        const bool isUnknown = m_spec.worse == Worse::Unknown;
        const bool hasGood = normal.runs >= (isUnknown ? minGoodRunsOfUnknown : minGoodRuns);
        // Of so few, ranks tell little however far they are off: in the end of a run that failed,
        // their size has to.
        const bool mayBeShort = stretch.size() <= minValues && endedBadly(m_deployment) && hasGood
            && !isUnknown && isAtTheBadEnd(stretch);
        if (isUnknown && !(hasGood && isFarOutside(stretch, normal)))
            return false;
        return (stretch.size() >= minSize() && stands(stretch, normal, hasGood, false))
            || (mayBeShort && stands(stretch, normal, hasGood, true));
    }

    [[nodiscard]] bool stands(
        Stretch stretch, const ComparableStretches& normal, bool hasGood, bool isShort) const
    {
        const double tolerances = !hasGood ? 3 : isShort ? 2 : 1;
        return differs(stretch, normal, tolerances) && ranksHigher(stretch, normal, isShort)
            && (hasGood ? isWorseThanGoodRuns(stretch, normal, isShort) : isPlainByItself(stretch))
            && (isShort || isNoChance(stretch, normal));
    }

    /// Not a few of the outliers that the curve has anyway, close together.
    [[nodiscard]] bool isNoChance(Stretch stretch, const ComparableStretches& normal) const
    {
        const double middle = (medianBefore(stretch) + medianOf(of(stretch))) / 2;
        const auto beyond = [middle](Values values) {
            return static_cast<std::size_t>(
                std::ranges::count_if(values, [middle](double one) { return one > middle; }));
        };
        const std::size_t outliers = beyond(valuesBefore(stretch)) + beyond(normal.values);
        const std::size_t all = stretch.begin + normal.values.size();
        const double rate = static_cast<double>(outliers + 1) / static_cast<double>(all + 2);
        return likelihoodOfAtLeast(beyond(of(stretch)), stretch.size(), rate)
            * static_cast<double>(m_values.size())
            <= maxChance;
    }

    /// By more than noise, and by as many tolerances.
    [[nodiscard]] bool differs(
        Stretch stretch, const ComparableStretches& normal, double tolerances) const
    {
        constexpr double errorOfMedian = 1.2533; // of values that are normally distributed
        const Values before = valuesBefore(stretch);
        const auto count = static_cast<double>(before.size());
        const double noise = std::max({spreadOf(before) * (1 + 4 / count), normal.spread,
            leastNoise(m_spec, m_sign * medianBefore(stretch))});
        const double alike = autocorrelation(before, normal);
        const double error = errorOfMedian * noise * std::sqrt((1 + alike) / (1 - alike))
            * std::sqrt(1 / static_cast<double>(stretch.size()) + 1 / count);
        const double difference = medianOf(of(stretch)) - medianOf(before);
        return difference >= tolerances * tolerance(stretch) && difference >= minErrors * error;
    }

    /// Values that are alike because they follow one another say less than as many others would.
    [[nodiscard]] static double autocorrelation(Values before, const ComparableStretches& normal)
    {
        constexpr double assumed = 0.3;
        constexpr double most = 0.9;
        std::vector<double> known = normal.autocorrelations;
        if (const auto own = autocorrelationOf(before))
            known.push_back(*own);
        return known.empty() ? assumed : std::clamp(medianOf(known), 0.0, most);
    }

    [[nodiscard]] bool ranksHigher(
        Stretch stretch, const ComparableStretches& normal, bool isShort) const
    {
        const Values before = valuesBefore(stretch);
        if (mannWhitney(of(stretch), before).effect < minEffect)
            return false;
        std::vector<double> control(before.begin(), before.end());
        control.insert(control.end(), normal.values.begin(), normal.values.end());
        const RankTest test = mannWhitney(of(stretch), control);
        return test.effect >= minEffect && (test.p <= maxP || isShort);
    }

    [[nodiscard]] bool isWorseThanGoodRuns(
        Stretch stretch, const ComparableStretches& normal, bool isShort) const
    {
        const double margin = tolerance(stretch) * (isShort ? 1 : 0.5);
        const double after = medianOf(of(stretch));
        const double rise = after - medianBefore(stretch);
        return after >= normal.highest + margin && rise >= normal.rise + margin
            && (isAbrupt(stretch) || rise >= leastSlowRise(stretch));
    }

    /// What comes slowly may come with the hours of the day, but little of it within two of them.
    [[nodiscard]] double leastSlowRise(Stretch stretch) const
    {
        const auto times = m_curve.times();
        const bool isQuick = times[stretch.end - 1] - times.front() <= std::chrono::hours(2);
        return (isQuick ? 2 : 4) * tolerance(stretch);
    }

    /// For a metric of which nothing is known: as far again as all good runs are apart, and from
    /// among them.
    [[nodiscard]] bool isFarOutside(Stretch stretch, const ComparableStretches& normal) const
    {
        const auto [low, high] = std::ranges::minmax(normal.values);
        const double before = medianBefore(stretch);
        return before >= low && before <= high
            && medianOf(of(stretch)) >= high + (high - low) + tolerance(stretch);
    }

    /// Without good runs: not what goes away by itself, as when caches warm up, and not what comes
    /// slowly, as the day goes.
    [[nodiscard]] bool isPlainByItself(Stretch stretch) const
    {
        const bool goesAway = stretch.end < m_values.size() && !endedBadly(m_deployment);
        return stretch.begin >= minValuesBeforeAlone && !goesAway && isAbrupt(stretch);
    }

    /// Whether at least half of the difference is there at once.
    [[nodiscard]] bool isAbrupt(Stretch stretch) const
    {
        const std::size_t smaller = std::min(stretch.begin, stretch.size());
        const std::size_t near = std::max(minValues, smaller / 4);
        if (smaller < near)
            return true;
        const double jump =
            medianOf(of(stretch).first(near)) - medianOf(valuesBefore(stretch).last(near));
        return jump >= (medianOf(of(stretch)) - medianBefore(stretch)) / 2;
    }

    const Deployment& m_deployment;
    const MetricSpec& m_spec;
    const Curve& m_curve;
    const GoodCurves& m_good;
    double m_sign;
    std::vector<double> m_values;
};

ShiftJudge::ShiftJudge(const Deployment& deployment, const MetricSpec& spec, const Curve& curve,
    const GoodCurves& good)
    : m_deployment(deployment)
    , m_spec(spec)
    , m_curve(curve)
    , m_good(good)
{
}

std::optional<ShiftJudge::Shift> ShiftJudge::find() const
{
    for (const bool isRise : {true, false}) {
        if (m_spec.worse == (isRise ? Worse::Lower : Worse::Higher))
            continue;
        const Turned turned(*this, isRise);
        if (const auto stretch = turned.find())
            return Shift{*stretch, isRise, turned.before(*stretch), turned.after(*stretch)};
    }
    return std::nullopt;
}

} // namespace diagnosis
