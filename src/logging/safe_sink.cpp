// SPDX-License-Identifier: GPL-3.0-or-later
#include "safe_sink.h"

#include "deploy/deployment/display_text.h"

namespace logging {

namespace {

constexpr std::size_t longestLine = 8192; // in code points

} // namespace

SafeSink::SafeSink(
    std::shared_ptr<const deployment::Redactor> redactor, std::vector<spdlog::sink_ptr> sinks)
    : m_redactor(std::move(redactor))
    , m_sinks(std::move(sinks))
{
}

void SafeSink::sink_it_(const spdlog::details::log_msg& message)
{
    const std::string_view raw{message.payload.data(), message.payload.size()};
    const std::string safe = deployment::displayText(m_redactor->redacted(raw), longestLine);
    spdlog::details::log_msg copy = message;
    copy.payload = safe;
    for (const spdlog::sink_ptr& next : m_sinks)
        if (next->should_log(copy.level))
            next->log(copy);
}

void SafeSink::flush_()
{
    for (const spdlog::sink_ptr& next : m_sinks)
        next->flush();
}

void SafeSink::set_pattern_(const std::string& pattern)
{
    for (const spdlog::sink_ptr& next : m_sinks)
        next->set_pattern(pattern);
}

void SafeSink::set_formatter_(std::unique_ptr<spdlog::formatter> formatter)
{
    for (const spdlog::sink_ptr& next : m_sinks)
        next->set_formatter(formatter->clone());
}

} // namespace logging
