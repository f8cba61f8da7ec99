// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter_marks.h"

#include "row_marker.h"
#include "status_tally.h"

#include <cstdint>

namespace history {

namespace {

constexpr FilterPart statusChoice = FilterPart::words(Column::Status);

/// So many rows are looked at one by one in the time in which a column is gone through.
std::size_t mostFollowed(const History& history)
{
    return history.size() / 64;
}

} // namespace

struct FilterMarks::Kept {
    std::uint64_t identity = 0; ///< of the history
    std::uint64_t revision = 0; ///< of the history, as it was looked at
    Filter filter;
    RowMarks marks;
    RowSet others; ///< the rows that pass but for their status: those that are counted
    StatusTally tally;

    [[nodiscard]] bool follow(const History& history);
    void lookAgain(const History& history, const RowMarker& marker, const History::Change& change);
    void lookAtAll(const History& history, const Filter& wanted);
};

/// False, and nothing has happened, if more has changed than is worth it.
bool FilterMarks::Kept::follow(const History& history)
{
    const auto changes = history.changesSince(revision);
    if (!changes || changes->size() > mostFollowed(history))
        return changes && changes->empty();
    revision = history.revision();
    marks.marks.extend(history.size());
    others.extend(history.size());
    const RowMarker marker(history, filter);
    RowSet seen(history.size());
    for (const History::Change& change : *changes) {
        // How it stood then, before the first of its changes.
        if (!seen.has(change.row))
            lookAgain(history, marker, change);
        seen.add(change.row);
    }
    return true;
}

void FilterMarks::Kept::lookAgain(
    const History& history, const RowMarker& marker, const History::Change& change)
{
    const Row row = change.row;
    tally.remove(history, change, others.has(row));
    marks.count -= marks.marks.has(row) ? 1 : 0;
    const auto passes = marker.look(row, tally);
    others.set(row, passes.butForItsStatus);
    marks.marks.set(row, passes.whole);
    marks.count += passes.whole ? 1 : 0;
}

void FilterMarks::Kept::lookAtAll(const History& history, const Filter& wanted)
{
    const RowMarker marker(history, wanted);
    // What was counted does not go by which of the statuses are wanted.
    const bool isCounted = identity == history.identity() && revision == history.revision()
        && filter.without(statusChoice) == wanted.without(statusChoice);
    if (isCounted) {
        marks.marks = marker.marks();
    } else {
        tally = StatusTally(history);
        others = RowSet(history.size());
        marks.marks = marker.marks(tally, others);
    }
    marks.count = marks.marks.count();
    filter = wanted;
    identity = history.identity();
    revision = history.revision();
}

FilterMarks::FilterMarks()
    : m_kept(std::make_unique<Kept>())
{
}

FilterMarks::FilterMarks(FilterMarks&& other) noexcept = default;
FilterMarks& FilterMarks::operator=(FilterMarks&& other) noexcept = default;
FilterMarks::~FilterMarks() = default;

const RowMarks& FilterMarks::of(const History& history, const Filter& filter)
{
    const bool isSame = m_kept->identity == history.identity() && m_kept->filter == filter;
    if (!isSame || !m_kept->follow(history))
        m_kept->lookAtAll(history, filter);
    return m_kept->marks;
}

void FilterMarks::keepUp(const History& history)
{
    // A text is searched for in every word that there is before a row can be looked at.
    if (m_kept->identity == history.identity() && !m_kept->filter.has(FilterPart::text()))
        static_cast<void>(m_kept->follow(history));
}

std::vector<FacetValue> FilterMarks::statuses(const History& history) const
{
    return m_kept->tally.values(history);
}

} // namespace history
