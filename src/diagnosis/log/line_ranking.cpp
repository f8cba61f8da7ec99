// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_ranking.h"

#include "log/line_weights.h"
#include "log/stack_trace.h"

#include "deploy/deployment/steps/end_by_choice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace diagnosis {

namespace {

using deployment::ErrorSign;
using deployment::Milliseconds;

constexpr Milliseconds minPause = std::chrono::minutes(3);
constexpr int pausesOfScene = 3;

/// The kinds of one template that say the same, as one.
std::vector<LineKind> joinedKinds(const deployment::Log& log, const LineKinds& kinds)
{
    std::map<std::pair<std::string, LineSigns>, LineKind> joined;
    for (const LineKind& kind : kinds.all()) {
        const std::string_view message = log.message(kind.first);
        const auto [found, isNew] = joined.try_emplace(
            {maskedText(message, kind.parts), signsOf(exampleText(message))}, kind);
        if (!isNew)
            found->second.add(kind);
    }
    std::vector<LineKind> all;
    all.reserve(joined.size());
    for (const auto& [text, kind] : joined)
        all.push_back(kind);
    return all;
}

/// Judges the kinds of lines one by one.
class Ranking {
public:
    Ranking(const deployment::Deployment& deployment, const FailureScene& scene,
        const LineTemplates* known)
        : m_log(deployment.log)
        , m_isOfEvents(deployment.workload.has_value())
        , m_scene(scene)
        , m_known(known)
    {
    }

    [[nodiscard]] std::optional<RankedLine> ranked(const LineKind& kind) const
    {
        RankedLine line;
        line.isWithin = kind.countWithin > 0;
        line.entry = entryOf(kind);
        line.count = kind.count;
        const std::string_view message = m_log.message(line.entry);
        line.signs = signsOf(exampleText(message), m_scene.step);
        line.last = kind.last;
        const bool saysNothing = line.signs.error == ErrorSign::None && !line.signs.isWarning;
        if (isFrameOfStack(message)
            || message.find_first_not_of(" \t\r\n") == std::string_view::npos
            || (saysNothing && (m_known == nullptr || !line.isWithin)))
            return std::nullopt;
        line.isKnown = m_known != nullptr && isKnown(message, kind.parts);
        line.isNew = m_known != nullptr && !line.isKnown;
        if (saysNothing && !line.isNew)
            return std::nullopt;
        line.isComplaint = saysNothing && complains(message);
        if (m_isOfEvents && saysNoTrouble(line, message))
            return std::nullopt;
        line.isNear = line.isWithin && m_scene.isNearEnd(m_log.time(kind.lastWithin));
        line.score = scoreOf(line, kind);
        return line;
    }

private:
    /// The first one while it failed.
    [[nodiscard]] static std::size_t entryOf(const LineKind& kind)
    {
        return kind.countWithin > 0 ? kind.firstWithin : kind.last;
    }
    [[nodiscard]] static bool isFrameOfStack(std::string_view message)
    {
        const StackPart part = stackPartOf(message.substr(0, message.find('\n')));
        return part == StackPart::Frame || part == StackPart::Code;
    }
    /// Each revision has events that no other had: of such a log only what is wrong is told. What
    /// somebody asked for is no reason.
    [[nodiscard]] static bool saysNoTrouble(const RankedLine& line, std::string_view message)
    {
        const bool saysNothing = line.signs.error == ErrorSign::None && !line.signs.isWarning;
        return (saysNothing && !line.isComplaint) || deployment::tellsOnlyAbort(message);
    }
    [[nodiscard]] bool isKnown(std::string_view message, std::size_t parts) const
    {
        return m_known->fits(maskedText(message, parts), signsOf(exampleText(message)));
    }
    [[nodiscard]] double scoreOf(const RankedLine& line, const LineKind& kind) const
    {
        double score = line.isComplaint ? LineWeights::ofComplaint : weightOf(line.signs);
        score += m_known == nullptr ? 0 : line.isNew ? LineWeights::isNew : LineWeights::isKnown;
        score += line.isWithin ? LineWeights::isWithin : 0;
        score += line.isNear ? LineWeights::isNear : 0;
        score += line.isWithin && kind.first < m_scene.entries.first ? LineWeights::wasBefore : 0;
        const bool isAfter = !line.isWithin && line.entry >= m_scene.entries.end;
        return score + (isAfter ? LineWeights::isAfter : 0);
    }

    const deployment::Log& m_log;
    bool m_isOfEvents; ///< of a cluster
    const FailureScene& m_scene;
    const LineTemplates* m_known;
};

/// Whether it may be what others follow from. Without good runs only a plain error may be: that a
/// warning is no usual one is not known.
bool mayBeFirst(const RankedLine& line, bool hasKnown)
{
    const bool saysSomething = line.signs.error == ErrorSign::Error
        || (hasKnown
            && (line.signs.error != ErrorSign::None || line.signs.isWarning || line.isComplaint));
    return saysSomething && line.isWithin && (line.isNew || !hasKnown) && !line.signs.isAttempt
        && !isAftermath(line.signs) && !line.signs.isResult;
}

/// Where the last spell of lines of errors began: a long pause parts what has nothing to do with
/// each other, and what came before it was not what it failed of in the end.
std::size_t beginOfLastSpell(
    std::vector<RankedLine>& lines, const deployment::Log& log, const FailureScene& scene)
{
    std::ranges::sort(lines, {}, &RankedLine::entry);
    const Milliseconds pause = std::max(minPause, (scene.to - scene.from) / pausesOfScene);
    std::size_t begin = 0;
    auto lastTime = deployment::Timestamp::max();
    for (const RankedLine& line : lines) {
        if (!line.isWithin || (line.signs.error == ErrorSign::None && !line.signs.isWarning))
            continue;
        if (log.time(line.entry) > lastTime && log.time(line.entry) - lastTime > pause)
            begin = line.entry;
        const auto last = log.time(line.last);
        lastTime = lastTime == deployment::Timestamp::max() ? last : std::max(lastTime, last);
    }
    return begin;
}

/// What was logged first is more likely the cause of the rest.
void favorFirst(std::vector<RankedLine>& lines, const deployment::Log& log,
    const FailureScene& scene, bool hasKnown)
{
    const std::size_t begin = beginOfLastSpell(lines, log, scene);
    double bonus = LineWeights::isFirst;
    for (RankedLine& line : lines) {
        if (line.entry < begin || !mayBeFirst(line, hasKnown))
            continue;
        line.score += bonus;
        bonus *= LineWeights::ofNext;
    }
}

} // namespace

std::vector<RankedLine> rankedLines(const deployment::Deployment& deployment,
    const FailureScene& scene, const LineKinds& kinds, const LineTemplates* known)
{
    const Ranking ranking(deployment, scene, known);
    std::vector<RankedLine> lines;
    for (const LineKind& kind : joinedKinds(deployment.log, kinds)) {
        if (const auto line = ranking.ranked(kind))
            lines.push_back(*line);
    }
    favorFirst(lines, deployment.log, scene, known != nullptr);
    std::ranges::sort(lines, [](const RankedLine& left, const RankedLine& right) {
        return left.score != right.score ? left.score > right.score : left.entry < right.entry;
    });
    return lines;
}

} // namespace diagnosis
