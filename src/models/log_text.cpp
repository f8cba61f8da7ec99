// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log_text.h"

#include <utility>

namespace models {

LogText::LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone)
    : m_deployment(std::move(deployment))
    , m_zone(zone)
{
}

LogText::LogText(std::shared_ptr<const deployment::Deployment> deployment, deployment::Zone zone,
    std::vector<std::uint32_t> entries)
    : m_deployment(std::move(deployment))
    , m_zone(zone)
    , m_entries(std::move(entries))
{
}

std::size_t LogText::lineCount() const
{
    if (m_entries)
        return m_entries->size();
    return m_deployment ? m_deployment->log.size() : 0;
}

std::string LogText::line(std::size_t line) const
{
    const deployment::Log& log = m_deployment->log;
    const std::size_t entry = m_entries ? (*m_entries)[line] : line;
    std::string text = "[" + deployment::formatDateTime(log.time(entry), m_zone) + "] ";
    text += log.message(entry);
    text += '\n';
    return text;
}

std::optional<std::string> LogText::joined(std::size_t mostBytes) const
{
    std::string text;
    for (std::size_t i = 0; i < lineCount(); ++i) {
        text += line(i);
        if (text.size() > mostBytes)
            return std::nullopt;
    }
    return text;
}

} // namespace models
