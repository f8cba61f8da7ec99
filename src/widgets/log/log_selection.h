// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace widgets {

/// What is selected in a log: entries from an anchor to the current one. Entries, not rows: they
/// outlast a change of the filter.
class LogSelection final {
public:
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }

    void select(std::size_t first, std::size_t last)
    {
        m_anchor = first;
        m_current = last;
    }
    /// From where it began up to the entry.
    void extendTo(std::size_t entry) { select(m_anchor.value_or(entry), entry); }

    /// There are only so many entries now.
    void limit(std::size_t size)
    {
        if (m_current && *m_current >= size)
            m_current = m_anchor = std::nullopt;
        if (m_anchor && *m_anchor >= size)
            m_anchor = m_current;
    }

    /// The first and the last entry; nullopt if nothing is selected.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> range() const
    {
        if (!m_anchor || !m_current)
            return std::nullopt;
        return std::pair(std::min(*m_anchor, *m_current), std::max(*m_anchor, *m_current));
    }
    [[nodiscard]] bool contains(std::size_t entry) const
    {
        const auto selected = range();
        return selected && selected->first <= entry && entry <= selected->second;
    }

private:
    std::optional<std::size_t> m_anchor;
    std::optional<std::size_t> m_current;
};

} // namespace widgets
