// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_matches.h"

#include <algorithm>
#include <utility>

namespace models {

namespace {

/// A log that is followed brings a few matches at a time: up to here they are put together.
constexpr std::size_t smallRun = 4096;

} // namespace

void LogMatches::append(Run run)
{
    if (run.empty())
        return;
    m_size += run.size();
    if (!m_parts.empty() && m_parts.back().run->size() + run.size() <= smallRun) {
        auto joined = std::make_shared<Run>(*m_parts.back().run);
        joined->insert(joined->end(), run.begin(), run.end());
        m_parts.back().run = std::move(joined);
        return;
    }
    const std::size_t first = m_size - run.size();
    m_parts.push_back({first, std::make_shared<const Run>(std::move(run))});
}

std::size_t LogMatches::operator[](std::size_t match) const
{
    const auto& part = *std::prev(std::ranges::upper_bound(m_parts, match, {}, &Part::first));
    return (*part.run)[match - part.first];
}

std::size_t LogMatches::lowerBound(std::size_t entry) const
{
    const auto last = [](const Part& part) { return std::size_t(part.run->back()); };
    const auto part = std::ranges::lower_bound(m_parts, entry, {}, last);
    if (part == m_parts.end())
        return m_size;
    const auto found = std::ranges::lower_bound(*part->run, entry);
    return part->first + static_cast<std::size_t>(found - part->run->begin());
}

bool LogMatches::contains(std::size_t entry) const
{
    const std::size_t match = lowerBound(entry);
    return match < m_size && (*this)[match] == entry;
}

} // namespace models
