// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/judgement.h"
#include "deploy/models/detail/time_ticks.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

/// What went wrong with a deployment, in sentences. They claim what their evidence shows and no
/// more, and each says where that stands.
namespace models {

struct StepEvidence {
    std::size_t step = 0;

    bool operator==(const StepEvidence&) const = default;
};
struct LogEvidence {
    std::size_t entry = 0; ///< that is quoted
    std::size_t entriesBefore = 0; ///< that belong to it, as the stack of an exception does
    std::size_t entries = 1; ///< from it on

    bool operator==(const LogEvidence&) const = default;
};
struct CurveEvidence {
    std::string metric; ///< NamedSeries::id
    TimeSpan range; ///< of the stretches before and after the change

    bool operator==(const CurveEvidence&) const = default;
};
struct PodEvidence {
    std::string name; ///< of a pod, or of a ReplicaSet that gets none

    bool operator==(const PodEvidence&) const = default;
};
/// Where a page shows what a sentence rests on; none for a sentence without a place.
using Evidence =
    std::variant<std::monostate, StepEvidence, LogEvidence, CurveEvidence, PodEvidence>;

struct FindingText {
    QString sentence;
    QString quote; ///< a line of the log, or what the cluster says; safe to show; empty if none
    Evidence evidence;

    bool operator==(const FindingText&) const = default;
};

/// All that stands at the top of a page. Empty where nothing is wrong.
struct FindingsText {
    enum class Kind { Nothing, Failed, RolledBackByHand, Unusual };

    Kind kind = Kind::Nothing;
    FindingText head; ///< that it failed, and where
    QString live; ///< what is live now, for who wonders who is affected; empty if not known
    std::optional<FindingText>
        reason; ///< the line of the log to read first, else what pods fail of
    /// The most telling first, and further lines of the log last.
    std::vector<FindingText> others;
    /// "Compared with the last good run: V2.0.5, 2025-02-14 18:00 (Blue/green)"; empty if with
    /// none.
    QString compared;
    QString progress; ///< "40 % of the log has been read"; empty at the end

    bool operator==(const FindingsText&) const = default;
};

/// Of the deployment as it is shown; the judgement may be of an earlier state of it, or empty.
[[nodiscard]] FindingsText findingsText(const deployment::Deployment& deployment,
    const Judgement& judgement, const LiveNow& live, deployment::Zone zone);
/// For the clipboard: a line for each, with the title in front.
[[nodiscard]] QString copiedText(const FindingsText& text, const QString& title);

/// Which version gets the traffic after a failure, by the deployment's own resources and by what
/// is live now; empty if neither is known.
[[nodiscard]] QString affectedText(const deployment::Deployment& deployment, const LiveNow& live);

} // namespace models
