// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log_block.h"

namespace deployment {

void LogBlock::append(Timestamp time, std::string_view message, bool isOwnTime)
{
    m_text += message;
    m_entries.push_back({time, isOwnTime, m_text.size()});
}

void LogBlock::reserve(std::size_t entries, std::size_t bytes)
{
    m_entries.reserve(entries);
    m_text.reserve(bytes);
}

void LogBlock::shrink()
{
    // A copy to win back a few percent is not worth it.
    const auto isLoose = [](const auto& kept) {
        return kept.capacity() > kept.size() + kept.size() / 8;
    };
    if (isLoose(m_text))
        m_text.shrink_to_fit();
    if (isLoose(m_entries))
        m_entries.shrink_to_fit();
}

std::string_view LogBlock::message(std::size_t entry) const
{
    return std::string_view(m_text).substr(begin(entry), end(entry) - begin(entry));
}

} // namespace deployment
