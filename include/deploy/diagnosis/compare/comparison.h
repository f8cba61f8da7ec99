// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/derived_values.h"
#include "deploy/diagnosis/runs/run_digest.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// One run beside another. "Here" is the one that is looked at, "there" the one it is compared
/// with.
namespace diagnosis {

/// A step that at least one of two runs has.
struct StepPair {
    struct Side {
        std::size_t step = 0; ///< of Progress::steps
        deployment::StepState state = deployment::StepState::Unknown;
        std::optional<deployment::Milliseconds> duration; ///< until now of one that runs
        bool isFailing = false; ///< deployment::stepThatFailed()

        bool operator==(const Side&) const = default;
    };

    StepKey key; ///< of here, where it has the step
    std::optional<Side> here; ///< nullopt: this run has no such step
    std::optional<Side> there;

    /// By how much it took longer here, negative for less. What was not completed took at least as
    /// long as it did: nullopt where that leaves open which one took longer, and where a duration
    /// is unknown.
    [[nodiscard]] std::optional<deployment::Milliseconds> longerBy() const;
    /// It took so much longer here that it is worth a look (isNotable()).
    [[nodiscard]] bool isSlower() const;
    bool operator==(const StepPair&) const = default;
};

/// Whether two durations differ by more than they do from run to run anyway: by a quarter of the
/// shorter one, and by 5 s at least.
[[nodiscard]] bool isNotable(deployment::Milliseconds one, deployment::Milliseconds other);

/// What the records say of one thing.
struct FactPair {
    enum class Kind : std::uint8_t {
        Version,
        Environment,
        Service,
        Strategy,
        Executor,
        Duration,
        Image, ///< this and what follows is of a slot
        Traffic,
        Nodes,
        Containers,
    };
    /// monostate: the record does not tell. Percentages are double, counts std::int64_t.
    using Value =
        std::variant<std::monostate, std::string, double, std::int64_t, deployment::Milliseconds>;

    Kind kind = Kind::Version;
    /// Slots are paired by what they are for, since blue and green take turns; by their names
    /// (Other) where a run does not tell which of its slots is the new one.
    deployment::SlotRole role = deployment::SlotRole::Other;
    std::string slotHere; ///< EnvironmentSlot::name; empty if the run has no such slot
    std::string slotThere;
    Value here;
    Value there;
    bool differs = false; ///< durations only if isNotable()

    bool operator==(const FactPair&) const = default;
};

struct Comparison {
    /// In the order of here; what only there has stands after the step that it follows there.
    std::vector<StepPair> steps;
    std::vector<FactPair> facts; ///< those that a record tells, in the order of the kinds and slots

    bool operator==(const Comparison&) const = default;
};

/// Steps and facts of two runs. A step is known again by its StepKey; where one run brought its
/// version to blue and the other one to green, "deploy to blue" is "deploy to green" there. Their
/// logs, which may be
/// long, are compared by compareLogs(). operations::differences() is about another question: what
/// of one deployment has changed since a decision.
[[nodiscard]] Comparison compare(const deployment::Deployment& here,
    const deployment::Deployment& there, deployment::Timestamp now);

} // namespace diagnosis
