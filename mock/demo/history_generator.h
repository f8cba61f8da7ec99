// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/plan.h"
#include "demo/random.h"

#include <cstddef>
#include <cstdint>

namespace demo {

struct HistoryOptions {
    std::uint64_t count = 400;
    std::uint64_t seed = 1;
    deployment::Timestamp now;
    /// One deployment (the newest that runs) gets a log or metrics of at least this many entries.
    std::size_t logEntries = 0;
    std::size_t metricPoints = 0;
};

/// A made-up history: the same options give the same deployments. Any of them can be made alone, so
/// that millions need no memory. The last ones are failed, rolled back, running and pending at
/// `now`.
class HistoryGenerator {
public:
    explicit HistoryGenerator(HistoryOptions options);

    [[nodiscard]] std::uint64_t size() const { return m_options.count; }
    /// The index-th deployment, 0 being the oldest, as it stands at `now`.
    [[nodiscard]] deployment::Deployment generate(std::uint64_t index) const;
    /// The plan behind it; of the newest ones it reaches beyond `now`.
    [[nodiscard]] Plan plan(std::uint64_t index) const;

private:
    [[nodiscard]] std::uint64_t fromEnd(std::uint64_t index) const;
    [[nodiscard]] deployment::Timestamp startOf(std::uint64_t index, Random& random) const;
    void chooseRelease(Plan& plan, std::uint64_t index, Random& random) const;
    void chooseEnding(Plan& plan, std::uint64_t index, Random& random) const;
    void inflate(deployment::Deployment& deployment) const;

    HistoryOptions m_options;
    std::uint64_t m_perRelease;
    deployment::Milliseconds m_interval;
};

/// The name of the number-th release: "V2.1.0" is number 66.
[[nodiscard]] std::string versionName(std::uint64_t number);

} // namespace demo
