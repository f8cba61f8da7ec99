// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log.h"

#include <algorithm>

namespace deployment {

void Log::append(Timestamp time, std::string_view message)
{
    m_text += message;
    m_entries.push_back({time, m_text.size()});
}

void Log::reserve(std::size_t entries, std::size_t bytes)
{
    m_entries.reserve(entries);
    m_text.reserve(bytes);
}

std::string_view Log::message(std::size_t entry) const
{
    const std::size_t begin = entry == 0 ? 0 : m_entries[entry - 1].end;
    return std::string_view(m_text).substr(begin, m_entries[entry].end - begin);
}

std::size_t Log::lowerBound(Timestamp time) const
{
    const auto found = std::ranges::lower_bound(m_entries, time, {}, &Entry::time);
    return static_cast<std::size_t>(found - m_entries.begin());
}

} // namespace deployment
