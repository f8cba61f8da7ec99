// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_sources.h"

#include "source_session.h"

#include <algorithm>

namespace console {

OpenSources::OpenSources() = default;

OpenSources::~OpenSources() = default;

SourceSession& OpenSources::add(std::unique_ptr<sources::Source> source, std::string id)
{
    source->setPollPace(m_pace);
    SourceSession& session =
        *m_sessions.emplace_back(std::make_unique<SourceSession>(std::move(source), std::move(id)));
    session.setHidden(m_isHidden);
    return session;
}

SourceSession* OpenSources::find(const std::string& id) const
{
    const auto found =
        std::ranges::find_if(m_sessions, [&](const auto& session) { return session->id() == id; });
    return found == m_sessions.end() ? nullptr : found->get();
}

void OpenSources::close(const std::string& id)
{
    std::erase_if(m_sessions, [&](const auto& session) { return session->id() == id; });
}

void OpenSources::setPollPace(const sources::PollPace& pace)
{
    m_pace = pace;
    for (const auto& session : m_sessions)
        session->source().setPollPace(pace);
}

void OpenSources::setHidden(bool hidden)
{
    m_isHidden = hidden;
    for (const auto& session : m_sessions)
        session->setHidden(hidden);
}

} // namespace console
