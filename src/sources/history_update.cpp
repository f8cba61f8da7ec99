// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/source.h"

namespace sources {

namespace {

template <typename Rows> bool forgetAll(deployment::KnownProblems& known, const Rows& rows)
{
    bool any = false;
    for (history::Row row = 0; row < rows.size() && !known.empty(); ++row)
        any = known.forget(rows.id(row)) || any;
    return any;
}

} // namespace

bool HistoryUpdate::tellProblems(deployment::KnownProblems& known) const
{
    bool isChanged = false;
    if (replacesAll || problemsReplaced) {
        isChanged = !known.empty();
        known.clear();
    } else if (supersedes) {
        isChanged = rows && forgetAll(known, *rows);
        for (std::size_t run = 0; runs && run < runs->size(); ++run)
            isChanged = forgetAll(known, (*runs)[run]) || isChanged;
        // A state that could not be read is told once, however often it comes.
        for (const deployment::Problem& problem : problems)
            isChanged = known.forget(problem.id) || isChanged;
    } else if (catchesUp && rows && known.hasAnyUnreadNews()) {
        for (history::Row row = 0; row < rows->size(); ++row)
            isChanged =
                (known.hasUnreadNews(rows->id(row)) && known.forget(rows->id(row))) || isChanged;
    }
    known.add(problems, totals);
    for (const std::string& id : unreadNews)
        known.noteUnreadNews(id);
    return isChanged || !problems.empty() || !totals.empty();
}

} // namespace sources
