// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_problems.h"

#include "deploy/history/short_text.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace formats {

/// The fields of one object of the schema, at most 32: which they are, and which have been seen.
class FieldSet {
public:
    explicit FieldSet(std::span<const std::string_view> names)
        : m_names(names)
    {
    }

    /// The number of the field, or the count of names for an unknown one. Reports a field that
    /// comes a second time: the last one counts.
    [[nodiscard]] std::size_t enter(
        std::string_view name, std::size_t offset, const Pointer& object, RecordProblems& problems)
    {
        const auto field = find(name);
        if (field == m_names.size())
            return field;
        if (!add(field))
            problems.warn(offset, object / name,
                {DEPLOY_MESSAGE("Message", "Duplicate field; the last one is used."), {}});
        return field;
    }

    /// False for a field that comes a second time.
    [[nodiscard]] bool add(std::size_t field)
    {
        const auto bit = std::uint32_t{1} << field;
        const bool isSecond = (m_seen & bit) != 0;
        m_seen |= bit;
        return !isSecond;
    }

    /// The number of the field, or the count of names for an unknown one. Most fields come in the
    /// order of the schema: the search continues where the last one ended.
    [[nodiscard]] std::size_t find(std::string_view name)
    {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            const auto field = m_next;
            m_next = m_next + 1 < m_names.size() ? m_next + 1 : 0;
            if (history::isSameShortText(m_names[field], name))
                return field;
        }
        return m_names.size();
    }

private:
    std::span<const std::string_view> m_names;
    std::uint32_t m_seen = 0;
    std::size_t m_next = 0;
};

} // namespace formats
