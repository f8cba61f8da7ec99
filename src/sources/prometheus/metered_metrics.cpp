// SPDX-License-Identifier: GPL-3.0-or-later
#include "metered_metrics.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

namespace sources {

namespace {

using deployment::Message;
using deployment::MetricNotes;
using deployment::MetricOrigin;
using deployment::Metrics;
using deployment::NamedSeries;
using operations::MetricQuery;

bool isKnownMetric(const std::string& id)
{
    return std::ranges::find(deployment::knownMetrics, id, &deployment::MetricSpec::id)
        != deployment::knownMetrics.end();
}

/// A word stands apart from the number before it, however it was typed.
std::string appended(const std::string& unit)
{
    const bool isWord =
        !unit.empty() && ((unit[0] >= 'a' && unit[0] <= 'z') || (unit[0] >= 'A' && unit[0] <= 'Z'));
    return isWord ? ' ' + unit : unit;
}

MetricNotes notesOf(const MetricQuery& query)
{
    MetricNotes notes;
    notes.title = query.title;
    notes.unit = appended(query.unit);
    return notes;
}

/// Of the answer as a whole.
void addRemarks(std::vector<Message>& remarks, const QueryAnswer& answer)
{
    if (answer.seriesCount == 0)
        remarks.push_back({DEPLOY_MESSAGE("Message",
                               "The metrics server has nothing for this query in this time."),
            {}});
    if (answer.series.size() > 1 || answer.seriesCount > answer.series.size() + answer.histograms)
        remarks.push_back({DEPLOY_MESSAGE("Message",
                               "The query gives %1 series, of which %2 are drawn. Aggregate it "
                               "(sum, avg) to have one curve."),
            {std::to_string(answer.seriesCount), std::to_string(answer.series.size())}});
    if (answer.histograms > 0)
        remarks.push_back(
            {DEPLOY_MESSAGE(
                 "Message", "Native histograms are not drawn (%1 series). Use histogram_quantile."),
                {std::to_string(answer.histograms)}});
}

/// Of one series.
void addRemarks(std::vector<Message>& remarks, const AnsweredSeries& series)
{
    if (series.notNumbers > 0)
        remarks.push_back({DEPLOY_MESSAGE("Message",
                               "Gaps at %1 points where the server has no number (NaN), as "
                               "without traffic."),
            {std::to_string(series.notNumbers)}});
    if (series.infinities > 0)
        remarks.push_back(
            {DEPLOY_MESSAGE("Message", "Gaps at %1 points where the value is infinite."),
                {std::to_string(series.infinities)}});
}

std::vector<std::string> serverWarnings(const QueryAnswer& answer)
{
    std::vector<std::string> warnings = answer.warnings;
    warnings.insert(warnings.end(), answer.infos.begin(), answer.infos.end());
    return warnings;
}

/// Where there is no curve of that name: what is said at its place.
NamedSeries emptyCurve(const MetricQuery& query, const QueryOutcome& outcome)
{
    NamedSeries empty{query.id, {}, notesOf(query), MetricOrigin::MetricsServer};
    if (outcome.answer) {
        empty.notes.warnings = serverWarnings(*outcome.answer);
        addRemarks(empty.notes.remarks, *outcome.answer);
    } else if (!outcome.failure) {
        empty.notes.remarks.push_back(
            {DEPLOY_MESSAGE("Message", "The curve is being read from the metrics server."), {}});
    }
    return empty;
}

/// Those of a query; never none, since there is something to be said of it in any case.
std::vector<NamedSeries> curvesOf(const MetricQuery& query, const QueryOutcome& outcome)
{
    std::vector<NamedSeries> curves;
    if (outcome.answer)
        curves = sources::curvesOf(query, *outcome.answer);
    const bool hasOwnName = std::ranges::find(curves, query.id, &NamedSeries::id) != curves.end();
    if (curves.empty() || (isKnownMetric(query.id) && !hasOwnName))
        curves.insert(curves.begin(), emptyCurve(query, outcome));
    if (outcome.failure) {
        for (NamedSeries& curve : curves)
            curve.notes.trouble = {*outcome.failure, outcome.answeredAt};
    }
    return curves;
}

/// Puts the metrics of a deployment together.
class Merge {
public:
    explicit Merge(const Metrics& own)
        : m_own(own.series)
    {
        for (const deployment::MetricSpec& known : deployment::knownMetrics)
            m_merged.push_back(takeOwn(std::string(known.id)));
    }

