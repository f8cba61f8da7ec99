// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_rows.h"

#include "log_lines.h"

#include "deploy/models/log/log_search.h"
#include "deploy/models/time_context.h"

namespace widgets {

std::size_t LogRows::count() const
{
    return m_matchesOnly ? m_search.matches().size() : m_lines.size();
}

std::size_t LogRows::entryAt(std::size_t row) const
{
    return m_matchesOnly ? m_search.matches()[row] : row;
}

std::size_t LogRows::rowOf(std::size_t entry) const
{
    return m_matchesOnly ? m_search.matches().lowerBound(entry) : entry;
}

QString LogRows::emptyText() const
{
    if (m_isUnread)
        return tr("The log could not be read");
    return m_matchesOnly ? tr("No line matches") : tr("The log is empty");
}

models::LogText LogRows::allText() const
{
    if (m_matchesOnly)
        return {m_lines.deployment(), m_time.zone(), m_search.matches(), 0, count()};
    return {m_lines.deployment(), m_time.zone()};
}

models::LogText LogRows::textOf(const std::pair<std::size_t, std::size_t>& entries) const
{
    const auto [first, last] = entries;
    if (count() == 0)
        return {};
    if (!m_matchesOnly)
        return {m_lines.deployment(), m_time.zone(), first, last - first + 1};
    const std::size_t begin = rowOf(first);
    return {
        m_lines.deployment(), m_time.zone(), m_search.matches(), begin, rowOf(last + 1) - begin};
}

} // namespace widgets
