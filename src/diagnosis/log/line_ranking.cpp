// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_ranking.h"

#include "log/stack_trace.h"

#include <algorithm>
#include <array>

namespace diagnosis {

namespace {

using deployment::ErrorSign;
using deployment::Trouble;

constexpr double ofError = 3;
constexpr double ofMention = 1.5;
constexpr double ofWarning = 1;
constexpr double ofNew = 3;
constexpr double ofScene = 2;
constexpr double ofEnd = 1;
constexpr double ofFirst = 1;
constexpr double unknownCause = 1.5;
constexpr double afterScene = -2;
constexpr double known = -4;
constexpr double attempt = -1.5;
constexpr double aftermath = -2;
constexpr double result = -4;

/// How likely a trouble is a cause, and not what another one led to.
constexpr std::array<double, deployment::troubleCount> weights{
    2.6, // exception
    0.4, // exit code
    0.5, // timeout
    2.8, // image
    0.8, // probe
    3.0, // memory
    0.6, // crash
    2.2, // connection
    3.0, // permission
    3.0, // disk
    2.8, // quota
    3.0, // certificate
    2.8, // DNS
    3.0, // configuration
    3.0, // port
    2.8, // database
    2.6, // scheduling
    0.9, // server error
};

double weightOf(const LineSigns& signs)
{
    double best = -1;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (signs.troubles.holds(static_cast<Trouble>(i)))
            best = std::max(best, weights[i]);
    }
    return best >= 0 ? best : signs.error == ErrorSign::None ? 0 : unknownCause;
}

double scoreOfSigns(const LineSigns& signs)
{
    double score = signs.error == ErrorSign::Error ? ofError
        : signs.error == ErrorSign::Mention        ? ofMention
        : signs.isWarning                          ? ofWarning
                                                   : 0;
    score += weightOf(signs);
    score += signs.isAttempt ? attempt : 0;
    score += signs.isAftermath ? aftermath : 0;
    return score + (signs.isResult ? result : 0);
}

/// Judges the kinds of lines one by one.
class Ranking {
public:
    Ranking(const deployment::Deployment& deployment, const FailureScene& scene,
        const LineTemplates* known)
        : m_log(deployment.log)
        , m_scene(scene)
        , m_known(known)
    {
    }

    [[nodiscard]] std::optional<RankedLine> ranked(const LineKind& kind) const
    {
        const bool isWithin = kind.countWithin > 0;
        RankedLine line;
        line.entry = isWithin ? kind.firstWithin : kind.last;
        line.count = kind.count;
        const std::string_view message = m_log.message(line.entry);
        line.signs = signsOf(exampleText(message), m_scene.step);
        const bool saysNothing = line.signs.error == ErrorSign::None && !line.signs.isWarning;
        if (saysNothing && (m_known == nullptr || !isWithin))
            return std::nullopt;
        const StackPart part = stackPartOf(message.substr(0, message.find('\n')));
        if (part == StackPart::Frame || (saysNothing && part != StackPart::None))
            return std::nullopt;
        line.isNew = m_known != nullptr && !isKnown(message, kind.parts);
        if (saysNothing && !line.isNew)
            return std::nullopt;
        line.isNear = isWithin && m_scene.hasEnd && m_scene.isNear(m_log.time(kind.lastWithin));
        line.score = scoreOf(line, isWithin);
        return line;
    }

private:
    [[nodiscard]] bool isKnown(std::string_view message, std::size_t parts) const
    {
        return m_known->fits(maskedText(message, parts), signsOf(exampleText(message)));
    }
    [[nodiscard]] double scoreOf(const RankedLine& line, bool isWithin) const
    {
        double score = scoreOfSigns(line.signs);
        score += m_known == nullptr ? 0 : line.isNew ? ofNew : known;
        score += isWithin ? ofScene : 0;
        score += line.isNear ? ofEnd : 0;
        const bool isAfter = !isWithin && m_log.time(line.entry) > m_scene.span.to;
        return score + (isAfter ? afterScene : 0);
    }

    const deployment::Log& m_log;
    const FailureScene& m_scene;
    const LineTemplates* m_known;
};

/// What was said first is more likely the cause of the rest.
void favorFirst(std::vector<RankedLine>& lines)
{
    RankedLine* first = nullptr;
    for (RankedLine& line : lines) {
        const bool isCandidate = line.signs.error == ErrorSign::Error && line.isNear
            && !line.signs.isAttempt && !line.signs.isAftermath && !line.signs.isResult;
        if (isCandidate && (first == nullptr || line.entry < first->entry))
            first = &line;
    }
    if (first != nullptr)
        first->score += ofFirst;
}

} // namespace

std::vector<RankedLine> rankedLines(const deployment::Deployment& deployment,
    const FailureScene& scene, const LineKinds& kinds, const LineTemplates* known)
{
    const Ranking ranking(deployment, scene, known);
    std::vector<RankedLine> lines;
    for (const LineKind& kind : kinds.all()) {
        if (const auto line = ranking.ranked(kind))
            lines.push_back(*line);
    }
    favorFirst(lines);
    std::ranges::sort(lines, [](const RankedLine& left, const RankedLine& right) {
        return left.score != right.score ? left.score > right.score : left.entry < right.entry;
    });
    return lines;
}

} // namespace diagnosis
