// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_place.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/succession.h"

#include <algorithm>
#include <iterator>

namespace diagnosis {

using deployment::Status;
using deployment::Timestamp;
using history::Column;
using history::History;
using history::Row;

namespace {

/// The newest of the rows that did not come before what is live: of those that are known to have
/// come after it, else of those that may have. What is in no order with others stands behind them.
std::optional<Row> newestOf(
    const History& history, std::optional<Row> live, const std::vector<Row>& rows, Timestamp now)
{
    std::optional<Row> newest;
    bool isNewestAfter = false;
    for (const Row row : rows) {
        const auto order =
            live ? history::orderInTime(history, row, *live, now) : std::partial_ordering::greater;
        const bool isAfter = order == std::partial_ordering::greater;
        if (row == live || order == std::partial_ordering::less || (isNewestAfter && !isAfter))
            continue;
        if (!newest || isAfter != isNewestAfter
            || history::orderInTime(history, row, *newest, now) == std::partial_ordering::greater) {
            newest = row;
            isNewestAfter = isAfter;
        }
    }
    return newest;
}

std::optional<Timestamp> lastActivity(const History& history, const LiveVersion& version)
{
    std::optional<Timestamp> last;
    const auto take = [&](Row row) {
        if (deployment::isKnown(history.start(row)))
            last = std::max(last, std::optional(history.start(row)));
        last = std::max(last, history.end(row));
    };
    std::ranges::for_each(version.running, take);
    for (const auto row : {version.live, version.deleted, version.failed, version.unclear}) {
        if (row)
            take(*row);
    }
    return last;
}

} // namespace

LivePlace::Part LivePlace::partOf(Status status)
{
    switch (status) {
    case Status::Completed:
        return Part::Succeeded;
    case Status::Running:
        return Part::Running;
    case Status::Failed:
    case Status::RolledBack:
        return Part::Failed;
    case Status::Unknown:
        return Part::Unclear;
    case Status::Pending:
        break;
    }
    return Part::None;
}

LivePlace::Dating LivePlace::datingOf(const History& history, Row row, Timestamp now)
{
    if (deployment::isInFuture(history.start(row), now))
        return Dating::StartToCome;
    if (deployment::isKnown(history.start(row)))
        return Dating::Start;
    return history.end(row) ? Dating::End : Dating::Nothing;
}

void LivePlace::insert(const History& history, Row row, Timestamp now, bool isDeleted)
{
    const Part part = isDeleted ? Part::Deleted : partOf(history.status(row));
    if (part != Part::None)
        m_parts[static_cast<std::size_t>(part)]
               [static_cast<std::size_t>(datingOf(history, row, now))]
                   .insert(history, row);
}

void LivePlace::remove(Row row)
{
    for (Rows& part : m_parts) {
        for (NewestRows& rows : part)
            rows.remove(row);
    }
}

bool LivePlace::lacksRows() const
{
    return std::ranges::any_of(m_parts,
        [](const Rows& part) { return std::ranges::any_of(part, &NewestRows::lacksRows); });
}

std::span<const Row> LivePlace::rows(Part part, Dating dating) const
{
    return m_parts[static_cast<std::size_t>(part)][static_cast<std::size_t>(dating)].rows();
}

std::optional<Row> LivePlace::newest(Part part, Dating dating) const
{
    const std::span<const Row> rows = this->rows(part, dating);
    return rows.empty() ? std::nullopt : std::optional(rows.back());
}

std::optional<Row> LivePlace::newest(const History& history, Part part, Timestamp now) const
{
    return newestAfter(history, std::nullopt, part, now);
}

std::optional<Row> LivePlace::newestAfter(
    const History& history, std::optional<Row> row, Part part, Timestamp now) const
{
    std::vector<Row> rows;
    for (const Dating dating : datings) {
        if (const auto newestOfThem = newest(part, dating))
            rows.push_back(*newestOfThem);
    }
    return newestOf(history, row, rows, now);
}

std::vector<Row> LivePlace::running(
    const History& history, std::optional<Row> live, Timestamp now) const
{
    std::vector<Row> running;
    for (const Dating dating : datings) {
        const std::span<const Row> rows = this->rows(Part::Running, dating);
        for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
            // What runs goes on, although it is not known since when.
            const bool isBefore = live
                && history::orderInTime(history, *row, *live, now) == std::partial_ordering::less;
            if (!isBefore && running.size() < LiveVersion::maxRunning)
                running.push_back(*row);
        }
    }
    return running;
}

/// What may be live instead: what ended in a status that is not known, and what succeeded no one
/// knows when.
std::vector<Row> LivePlace::unclear(std::optional<Row> live) const
{
    std::vector<Row> unclear;
    for (const Part part : {Part::Unclear, Part::Succeeded}) {
        for (const Dating dating : datings) {
            const std::span<const Row> rows = this->rows(part, dating);
            std::copy_if(rows.rbegin(), rows.rend(), std::back_inserter(unclear),
                [live](Row row) { return row != live; });
        }
    }
    return unclear;
}

LiveVersion LivePlace::version(const History& history, Timestamp now) const
{
    LiveVersion version;
    version.environment = history.word(Column::Environment, m_any);
    version.service = history.word(Column::Service, m_any);
    version.live = newest(history, Part::Succeeded, now);
    version.deleted = newestAfter(history, version.live, Part::Deleted, now);
    // With its workload goes whatever had succeeded before.
    const auto last = version.deleted ? version.deleted : version.live;
    if (version.deleted)
        version.live.reset();
    version.running = running(history, last, now);
    version.failed = newestAfter(history, last, Part::Failed, now);
    version.hasFailedAfterLive = version.failed
        && (!version.live
            || history::orderInTime(history, *version.failed, *version.live, now)
                == std::partial_ordering::greater);
    version.unclear = newestOf(history, last, unclear(last), now);
    version.lastActivity = lastActivity(history, version);
    return version;
}

} // namespace diagnosis
