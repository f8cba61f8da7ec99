// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/derived_values.h"
#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/diagnosis/runs/usual_durations.h"
#include "deploy/history/history.h"
#include "deploy/models/detail/finding_texts.h"
#include "deploy/models/detail/metric_curve.h"
#include "deploy/models/list/going_on.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// One deployment in short, as it is read beside its row: what it is, why it failed, how far it
/// came, and the lines of its log that tell most. Everything is safe to show. What is not known is
/// left empty or said to be so; nothing is guessed.
namespace models {

/// What a preview is made of.
struct PreviewFacts {
    std::shared_ptr<const deployment::Deployment> deployment; ///< null: nothing is known of it
    bool isWhole = false; ///< read whole; else as far as its row says
    Judgement judgement; ///< of it, once it was judged
    LiveNow live;
    /// What its list knows of it (RunDigests); null if it was not read yet.
    const diagnosis::RunDigest* digest = nullptr;
    /// How long steps of its kind take; null: nothing was learned yet.
    const diagnosis::UsualDurations* usual = nullptr;
    /// How long the runs of its kind before it took; nullopt if too few are known.
    std::optional<diagnosis::DurationStatistics> usualOfRun = std::nullopt;
    std::optional<diagnosis::ExpectedEnd> expected; ///< of one that runs
    std::optional<deployment::Message> logError; ///< why the log is not there
    /// Until when it is known to have run (TimeContext::seenUntil()); nullopt: now.
    std::optional<deployment::Timestamp> seenUntil = std::nullopt;
};

/// What stands at the top of it.
struct PreviewHeader {
    QString title; ///< "Production · checkout · V2.1.0", where it has a service
    QString id;
    deployment::Status status = deployment::Status::Unknown;
    bool isPaused = false;
    QString statusText;
    QString started; ///< when it began
    QString times; ///< when it began, how long it took, and usually takes
    QString facts; ///< strategy, version before, executor, as far as the record names them
    QString traffic; ///< which version gets how much of it, while it runs; empty if not known

    bool operator==(const PreviewHeader&) const = default;
};
[[nodiscard]] PreviewHeader previewHeader(
    const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone);

/// Why it failed, in three lines: the finding at the top of its page (findingsText), and until it
/// was judged what the list says of it.
struct PreviewReason {
    FindingsText::Kind kind = FindingsText::Kind::Nothing;
    QString head; ///< that it failed, and where
    QString quote; ///< the line of the log to read first; empty if none is known
    QString sentence; ///< in its place, what else is unusual
    QString live; ///< which version gets the traffic now; empty if it is not known
    QString more; ///< "and 2 more findings"; empty if there are none
    std::optional<std::size_t> entry; ///< of the log, where that stands

    bool operator==(const PreviewReason&) const = default;
};
[[nodiscard]] PreviewReason previewReason(const PreviewFacts& facts, deployment::Zone zone);

/// A step and its time against the usual.
struct PreviewStep {
    QString name;
    deployment::StepState state = deployment::StepState::Unknown;
    QString took; ///< "2 min 02 s", or in a word why it has no time
    QString usual; ///< median of the good runs before; empty if too few are known
    QString usualLong; ///< the same in a sentence
    double share = 0; ///< of the longest time of all steps, 0 to 1
    double usualShare = 0;
    Emphasis emphasis = Emphasis::Plain; ///< Trouble: it failed; Warning: it is late

    bool operator==(const PreviewStep&) const = default;
};
/// None of a deployment that was not read whole.
[[nodiscard]] std::vector<PreviewStep> previewSteps(
    const PreviewFacts& facts, deployment::Timestamp now);

/// A line of the log.
struct PreviewLine {
    QString time;
    QString text; ///< the first line of the message
    Emphasis emphasis = Emphasis::Plain; ///< its level: Trouble for errors, then Warning
    bool isMarked = false; ///< it is the line to read first
    std::size_t entry = 0;

    bool operator==(const PreviewLine&) const = default;
};
struct PreviewLog {
    QString title; ///< what is shown of it
    std::vector<PreviewLine> lines;
    QString note; ///< why there are none; empty if there are some

    bool operator==(const PreviewLog&) const = default;
};
/// How many lines there is room for.
struct PreviewLogSize {
    std::size_t before = 3; ///< the entry to read first
    std::size_t after = 2;
    std::size_t last = 6; ///< where there is no such entry
};
/// The lines around the entry to read first, else the last ones.
[[nodiscard]] PreviewLog previewLog(const PreviewFacts& facts, std::optional<std::size_t> entry,
    deployment::Zone zone, const PreviewLogSize& size = {});

/// All that is written of one deployment.
struct Preview {
    PreviewHeader header;
    PreviewReason reason;
    std::vector<PreviewStep> steps;
    PreviewLog log;

    bool operator==(const Preview&) const = default;
};
[[nodiscard]] Preview previewOf(
    const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone);

/// A metric before and after: that which left its usual range, else the first one that has points.
struct PreviewCurve {
    std::string metric; ///< NamedSeries::id
    QString title;
    QString values; ///< "99.6 % → 95.2 %"
    QString description; ///< all of it in a sentence
    MetricCurve curve;
    TimeSpan range;
    std::optional<deployment::Timestamp> change; ///< the moment it left its usual range
};
/// nullopt where there are no curves. As costly as the curve is long.
[[nodiscard]] std::optional<PreviewCurve> previewCurve(
    const PreviewFacts& facts, deployment::Zone zone);

/// What there is to say of a selection of several rows, or of none.
struct SelectionSummary {
    std::size_t selected = 0;
    QString text; ///< "12 deployments selected", or how to select one
    QString counts; ///< "8 failed · 4 succeeded"
    QString environments; ///< where they went, if these are few

    bool operator==(const SelectionSummary&) const = default;
};
[[nodiscard]] SelectionSummary selectionSummary(
    const history::History& history, const std::vector<history::Row>& rows);

} // namespace models
