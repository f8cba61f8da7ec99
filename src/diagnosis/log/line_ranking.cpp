// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_ranking.h"

#include "log/line_weights.h"
#include "log/stack_trace.h"

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
    for (const auto& [text, kind] : joined)
        all.push_back(kind);
    return all;
}

/// Judges the kinds of lines one by one.
class Ranking {
public:
    Ranking(const deployment::Log& log, const FailureScene& scene, const LineTemplates* known)
        : m_log(log)
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
        const bool saysNothing = line.signs.error == ErrorSign::None && !line.signs.isWarning;
        if (isFrameOfStack(message) || (saysNothing && (m_known == nullptr || !line.isWithin)))
            return std::nullopt;
        line.isNew = m_known != nullptr && !isKnown(message, kind.parts);
        if (saysNothing && !line.isNew)
            return std::nullopt;
        line.isNear = line.isWithin && m_scene.isNearEnd(m_log.time(kind.lastWithin));
        line.score = scoreOf(line, kind);
        return line;
    }

private:
    /// The first one while it failed; clocks may differ.
    [[nodiscard]] std::size_t entryOf(const LineKind& kind) const
    {
        if (kind.countWithin == 0)
            return kind.last;
        return m_scene.isLongBefore(m_log.time(kind.first)) ? kind.firstWithin : kind.first;
    }
    [[nodiscard]] static bool isFrameOfStack(std::string_view message)
    {
        const StackPart part = stackPartOf(message.substr(0, message.find('\n')));
        return part == StackPart::Frame || part == StackPart::Code;
    }
    [[nodiscard]] bool isKnown(std::string_view message, std::size_t parts) const
    {
        return m_known->fits(maskedText(message, parts), signsOf(exampleText(message)));
    }
    [[nodiscard]] double scoreOf(const RankedLine& line, const LineKind& kind) const
    {
        double score = weightOf(line.signs);
        score += m_known == nullptr ? 0 : line.isNew ? LineWeights::isNew : LineWeights::isKnown;
        score += line.isWithin ? LineWeights::isWithin : 0;
        score += line.isNear ? LineWeights::isNear : 0;
        if (m_scene.isLongBefore(m_log.time(kind.first)))
            score += line.isWithin ? LineWeights::wasBefore : 0;
        const bool isAfter = !line.isWithin && m_log.time(line.entry) > m_scene.span.to;
        return score + (isAfter ? LineWeights::isAfter : 0);
    }

    const deployment::Log& m_log;
    const FailureScene& m_scene;
    const LineTemplates* m_known;
};

/// Whether it may be what others follow from.
bool mayBeFirst(const RankedLine& line, bool hasKnown)
{
    const bool saysSomething = line.signs.error != ErrorSign::None || line.signs.isWarning;
    return saysSomething && line.isWithin && (line.isNew || !hasKnown) && !line.signs.isAttempt
        && !isAftermath(line.signs) && !line.signs.isResult;
}

/// What was logged first is more likely the cause of the rest. A long pause parts what has nothing
/// to do with each other: what came before it was not what it failed of in the end.
void favorFirst(std::vector<RankedLine>& lines, const deployment::Log& log,
    const FailureScene& scene, bool hasKnown)
{
    std::vector<RankedLine*> chain;
    for (RankedLine& line : lines) {
        if (mayBeFirst(line, hasKnown))
            chain.push_back(&line);
    }
    std::ranges::sort(chain, {}, &RankedLine::entry);
    const Milliseconds pause =
        std::max(minPause, (scene.span.to - scene.span.from) / pausesOfScene);
    const auto isPause = [&](const RankedLine* before, const RankedLine* after) {
        return log.time(after->entry) - log.time(before->entry) > pause;
    };
    for (auto end = std::adjacent_find(chain.begin(), chain.end(), isPause); end != chain.end();
         end = std::adjacent_find(chain.begin(), chain.end(), isPause))
        chain.erase(chain.begin(), end + 1);
    double bonus = LineWeights::isFirst;
    for (RankedLine* line : chain) {
        line->score += bonus;
        bonus *= LineWeights::ofNext;
    }
}

} // namespace

std::vector<RankedLine> rankedLines(const deployment::Deployment& deployment,
    const FailureScene& scene, const LineKinds& kinds, const LineTemplates* known)
{
    const Ranking ranking(deployment.log, scene, known);
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
