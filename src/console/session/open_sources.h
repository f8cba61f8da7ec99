// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/poll_pace.h"

#include <memory>
#include <string>
#include <vector>

namespace sources {
class Source;
}

namespace console {

class SourceSession;

/// The sources that are open, each under its id.
class OpenSources final {
public:
    OpenSources();
    ~OpenSources();
    OpenSources(const OpenSources&) = delete;
    OpenSources& operator=(const OpenSources&) = delete;
    OpenSources(OpenSources&&) = delete;
    OpenSources& operator=(OpenSources&&) = delete;

    /// No other one has the id.
    SourceSession& add(std::unique_ptr<sources::Source> source, std::string id);
    /// Null if it is not open.
    [[nodiscard]] SourceSession* find(const std::string& id) const;
    [[nodiscard]] const std::vector<std::unique_ptr<SourceSession>>& all() const
    {
        return m_sessions;
    }
    void close(const std::string& id);

    /// Of those that are open now, and later.
    void setPollPace(const sources::PollPace& pace);
    /// No one looks at any of them, nor at those that are opened later.
    void setHidden(bool hidden);

private:
    std::vector<std::unique_ptr<SourceSession>> m_sessions;
    sources::PollPace m_pace;
    bool m_isHidden = false;
};

} // namespace console
