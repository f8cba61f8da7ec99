// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/time_marks.h"

#include "deploy/deployment/steps/failed_step.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t maxMarkText = 200;
/// Between a command's decision and the line of the log that tells of it.
constexpr deployment::Milliseconds markTolerance = 2min;

class MarkTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::TimeMarks)
};

/// What was refused or never arrived changed nothing; of what is open that is not known.
bool hasTakenEffect(const operations::JournalEntry& entry)
{
    return entry.state == operations::CommandState::Done
        || entry.state == operations::CommandState::Accepted;
}

TimeMark markOf(const operations::JournalEntry& entry)
{
    const QString name = commandText(entry.command);
    const QString state = commandStateText(entry.state);
    const QString reason = displayText(entry.command.reason, maxMarkText);
    // That it is done goes without saying: whoever gave it is told in a sentence.
    const QString text = entry.state == operations::CommandState::Done
        ? name
        : MarkTexts::tr("%1: %2", "command, its state").arg(name, state);
    return {TimeMark::Kind::Command, entry.command.decidedAt,
        reason.isEmpty()
            ? text
            : MarkTexts::tr("%1 (%2)", "command and its state, its reason").arg(text, reason),
        hasTakenEffect(entry) ? std::optional(entry.command.kind) : std::nullopt};
}

bool isOf(const LoggedCommand& logged, const operations::JournalEntry& entry)
{
    return entry.command.kind == logged.kind
        && std::chrono::abs(entry.command.decidedAt - logged.at) <= markTolerance;
}

std::optional<deployment::Timestamp> loggedTimeOf(
    const operations::JournalEntry& entry, const std::vector<LoggedCommand>& logged)
{
    const auto found = std::ranges::find_if(
        logged, [&entry](const LoggedCommand& each) { return isOf(each, entry); });
    return found == logged.end() ? std::nullopt : std::optional(found->at);
}

bool isInJournal(const LoggedCommand& logged, const std::vector<operations::JournalEntry>& journal)
{
    return std::ranges::any_of(
        journal, [&](const operations::JournalEntry& entry) { return isOf(logged, entry); });
}

} // namespace

std::vector<TimeMark> marksOf(const deployment::Deployment& deployment, const LogEvents& logged,
    const std::vector<operations::JournalEntry>& journal)
{
    std::vector<TimeMark> marks;
    marks.reserve(journal.size() + logged.traffic.size());
    for (const operations::JournalEntry& entry : journal) {
        marks.push_back(markOf(entry));
        marks.back().loggedAt = loggedTimeOf(entry, logged.commands);
    }
    for (const diagnosis::TrafficChange& change : logged.traffic)
        marks.push_back({TimeMark::Kind::Traffic, change.at,
            MarkTexts::tr("Traffic to %1", "percent").arg(percentText(change.percent))});
    for (const LoggedCommand& command : logged.commands) {
        if (!isInJournal(command, journal) && command.entry < deployment.log.size())
            marks.push_back({TimeMark::Kind::Command, command.at,
                MarkTexts::tr("Log: %1").arg(
                    displayText(deployment.log.message(command.entry), maxMarkText)),
                command.kind, command.at});
    }
    std::ranges::stable_sort(marks, {}, &TimeMark::at);
    return marks;
}

TimeEvents timeEvents(const deployment::Deployment& deployment, deployment::Timestamp now,
    std::vector<TimeMark> marks)
{
    TimeEvents events{stepSpans(deployment, now), {}, std::move(marks)};
    const auto failing = deployment::stepThatFailed(deployment);
    for (const StepSpan& span : events.steps)
        events.labels.push_back({stepName(deployment, span.step), failing == span.step});
    return events;
}

QString TimeEvents::nameOf(std::size_t step) const
{
    const auto found = std::ranges::find(steps, step, &StepSpan::step);
    return labels[static_cast<std::size_t>(found - steps.begin())].name;
}

std::vector<TimeMark> marksAround(
    const std::vector<TimeMark>& marks, const MetricCurve& curve, deployment::Timestamp moment)
{
    const auto before = curve.before(moment);
    const auto after = curve.after(moment);
    const auto begin =
        before ? std::ranges::upper_bound(marks, before->time, {}, &TimeMark::at) : marks.begin();
    const auto end =
        after ? std::ranges::lower_bound(marks, after->time, {}, &TimeMark::at) : marks.end();
    return begin < end ? std::vector<TimeMark>(begin, end) : std::vector<TimeMark>();
}

QString rangeText(const TimeSpan& range, deployment::Zone zone, deployment::Timestamp reference)
{
    const auto day = deployment::startOfDay(reference, zone);
    const bool isThatDay = deployment::startOfDay(range.from, zone) == day
        && deployment::startOfDay(range.to, zone) == day;
    const auto text = [&](deployment::Timestamp time) {
        const QString clock = isThatDay ? timeText(time, zone) : dateTimeText(time, zone, true);
        return clock + offsetMark(time, zone, reference);
    };
    return text(range.from) + QStringLiteral(" – ") + text(range.to);
}

} // namespace models
