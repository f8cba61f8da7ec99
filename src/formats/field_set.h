// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_problems.h"

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
        std::size_t field = 0;
        while (field < m_names.size() && m_names[field] != name)
            ++field;
        if (field == m_names.size())
            return field;
        const auto bit = std::uint32_t{1} << field;
        if ((m_seen & bit) != 0)
            problems.warn(offset, object / name,
                {DEPLOY_MESSAGE("Message", "The field stands here twice; the last one counts."),
                    {}});
        m_seen |= bit;
        return field;
    }

private:
    std::span<const std::string_view> m_names;
    std::uint32_t m_seen = 0;
};

} // namespace formats
