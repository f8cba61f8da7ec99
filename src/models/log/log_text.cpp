// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_text.h"

#include <utility>

namespace models {

LogText::LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone)
    : m_deployment(std::move(deployment))
    , m_zone(zone)
    , m_count(m_deployment ? m_deployment->log.size() : 0)
{
}

LogText::LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone,
    std::size_t first, std::size_t count)
    : m_deployment(std::move(deployment))
    , m_zone(zone)
    , m_first(first)
    , m_count(count)
{
}

LogText::LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone,
    LogMatches matches, std::size_t first, std::size_t count)
    : m_deployment(std::move(deployment))
    , m_zone(zone)
    , m_first(first)
    , m_count(count)
    , m_matches(std::move(matches))
{
}

std::string LogText::line(std::size_t line) const
{
    const deployment::Log& log = m_deployment->log;
    const std::size_t entry = m_matches ? (*m_matches)[m_first + line] : m_first + line;
    std::string text = "[";
    text += deployment::formatTimestamp(log.ownTime(entry), m_zone);
    text += "] ";
    text += log.message(entry);
    text += '\n';
    return text;
}

std::optional<std::string> LogText::joined(std::size_t maxBytes) const
{
    std::string text;
    for (std::size_t i = 0; i < m_count; ++i) {
        text += line(i);
        if (text.size() > maxBytes)
            return std::nullopt;
    }
    return text;
}

} // namespace models
