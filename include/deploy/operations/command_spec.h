// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace operations {

/// What must hold beside the status.
enum class Condition : std::uint8_t { Never, Always, NotPaused, Paused, Newest, Held };

/// By what a deployment shows that a command took effect (outcome.h).
enum class Trace : std::uint8_t {
    IsPaused, ///< it runs, and is paused
    IsNotPaused, ///< it runs, and is not
    TargetServes, ///< it is rolled back, and all of the traffic reaches the target
    None, ///< by nothing in a record: only what carries it out can tell
};

/// A kind of command in one line. Dialog, command line, outcome rules and reference server ask this
/// table and nothing else: a new kind is an enumerator, a row here, and its texts
/// (models/commands/command_texts).
struct CommandSpec {
    CommandKind kind;
    std::string_view word; ///< on the wire (last segment of the address) and in the journal
    std::string_view verb; ///< in English, as the command line says it
    bool needsTarget; ///< the version to go to
    bool needsReason;
    bool needsConfirmation; ///< the environment's name is typed where it is production
    /// By deployment::Status: pending, running, completed, failed, rolled back, unknown.
    std::array<Condition, 6> when;
    Trace trace;
    /// Percent of the traffic on the new version once it has taken effect; nullopt: as it is.
    std::optional<double> newTraffic;
};

// clang-format off
/// In the order of the kinds.
inline constexpr std::array allCommandSpecs{
    //                                                    target reason confirmation
    CommandSpec{CommandKind::Pause,    "pause",    "Pause",     false, true, true,
    //   pending           running               completed          failed             rolled back       unknown
        {Condition::Never, Condition::NotPaused, Condition::Never,  Condition::Never,  Condition::Never, Condition::Never},
        Trace::IsPaused, std::nullopt},
    CommandSpec{CommandKind::Resume,   "resume",   "Resume",    false, true, true,
        {Condition::Never, Condition::Paused,    Condition::Held,   Condition::Never,  Condition::Never, Condition::Held},
        Trace::IsNotPaused, 100.0},
    CommandSpec{CommandKind::RollBack, "rollback", "Roll back", true,  true, true,
        {Condition::Never, Condition::Always,    Condition::Newest, Condition::Always, Condition::Never, Condition::Never},
        Trace::TargetServes, 0.0},
    // Of clusters: not in the contract.
    CommandSpec{CommandKind::Abort,    "abort",    "Abort",     false, true, true,
        {Condition::Never, Condition::Always,    Condition::Never,  Condition::Always, Condition::Never, Condition::Never},
        Trace::None, 0.0},
    CommandSpec{CommandKind::Retry,    "retry",    "Retry",     false, true, true,
        {Condition::Never, Condition::Never,     Condition::Never,  Condition::Always, Condition::Never, Condition::Never},
        Trace::None, std::nullopt},
    CommandSpec{CommandKind::Promote,  "promote",  "Promote",   false, true, true,
        {Condition::Never, Condition::Always,    Condition::Never,  Condition::Never,  Condition::Never, Condition::Never},
        Trace::None, std::nullopt},
    CommandSpec{CommandKind::PromoteFully, "promote-fully", "Fully promote", false, true, true,
        {Condition::Never, Condition::Always,    Condition::Never,  Condition::Never,  Condition::Never, Condition::Never},
        Trace::None, 100.0},
    CommandSpec{CommandKind::Restart,  "restart",  "Restart",   false, true, true,
        {Condition::Never, Condition::Always,    Condition::Newest, Condition::Always, Condition::Never, Condition::Never},
        Trace::None, std::nullopt},
};
// clang-format on
/// Those that the contract has (docs/openapi.yaml), and its reference server takes.
inline constexpr std::span contractCommandSpecs = std::span(allCommandSpecs).first<3>();

[[nodiscard]] constexpr const CommandSpec& specOf(CommandKind kind)
{
    return allCommandSpecs[static_cast<std::size_t>(kind)];
}

/// "pause", "resume", "rollback", ...
[[nodiscard]] constexpr std::string_view toWire(CommandKind kind)
{
    return specOf(kind).word;
}
[[nodiscard]] std::optional<CommandKind> parseCommandKind(std::string_view word);

} // namespace operations
