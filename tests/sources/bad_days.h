// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault_server.h"

#include <functional>
#include <utility>
#include <vector>

namespace sources {

/// What may happen between any server and its clients: answers come late, streams end in three
/// ways, nobody listens. What a server itself says on a bad day is its own affair.
class BadDays {
public:
    using Peer = test_support::FaultServer::Peer;
    enum class End { Reset, Torn, Closed };

    explicit BadDays(test_support::FaultServer& server)
        : m_server(server)
    {
    }

    /// Keeps an answer that was made in time.
    void hold(std::function<void()> answer) { m_held.push_back(std::move(answer)); }
    /// What was kept comes late.
    void release()
    {
        for (const auto& one : std::exchange(m_held, {}))
            one();
    }
    /// What was kept never comes.
    void forget() { m_held.clear(); }
    /// The server goes away with its connections, or listens again; true: it is away.
    bool comeOrGo()
    {
        m_isDown = !m_isDown;
        if (m_isDown)
            m_server.stop();
        else
            m_server.listen();
        return m_isDown;
    }
    void heal()
    {
        release();
        if (m_isDown)
            comeOrGo();
    }
    /// Ends a stream with RST, in the middle of an event, or as is usual.
    static void end(const Peer& stream, End how, const QByteArray& tornEvent)
    {
        if (how == End::Reset && stream.isOpen()) {
            stream.reset();
            return;
        }
        if (how == End::Torn)
            stream.write(tornEvent);
        stream.close();
    }
    /// Of a proxy, in the place of an answer.
    static void answerInstead(const Peer& peer) { peer.json("<html>maintenance</html>"); }

private:
    test_support::FaultServer& m_server;
    std::vector<std::function<void()>> m_held;
    bool m_isDown = false;
};

} // namespace sources
