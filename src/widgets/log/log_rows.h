// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/log/log_text.h"

#include <QCoreApplication>

#include <cstddef>
#include <utility>

namespace models {
class LogSearch;
class TimeContext;
} // namespace models

namespace widgets {

class LogLines;

/// Which entries of a log are rows of its view: all, or those alone that the search has found.
class LogRows final {
    Q_DECLARE_TR_FUNCTIONS(LogRows)

public:
    /// Both outlive it, and so does the context.
    LogRows(const models::TimeContext& time, const LogLines& lines, const models::LogSearch& search)
        : m_time(time)
        , m_lines(lines)
        , m_search(search)
    {
    }

    void setMatchesOnly(bool matchesOnly) { m_matchesOnly = matchesOnly; }
    [[nodiscard]] bool isMatchesOnly() const { return m_matchesOnly; }
    /// The log could not be read: that there are no lines does not mean that it is empty.
    void setUnread(bool unread) { m_isUnread = unread; }

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::size_t entryAt(std::size_t row) const;
    /// Of the entry or, if it is none, of the next one that is; count() after the last.
    [[nodiscard]] std::size_t rowOf(std::size_t entry) const;
    /// What stands in the place of rows where there are none.
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] models::LogText allText() const;
    /// Of the rows from the first entry to the last.
    [[nodiscard]] models::LogText textOf(const std::pair<std::size_t, std::size_t>& entries) const;

private:
    const models::TimeContext& m_time;
    const LogLines& m_lines;
    const models::LogSearch& m_search;
    bool m_matchesOnly = false;
    bool m_isUnread = false;
};

} // namespace widgets
