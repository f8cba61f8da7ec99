// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bad_days.h"
#include "rest_world.h"

#include <QCryptographicHash>

#include <memory>

namespace sources {

/// Serves a world as the contract has it, with or without what the contract leaves open, and has
/// bad days: what it says is late, broken or old, but never made up.
class RandomRestServer {
public:
    enum class Bad { Nothing, Error, Cut, Garbage, Held, Lagging };

    RandomRestServer(
        std::mt19937& dice, FaultServer& server, std::shared_ptr<ManualScheduler> scheduler)
        : tellsEvents(dice() % 5 != 0)
        , world(dice)
        , m_dice(dice)
        , m_scheduler(std::move(scheduler))
        , m_days(server)
        , m_tellsPosition(pick(4) != 0)
        , m_tellsTags(pick(3) == 0)
    {
    }

    void answerPage(const Request& request, const Peer& peer)
    {
        // All pages of a list are at least as new as its first one says.
        const bool isFirst = !request.target.contains("after=");
        const bool lags = isFirst ? m_bad == Bad::Lagging : request.target.contains("lags");
        const RestWorld& shown = lags ? *m_lagging : world;
        const int most = m_tellsTags ? 3 : 2 + pick(6);
        std::vector<QByteArray> ids = shown.ids();
        if (const auto at = request.target.indexOf("after="); at >= 0) {
            const QByteArray after = request.target.mid(at + 6, 4);
            std::erase_if(ids, [&](const QByteArray& id) { return id <= after; });
        }
        std::vector<QByteArray> records;
        for (const QByteArray& id : ids) {
            if (int(records.size()) < most)
                records.push_back(shown.summaryOf(id));
        }
        const QByteArray next = ids.size() > records.size()
            ? "deployments?after=" + ids[records.size() - 1] + (lags ? "&lags=1" : "")
            : QByteArray();
        const QByteArray body = list(records, next);
        FaultServer::Headers headers;
        if (m_tellsPosition)
            headers.emplace_back("Event-Position", QByteArray::number(shown.position()));
        if (m_tellsTags)
            headers.emplace_back("ETag", tagOf(body));
        if (m_tellsTags && request.header("if-none-match") == tagOf(body))
            peer.reply(304, {}, headers);
        else
            send(peer, body, headers);
    }
    void answerWhole(const QByteArray& id, const Request& request, const Peer& peer)
    {
        const RestWorld& shown = m_bad == Bad::Lagging ? *m_lagging : world;
        const QByteArray record = shown.summaryOf(id);
        const QByteArray tag = "\"" + record.mid(record.lastIndexOf(':') + 1).chopped(1) + "\"";
        if (request.header("if-none-match") == tag)
            peer.reply(304, {}, {{"ETag", tag}});
        else
            send(peer, record, {{"ETag", tag}});
    }
    void answerStream(const Request& request, const Peer& peer)
    {
        if (!tellsEvents) {
            peer.reply(404, "nothing here", {{"Content-Type", "text/plain"}});
            return;
        }
        if (m_streamRefusal != 0) {
            peer.reply(m_streamRefusal, "no", {{"Content-Type", "text/plain"}});
            return;
        }
        const QByteArray from = request.header("last-event-id");
        auto missed =
            from.isEmpty() ? std::optional(QByteArray()) : world.eventsBehind(from.toInt());
        const bool isNew = world.events().empty() || from.toInt() > world.position();
        if (!missed && isNew && pick(3) == 0)
            missed.emplace(); // it takes any, and its greeting says where it is
        if (from.isEmpty() && pick(2) == 0) {
            world.changeAny(); // after the list, and nobody is told
            tellNews();
        }
        if (!missed) {
            peer.reply(410, R"({"type":"urn:deployment:problem:position-gone","title":"gone"})",
                {{"Content-Type", "application/problem+json"}});
            return;
        }
        peer.head(200, "text/event-stream");
        peer.write("retry: 1000\n\nevent: hello\ndata: {\"position\":"
            + QByteArray::number(world.position()) + "}\n\n" + *missed);
        m_streams.push_back(peer);
    }

