// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/deployment/timestamp.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deployment {

struct MetricPoint {
    Timestamp time;
    double value = 0; ///< NaN where the source has a gap

    bool operator==(const MetricPoint&) const = default;
};
using MetricSeries = std::vector<MetricPoint>; ///< in the order of time

/// With so many decimals a value is told: two, and of a small one as many as it takes for three
/// digits that count, so that nothing is 0 that is not; nine at most.
[[nodiscard]] int decimalsOf(double value);

/// Which way a metric goes when things get worse.
enum class Worse : std::uint8_t { Lower, Higher, Unknown };

/// What is known of a metric by its name.
struct MetricSpec {
    std::string_view id; ///< the name of its list in a record
    std::string_view title; ///< a message without arguments
    std::string_view unit; ///< appended to a number: "%", " ms"
    double lowest = -std::numeric_limits<double>::infinity(); ///< that it can have
    double highest = std::numeric_limits<double>::infinity();
    Worse worse = Worse::Unknown;
};

/// The metrics that every deployment is asked for, in the order in which they are shown.
inline constexpr std::array knownMetrics{
    MetricSpec{"successRate", DEPLOY_MESSAGE("Message", "Request success rate"), "%", 0, 100,
        Worse::Lower},
    MetricSpec{"responseTime", DEPLOY_MESSAGE("Message", "Average response time"), " ms", 0,
        std::numeric_limits<double>::infinity(), Worse::Higher},
};

/// Of one that is not known: its name as its title, no unit and no bounds.
[[nodiscard]] MetricSpec metricSpec(std::string_view id);

/// What a measurement was found to be, where somebody judges them.
struct Verdict {
    Timestamp time;
    std::string word; ///< "Successful", "Failed", "Inconclusive", "Error"

    bool operator==(const Verdict&) const = default;
};

/// Why the points of a metric are old, or are not there.
struct MetricTrouble {
    Message reason;
    std::optional<Timestamp> since; ///< when they were read last; nullopt: never

    bool operator==(const MetricTrouble&) const = default;
};

/// What is said of a metric where it comes from, beside its points; all of it may be missing.
struct MetricNotes {
    std::string title; ///< empty: that of its spec
    std::string unit; ///< empty: that of its spec
    std::optional<double> limit; ///< where it begins to be bad
    Worse worse = Worse::Unknown; ///< the bad side of the limit
    std::string condition; ///< that the limit is read from: "result[0] >= 0.95"
    std::vector<Verdict> verdicts; ///< in the order of time
    std::vector<std::string> warnings; ///< of the server that gave the points
    std::vector<Message> remarks; ///< what one should know of the points, in our own words
    std::optional<MetricTrouble> trouble; ///< nullopt: the points are as new as they can be

    [[nodiscard]] bool empty() const;
    bool operator==(const MetricNotes&) const = default;
};

/// Where points come from. Two origins measure at other places and in other ways: their curves are
/// not to be taken for each other.
enum class MetricOrigin : std::uint8_t { Record, MetricsServer };

struct NamedSeries {
    std::string id;
    MetricSeries points;
    MetricNotes notes = {};
    MetricOrigin origin = MetricOrigin::Record; ///< of this moment, no part of a record

    bool operator==(const NamedSeries&) const = default;
};

/// What is known of a series by its name, and by what its notes say instead. Its texts live as long
/// as those of the series.
[[nodiscard]] MetricSpec metricSpec(const NamedSeries& series);

/// The metrics of a deployment: those that are known, also if the record has nothing of them, and
/// after them what else it has.
struct Metrics {
    Metrics();

    std::vector<NamedSeries> series;

    /// nullptr if there is none.
    [[nodiscard]] const NamedSeries* find(std::string_view id) const;
    /// Empty where there is none.
    [[nodiscard]] const MetricSeries& operator[](std::string_view id) const;
    /// Begins it where there is none.
    [[nodiscard]] MetricSeries& operator[](std::string_view id);
    /// With what is said of it; begins it where there is none.
    [[nodiscard]] NamedSeries& named(std::string_view id);
    bool operator==(const Metrics&) const = default;
};

} // namespace deployment
