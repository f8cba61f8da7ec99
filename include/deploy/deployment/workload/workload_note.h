// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deployment {

/// What the records of a cluster say beside the cluster's own words. A record keeps each as an
/// English sentence, which is known again by its pattern: to be translated, or to be taken back.
enum class WorkloadNote : std::uint8_t {
    ManagedForApplication,
    Managed,
    TemplateElsewhereUnseen,
    TemplateElsewhere,
    SpecUnseenSince,
    SpecUnseen,
    TemplateHeld,
    WorkloadPaused,
    MayHaveEnded,
    Aborted,
    AbortedUnderWay,
    DeadlinePassed,
    ScaledToZero,
    SharesOfPods,
    ReplacedUnseen,
    Superseded,
    DeletedUnderWay,
    Deleted,
    SetBack,
    RolledBackToRevision,
    RolledBackToOlder,
    SetOutForRevision,
    SetOutForOlder,
    RollsBackToRevision,
    RollsBackToOlder,
    StartNoticed,
    StartApproximate,
    StartUnknown,
    EndAlone,
    KnownAfterwardsAsStable,
    KnownAfterwards,
};

/// The sentence as a record keeps it, with the values at its places.
[[nodiscard]] std::string workloadNote(WorkloadNote note, std::vector<std::string> arguments = {});

/// What a sentence of a record is: its pattern and its values; nullopt if it is none of these.
[[nodiscard]] std::optional<Message> workloadNoteOf(std::string_view sentence);

/// Whether the sentence is that note, whatever its values.
[[nodiscard]] bool isWorkloadNote(std::string_view sentence, WorkloadNote note);

} // namespace deployment