    /// Something happens to it, and nothing that it says changes what is so.
    void haveABadDay()
    {
        switch (pick(7)) {
        case 0:
            dropStreams(pick(2) == 0 ? BadDays::End::Reset : BadDays::End::Torn);
            break;
        case 1:
            m_streamRefusal = pick(3) == 0 ? 503 : 0;
            break;
        case 2:
            m_bad = Bad(pick(5));
            break;
        case 3:
            m_bad = Bad::Nothing;
            break;
        case 4:
            m_days.release();
            break;
        case 5: // a proxy has lost the connection, and tells nobody
            m_silent.insert(m_silent.end(), m_streams.begin(), m_streams.end());
            m_streams.clear();
            break;
        default:
            m_days.comeOrGo();
            break;
        }
    }
    /// From now on a replica answers that stays as it is, for a while.
    void lag()
    {
        m_bad = Bad::Lagging;
        m_lagging = std::make_unique<RestWorld>(world);
        m_lagsUntil = m_scheduler->now() + Milliseconds(pick(8'000));
    }
    /// It restarts without its events.
    void restart()
    {
        world.forgetEvents();
        dropStreams(BadDays::End::Torn);
    }
    /// Says itself that nobody can go on from where they are.
    void resetStreams()
    {
        world.forgetEvents();
        for (const Peer& peer : m_streams)
            peer.write("event: reset\ndata: {}\n\n");
    }
    /// What the server had some time ago is all it has, and it counts on from there.
    void restore(const RestWorld& backup)
    {
        world = backup;
        m_told = world.position();
        m_days.forget(); // it says no more of what it had
        m_bad = Bad::Nothing;
        dropStreams(BadDays::End::Torn);
    }
    void heal()
    {
        m_bad = Bad::Nothing;
        m_streamRefusal = 0;
        m_days.heal();
        dropStreams(BadDays::End::Torn);
        for (const Peer& peer : m_silent)
            peer.close();
        m_silent.clear();
    }
    /// Now and then after what came before.
    void tellNews()
    {
        if (pick(4) == 0)
            repeatEvents();
        for (const RestWorld::Event& each : world.events()) {
            if (each.number > m_told)
                tell(each.text);
        }
        m_told = world.position();
    }
    /// What comes with time alone.
    void goOn()
    {
        if (m_scheduler->now() >= m_nextSign) {
            m_nextSign = m_scheduler->now() + std::chrono::seconds(10);
            tell(": alive\n\n");
        }
        if (m_bad == Bad::Lagging && m_scheduler->now() >= m_lagsUntil)
            m_bad = Bad::Nothing;
    }

    const bool tellsEvents;
    RestWorld world;

private:
    [[nodiscard]] int pick(int count) const { return int(m_dice() % unsigned(count)); }
    static QByteArray tagOf(const QByteArray& body)
    {
        return '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex() + '"';
    }
    void send(const Peer& peer, const QByteArray& body, const FaultServer::Headers& headers)
    {
        switch (m_bad) {
        case Bad::Error:
            peer.reply(500, "no", {{"Content-Type", "text/plain"}});
            break;
        case Bad::Cut:
            peer.cut(200, body);
            break;
        case Bad::Garbage:
            BadDays::answerInstead(peer);
            break;
        case Bad::Held:
            m_days.hold([peer, body, headers] { peer.json(body, headers); });
            break;
        case Bad::Nothing:
        case Bad::Lagging:
            peer.json(body, headers);
            break;
        }
    }
    void tell(const QByteArray& text)
    {
        for (const Peer& peer : m_streams)
            peer.write(text);
    }
    /// Not all of them: the newest states need not be among them.
    void repeatEvents()
    {
        const auto& all = world.events();
        const auto count = std::ptrdiff_t(pick(int(all.size()) + 1));
        std::for_each(all.begin(), all.begin() + count,
            [this](const RestWorld::Event& old) { tell(old.text); });
    }
    void dropStreams(BadDays::End how)
    {
        for (const Peer& peer : std::exchange(m_streams, {}))
            BadDays::end(peer, how, "id: 9999999\nevent: deployment\ndata: {\"id\":\"D1");
    }

    std::mt19937& m_dice;
    std::shared_ptr<ManualScheduler> m_scheduler;
    BadDays m_days;
    bool m_tellsPosition;
    bool m_tellsTags;
    std::vector<Peer> m_streams;
    std::vector<Peer> m_silent; ///< open, and nothing comes from them
    std::unique_ptr<RestWorld> m_lagging;
    deployment::Timestamp m_lagsUntil; ///< longer, it would count as one that has started over
    deployment::Timestamp m_nextSign;
    Bad m_bad = Bad::Nothing; ///< how lists and records are answered
    int m_streamRefusal = 0;
    int m_told = 0;
};

} // namespace sources