    void add(NamedSeries curve)
    {
        const auto place = std::ranges::find(m_merged, curve.id, &NamedSeries::id);
        const auto own = std::ranges::find(m_own, curve.id, &NamedSeries::id);
        const bool isFirst = !m_metered.contains(curve.id);
        if (isFirst && place != m_merged.end()) {
            put(*place, std::move(curve));
        } else if (isFirst && own != m_own.end()) {
            NamedSeries& added = m_merged.emplace_back(takeOwn(curve.id));
            put(added, std::move(curve));
        } else {
            append(std::move(curve));
        }
    }

    [[nodiscard]] Metrics take()
    {
        for (std::vector<NamedSeries>* rest : {&m_own, &m_replaced}) {
            for (NamedSeries& each : *rest)
                append(std::move(each));
        }
        Metrics metrics;
        metrics.series = std::move(m_merged);
        return metrics;
    }

private:
    NamedSeries takeOwn(const std::string& id)
    {
        const auto found = std::ranges::find(m_own, id, &NamedSeries::id);
        if (found == m_own.end())
            return {id, {}, {}};
        NamedSeries taken = std::move(*found);
        m_own.erase(found);
        return taken;
    }

    void put(NamedSeries& place, NamedSeries curve)
    {
        m_metered.insert(curve.id);
        if (curve.points.empty() && !place.points.empty()) {
            // What there is is better than nothing; why there is no other is said.
            place.notes.remarks.insert(
                place.notes.remarks.end(), curve.notes.remarks.begin(), curve.notes.remarks.end());
            place.notes.warnings = std::move(curve.notes.warnings);
            place.notes.trouble = std::move(curve.notes.trouble);
            return;
        }
        NamedSeries replaced = std::exchange(place, std::move(curve));
        if (replaced.points.empty())
            return;
        if (replaced.notes.title.empty())
            replaced.notes.title = replaced.id;
        if (replaced.notes.unit.empty())
            replaced.notes.unit = deployment::metricSpec(replaced.id).unit;
        replaced.notes.remarks.push_back(
            {DEPLOY_MESSAGE("Message",
                 "As the deployment's own record has it; the curve above is that of the metrics "
                 "server."),
                {}});
        replaced.id += " (record)";
        m_replaced.push_back(std::move(replaced));
    }

    void append(NamedSeries curve)
    {
        const std::string id = curve.id;
        const auto isTaken = [&](const std::string& name) {
            return std::ranges::find(m_merged, name, &NamedSeries::id) != m_merged.end();
        };
        for (int number = 2; isTaken(curve.id); ++number)
            curve.id = id + " " + std::to_string(number);
        m_metered.insert(curve.id);
        m_merged.push_back(std::move(curve));
    }

    std::vector<NamedSeries> m_own; ///< that have no place yet
    std::vector<NamedSeries> m_merged;
    std::vector<NamedSeries> m_replaced;
    std::set<std::string, std::less<>> m_metered; ///< names that are the server's
};

} // namespace

std::vector<NamedSeries> curvesOf(const MetricQuery& query, const QueryAnswer& answer)
{
    std::vector<NamedSeries> curves;
    for (const AnsweredSeries& series : answer.series) {
        NamedSeries curve{query.id, series.points, notesOf(query), MetricOrigin::MetricsServer};
        if (answer.seriesCount > 1) {
            curve.id += labelText(series);
            curve.notes.title =
                (query.title.empty() ? query.id : query.title) + ' ' + labelText(series);
            if (curve.notes.unit.empty())
                curve.notes.unit = deployment::metricSpec(query.id).unit;
        }
        for (deployment::MetricPoint& point : curve.points)
            point.value *= query.factor;
        curve.notes.warnings = serverWarnings(answer);
        addRemarks(curve.notes.remarks, answer);
        addRemarks(curve.notes.remarks, series);
        curves.push_back(std::move(curve));
    }
    return curves;
}

Metrics meteredMetrics(const Metrics& own, const std::vector<MetricQuery>& queries,
    const std::vector<QueryOutcome>& outcomes)
{
    Merge merge(own);
    for (std::size_t i = 0; i < queries.size(); ++i) {
        for (NamedSeries& curve : curvesOf(queries[i], outcomes[i]))
            merge.add(std::move(curve));
    }
    return merge.take();
}

} // namespace sources
