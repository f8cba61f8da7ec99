// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/metrics.h"

#include <algorithm>
#include <cmath>

namespace deployment {

namespace {

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(' ') == std::string_view::npos;
}

} // namespace

int decimalsOf(double value)
{
    constexpr double small = 0.1;
    constexpr double smallest = 1e-9;
    constexpr int digits = 3;
    const double size = std::abs(value);
    if (!(size > 0 && size < small))
        return 2;
    return digits - 1 - static_cast<int>(std::floor(std::log10(std::max(size, smallest) * 1.01)));
}

MetricSpec metricSpec(std::string_view id)
{
    const auto* const known = std::ranges::find(knownMetrics, id, &MetricSpec::id);
    if (known != knownMetrics.end())
        return *known;
    return {id, isBlank(id) ? DEPLOY_MESSAGE("Message", "Metric without a name") : id, {}};
}

MetricSpec metricSpec(const NamedSeries& series)
{
    MetricSpec spec = metricSpec(series.id);
    if (!isBlank(series.notes.title))
        spec.title = series.notes.title;
    if (!series.notes.unit.empty())
        spec.unit = series.notes.unit;
    if (series.notes.worse != Worse::Unknown)
        spec.worse = series.notes.worse;
    return spec;
}

bool MetricNotes::empty() const
{
    return *this == MetricNotes();
}

Metrics::Metrics()
{
    series.reserve(knownMetrics.size());
    for (const MetricSpec& known : knownMetrics)
        series.push_back({std::string(known.id), {}});
}

const NamedSeries* Metrics::find(std::string_view id) const
{
    const auto found = std::ranges::find(series, id, &NamedSeries::id);
    return found == series.end() ? nullptr : &*found;
}

const MetricSeries& Metrics::operator[](std::string_view id) const
{
    static const MetricSeries none;
    const NamedSeries* const found = find(id);
    return found == nullptr ? none : found->points;
}

MetricSeries& Metrics::operator[](std::string_view id)
{
    return named(id).points;
}

NamedSeries& Metrics::named(std::string_view id)
{
    const auto found = std::ranges::find(series, id, &NamedSeries::id);
    return found != series.end() ? *found : series.emplace_back(NamedSeries{std::string(id), {}});
}

} // namespace deployment
