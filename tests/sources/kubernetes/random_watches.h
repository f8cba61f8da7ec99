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

    /// What a watch is told whose version is known no more.
    static constexpr const char* tooOld = "too old resource version";

    /// A "Status", as an API server answers what it refuses.
    [[nodiscard]] static QByteArray status(int code, const QByteArray& reason,
        const QByteArray& details = "{}", const QByteArray& message = {})
    {
        return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":")"
            + (message.isEmpty() ? reason : message) + R"(","reason":")" + reason
            + R"(","details":)" + details + R"(,"code":)" + QByteArray::number(code) + "}";
    }
    /// Ends a watch by an event that says why.
    static void fail(const Peer& peer, int code)
    {
        peer.write(R"({"type":"ERROR","object":)"
            + (code == 410 ? status(code, "Expired", "{}", tooOld) : status(code, "InternalError"))
            + "}\n");
        peer.close();
    }

    void add(const Peer& peer, Kind kind, std::int64_t from)
    {
        m_watches.push_back({peer, kind, from, from});
    }
    /// Each hears what is new, so much of it, and with a mark how far all of it was.
    void tellNews(bool isMarked, int most)
    {
        for (Watch& watch : m_watches) {
            if (!watch.isSilent)
                tellNews(watch, isMarked, most);
        }
    }
    /// Where whoever followed a kind to its regular end has come to, and goes on from there; 0: it
    /// is not known. Not after a list is asked for.
    [[nodiscard]] std::int64_t knownOf(Kind kind) const
    {
        const auto found = m_known.find(kind);
        return found == m_known.end() ? 0 : found->second;
    }
    void forgetKnown() { m_known.clear(); }
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
        for (const Watch& watch : std::exchange(m_watches, {})) {
            if (how == BadDays::End::Closed && !watch.isSilent && watch.peer.isOpen())
                m_known[watch.kind] = watch.told;
            BadDays::end(watch.peer, how, R"({"type":"MODIFIED","object":{"kind":"Rollout","meta)");
        }
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
        std::int64_t told; ///< the latest version that it was given
        bool isSilent = false;
    };

    void tellNews(Watch& watch, bool isMarked, int most)
    {
        for (const RandomWorld::Event& event : m_world.events()) {
            if (event.version <= watch.sent || event.kind != watch.kind)
                continue;
            if (most-- == 0)
                return;
            watch.peer.write(
                QByteArray(R"({"type":")") + event.type + R"(","object":)" + event.object + "}\n");
            watch.sent = watch.told = event.version;
        }
        watch.sent = m_world.version();
        if (!isMarked)
            return;
        watch.told = watch.sent;
        watch.peer.write(R"({"type":"BOOKMARK","object":{"kind":")"
            + QByteArray::fromStdString(std::string(kubernetes::resourceOf(watch.kind).kindWord))
            + R"(","metadata":{"resourceVersion":")" + QByteArray::number(watch.sent)
            + "\",\"creationTimestamp\":null}}}\n");
    }

    const RandomWorld& m_world;
    std::vector<Watch> m_watches;
    std::map<Kind, std::int64_t> m_known;
};

} // namespace sources
