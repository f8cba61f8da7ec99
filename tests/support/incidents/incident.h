// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace incidents {

/// Entries of a log that belong together: a line, or an exception with its stack.
struct EntrySpan {
    std::size_t first = 0;
    std::size_t last = 0;

    bool operator==(const EntrySpan&) const = default;
};

struct ShiftAnswer {
    std::string metric; ///< NamedSeries::id
    deployment::Timestamp at;
    deployment::Milliseconds before{}; ///< a claim may be so much earlier
    deployment::Milliseconds after{}; ///< and so much later

    bool operator==(const ShiftAnswer&) const = default;
};

/// What is known of a made-up run, since it was made up. Where nothing is known, nothing may be
/// claimed, except where the comment says otherwise.
struct Answer {
    std::vector<EntrySpan> causes; ///< each says why; empty: the log does not tell
    std::optional<std::size_t> failedStep; ///< of Progress::steps
    /// That it was in when it failed, without the step being said to have failed: it may be
    /// claimed.
    std::optional<std::size_t> stoppedIn;
    std::vector<ShiftAnswer> shifts; ///< one of them is enough
    std::optional<std::size_t> lateStep;
    bool isHealthy = false; ///< false: lines of the log may be claimed though causes is empty

    bool operator==(const Answer&) const = default;
};

/// A made-up run with its forerunners.
struct Incident {
    std::string kind; ///< "image-not-found", …; "healthy" and "in-time" where nothing is wrong
    std::string dialect; ///< of what says the cause
    deployment::Deployment deployment;
    /// The good runs of its kind, the newest first.
    std::vector<std::shared_ptr<const deployment::Deployment>> earlier;
    deployment::Timestamp now;
    Answer answer;
};

} // namespace incidents
