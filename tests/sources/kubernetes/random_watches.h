// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bad_days.h"
#include "random_world.h"

namespace sources {

/// The watches of a world that an API server has open, and how they end.
class RandomWatches {
public:
    using Kind = kubernetes::ObjectKind;
    using Peer = test_support::FaultServer::Peer;

    explicit RandomWatches(const RandomWorld& world)
        : m_world(world)
    {
    }

    /// A "Status", as an API server answers what it refuses.
    [[nodiscard]] static QByteArray status(
        int code, const QByteArray& reason, const QByteArray& details = "{}")
    {
        return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":")" + reason
            + R"(","reason":")" + reason + R"(","details":)" + details + R"(,"code":)"
            + QByteArray::number(code) + "}";
    }
    /// Ends a watch by an event that says why.
    static void fail(const Peer& peer, int code)
    {
        peer.write(R"({"type":"ERROR","object":)"
            + status(code, code == 410 ? "Expired" : "InternalError") + "}\n");
        peer.close();
    }

    void add(const Peer& peer, Kind kind, std::int64_t from)
    {
        m_watches.push_back({peer, kind, from});
    }
    /// Each hears what is new, and with a mark how far that was.
    void tellNews(bool isMarked)
    {
        for (Watch& watch : m_watches) {
            if (!watch.isSilent)
                tellNews(watch, isMarked);
        }
    }
    /// A proxy has lost the connection of one, and tells nobody; false if there is none.
    bool silence(int number)
    {
        if (m_watches.empty())
            return false;
        m_watches[std::size_t(number) % m_watches.size()].isSilent = true;
        return true;
    }
    void drop(BadDays::End how)
    {
        for (const Watch& watch : std::exchange(m_watches, {}))
            BadDays::end(watch.peer, how, R"({"type":"MODIFIED","object":{"kind":"Rollout","meta)");
    }
    void fail(int code)
    {
        for (const Watch& watch : std::exchange(m_watches, {}))
            fail(watch.peer, code);
    }
    void close(Kind kind)
    {
        std::erase_if(m_watches, [kind](const Watch& watch) {
            if (watch.kind == kind)
                watch.peer.close();
            return watch.kind == kind;
        });
    }

private:
    struct Watch {
        Peer peer;
        Kind kind;
        std::int64_t sent; ///< what the client has, or will have
        bool isSilent = false;
    };

    void tellNews(Watch& watch, bool isMarked)
    {
        for (const RandomWorld::Event& event : m_world.events()) {
            if (event.version > watch.sent && event.kind == watch.kind)
                watch.peer.write(QByteArray(R"({"type":")") + event.type + R"(","object":)"
                    + event.object + "}\n");
        }
        watch.sent = m_world.version();
        if (isMarked)
            watch.peer.write(R"({"type":"BOOKMARK","object":{"kind":")"
                + QByteArray::fromStdString(
                    std::string(kubernetes::resourceOf(watch.kind).kindWord))
                + R"(","metadata":{"resourceVersion":")" + QByteArray::number(watch.sent)
                + "\",\"creationTimestamp\":null}}}\n");
    }

    const RandomWorld& m_world;
    std::vector<Watch> m_watches;
};

} // namespace sources
