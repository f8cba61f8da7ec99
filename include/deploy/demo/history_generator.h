// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/plan.h"
#include "deploy/demo/random.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace demo {

struct HistoryOptions {
    std::uint64_t count = 400;
    std::uint64_t seed = 1;
    deployment::Timestamp now;
    /// One deployment (the newest that runs) gets a log or metrics of at least this many entries.
    std::size_t logEntries = 0;
    std::size_t metricPoints = 0;
    /// How far apart the points of the curves are.
    deployment::Milliseconds metricInterval = std::chrono::minutes(10);
};

/// The version that an environment is served by.
struct LiveVersion {
    std::string version;
    deployment::Side side = deployment::Side::Blue;

    bool operator==(const LiveVersion&) const = default;
};

/// A made-up history: the same options give the same deployments. Any of them can be made alone, so
/// that millions need little memory. They tell one story: each replaces the version that the last
/// success in its environment left there. The last ones are failed, rolled back, running and
/// pending at `now`.
class HistoryGenerator {
public:
    explicit HistoryGenerator(HistoryOptions options);

    [[nodiscard]] std::uint64_t size() const { return m_options.count; }
    /// The index-th deployment, 0 being the oldest, as it stands at `now`.
    [[nodiscard]] deployment::Deployment generate(std::uint64_t index) const;
    /// What serves the environment once all that succeeds has ended; nullopt for an unknown one.
    [[nodiscard]] std::optional<LiveVersion> leftIn(std::string_view environment) const;
    /// Its plan; of the newest ones it reaches beyond `now`.
    [[nodiscard]] Plan plan(std::uint64_t index) const;

private:
    [[nodiscard]] std::uint64_t fromEnd(std::uint64_t index) const;
    [[nodiscard]] deployment::Timestamp startOf(std::uint64_t index, Random& random) const;
    /// What of a deployment depends on the ones before it.
    struct Turn {
        std::uint32_t release = 0;
        std::uint32_t replaced = 0; ///< the release that was there
        deployment::Side side = deployment::Side::Blue; ///< where the new one goes
        std::uint8_t environment = 0;
        Ending ending = Ending::Succeeds;
    };
    /// The release that an environment has, and where.
    struct Live {
        std::uint32_t release = 0;
        deployment::Side side = deployment::Side::Green;
        /// What was begun there last, the newest first: where so many are made that they overlap,
        /// some of it is still running.
        std::vector<std::uint32_t> begun;
    };
    void takeTurns();
    [[nodiscard]] std::uint8_t chooseEnvironment(
        std::uint64_t index, std::uint32_t release, Random& random) const;
    [[nodiscard]] Ending chooseEnding(std::uint64_t index, Random& random) const;
    void chooseManner(Plan& plan, std::uint64_t index, Random& random) const;
    void inflate(deployment::Deployment& deployment) const;

    HistoryOptions m_options;
    std::uint64_t m_perRelease;
    deployment::Milliseconds m_interval;
    std::vector<Turn> m_turns;
    std::vector<Live> m_live; ///< by environment; after the last turn
};

/// The name of the number-th release: "V2.1.0" is number 61, "V2.0.0" the one before it.
[[nodiscard]] std::string versionName(std::uint64_t number);

} // namespace demo
