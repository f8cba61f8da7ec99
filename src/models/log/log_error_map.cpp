// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_error_map.h"

#include <algorithm>
#include <limits>

namespace models {

namespace {

constexpr std::uint32_t noEntry = std::numeric_limits<std::uint32_t>::max();

} // namespace

void LogErrorMap::setSize(std::size_t entries)
{
    while (entries > m_partSize * maxParts) {
        // Two parts become one.
        for (std::size_t part = 0; part < m_first.size(); part += 2) {
            const std::uint32_t next = part + 1 < m_first.size() ? m_first[part + 1] : noEntry;
            m_first[part / 2] = std::min(m_first[part], next);
        }
        m_first.resize((m_first.size() + 1) / 2);
        m_partSize *= 2;
    }
    const std::size_t parts = (entries + m_partSize - 1) / m_partSize;
    m_first.resize(std::max(m_first.size(), parts), noEntry);
}

void LogErrorMap::add(std::size_t entry)
{
    std::uint32_t& first = m_first[entry / m_partSize];
    first = std::min(first, static_cast<std::uint32_t>(entry));
}

std::optional<std::size_t> LogErrorMap::firstIn(std::size_t begin, std::size_t end) const
{
    const std::size_t last = std::min(m_first.size(), (end + m_partSize - 1) / m_partSize);
    for (std::size_t part = begin / m_partSize; begin < end && part < last; ++part) {
        if (m_first[part] != noEntry)
            return m_first[part];
    }
    return std::nullopt;
}

} // namespace models
