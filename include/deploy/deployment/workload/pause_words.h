// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/deployment/timestamp.h"

#include <optional>
#include <string>
#include <string_view>

namespace deployment {

/// A pause of Argo Rollouts in plain words; its reasons are those of the v1alpha1 types.
struct PauseWords {
    std::optional<Message> step; ///< "Pause of 10m"; none if the workload has no steps
    Message what; ///< "waits to be resumed", "goes on by itself at 2026-03-03 09:18:00 UTC"
    /// When it ends by itself; not known where the record has no day (before 0.2.0).
    std::optional<Timestamp> until = std::nullopt;

    bool operator==(const PauseWords&) const = default;
    /// "Pause of 10m, until 2026-03-03 09:18:00 UTC", "Waits to be promoted"; what comes from
    /// the record is in it verbatim.
    [[nodiscard]] std::string toEnglish() const;
};

/// Of the current step of a record ("pause: 10m (CanaryPauseStep, continues at
/// 2026-03-03T09:18:00Z)") or the message of a workload ("BlueGreenPause"). Nothing if it is no
/// pause that is known.
[[nodiscard]] std::optional<PauseWords> pauseWordsOf(std::string_view recorded);

} // namespace deployment
