// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "manual_scheduler.h"
#include "random_watches.h"

#include <gtest/gtest.h>

#include <memory>

namespace sources {

/// Serves a world as an API server may, and has bad days: what it says is late, broken or refused,
/// but never made up.
class RandomApiServer {
public:
    using Kind = kubernetes::ObjectKind;
    using Request = test_support::FaultServer::Request;
    using Peer = test_support::FaultServer::Peer;
    using Milliseconds = deployment::Milliseconds;

    RandomApiServer(std::mt19937& dice, test_support::FaultServer& server,
        std::shared_ptr<test_support::ManualScheduler> scheduler)
        : world(dice)
        , m_dice(dice)
        , m_scheduler(std::move(scheduler))
        , m_days(server)
        , m_watches(world)
        , m_servesRollouts(pick(5) != 0)
        , m_watchTakes(pick(4) == 0 ? 5'000 : 0)
    {
        for (int i = 0; i < 4; ++i) {
            world.add(Kind::Deployment);
            if (m_servesRollouts)
                world.add(Kind::Rollout);
        }
    }

    [[nodiscard]] bool servesRollouts() const { return m_servesRollouts; }
    /// A watch was lost without a word; whoever follows it can take it for a quiet one.
    [[nodiscard]] bool hasLostAWatch() const { return m_hasLostAWatch; }
    [[nodiscard]] Kind anyKind() const { return RandomWorld::kinds[std::size_t(pick(2))]; }

    void answer(const Request& request, const Peer& peer)
    {
        const QByteArray path = request.path();
        for (const Kind kind : RandomWorld::kinds) {
            const std::string all = kubernetes::pathOf(kind, {});
            const std::string own = kubernetes::pathOf(kind, "shop");
            const bool isAll = path == QByteArray::fromStdString(all);
            if (!isAll && !path.startsWith(QByteArray::fromStdString(own)))
                continue;
            if (kind == Kind::Rollout && !m_servesRollouts)
                peer.reply(404, "404 page not found\n", {{"Content-Type", "text/plain"}});
            else if (!isAll)
                answerOne(kind, path.mid(qsizetype(own.size()) + 1).toStdString(), peer);
            else if (request.target.contains("watch=1"))
                answerWatch(kind, request, peer);
            else
                answerList(kind, request, peer);
            return;
        }
        if (path == "/version")
            peer.json(R"({"gitVersion":"v1.30.0"})");
        else
            peer.json(R"({"kind":"List","metadata":{"resourceVersion":")"
                + QByteArray::number(world.version()) + R"("},"items":[]})");
    }
    /// Something changes in the cluster.
    void changeAny()
    {
        const Kind kind = anyKind();
        if (kind == Kind::Rollout && !m_servesRollouts) {
            world.changeSomethingElse();
            return;
        }
        switch (pick(8)) {
        case 0:
        case 1:
            world.add(kind);
            break;
        case 2:
            world.remove(kind);
            break;
        case 3:
            world.changeSomethingElse();
            break;
        default:
            world.change(kind);
            break;
        }
    }
    /// Something happens to the server.
    void haveABadDay()
    {
        switch (pick(12)) {
        case 0:
            m_watches.drop(anyEnd());
            break;
        case 1:
            m_badWatch[anyKind()] = pick(2) == 0 ? BadWatch(pick(4)) : BadWatch::Nothing;
            break;
        case 2:
        case 3:
            (pick(4) == 0 ? m_badReads : m_bad[anyKind()]) = Bad(pick(8));
            break;
        case 4:
            beGood();
            break;
        case 5:
            m_days.release();
            break;
        case 6: // a proxy has lost the connection, and tells nobody
            if (pick(2) == 0 && m_watches.silence(pick(60))) {
                m_hasLostAWatch = true;
                for (int times = 4; times > 0; --times)
                    changeAny();
            }
            break;
        case 7: // its watches are closed with what they could go on from
            world.forgetEvents();
            m_watches.drop(anyEnd());
            break;
        case 8:
            failWatches(pick(2) == 0 ? 410 : 500);
            break;
        case 9:
            if (m_days.comeOrGo())
                m_watches.drop(BadDays::End::Closed); // they went with it
            break;
        case 10:
            fallBehind();
            break;
        default:
            if (pick(3) == 0)
                installOrRemoveRollouts();
            break;
        }
    }
    /// For a while its watches tell nothing, and then one change after the other.
    void fallBehind()
    {
        m_lagsUntil = m_scheduler->now() + Milliseconds(pick(10'000));
        m_isSlowUntil = m_lagsUntil + Milliseconds(pick(10'000));
    }
    void heal()
    {
        beGood();
        m_days.heal();
        m_watches.drop(BadDays::End::Torn);
    }
    /// Tells what is new, and now and then how far that was.
    void goOn()
    {
        beginWatches();
        if (m_scheduler->now() < m_lagsUntil)
            return;
        const bool isMarked = m_scheduler->now() >= m_nextMark;
        if (isMarked)
            m_nextMark = m_scheduler->now() + std::chrono::seconds(50);
        const bool isSlow = m_scheduler->now() < m_isSlowUntil || pick(3) == 0;
        m_watches.tellNews(isMarked, isSlow ? 1 : 1'000);
    }

    RandomWorld world;

private:
    /// How lists and objects are answered.
    enum class Bad { Nothing, Error, Busy, Forbidden, Cut, Garbage, Held, Expired };
    enum class BadWatch { Nothing, Unavailable, Forbidden, Ahead };
    struct LateWatch {
        Peer peer;
        Kind kind;
        std::int64_t from;
        deployment::Timestamp due;
    };
    /// What a list was when its first page was asked for.
    struct Snapshot {
        std::int64_t version = 0;
        std::vector<QByteArray> items;
    };

    [[nodiscard]] int pick(int count) const { return int(m_dice() % unsigned(count)); }
    [[nodiscard]] BadDays::End anyEnd() const { return BadDays::End(pick(3)); }

    static void refuse(
        const Peer& peer, int code, const QByteArray& reason, const QByteArray& details = "{}")
    {
        peer.reply(code, RandomWatches::status(code, reason, details),
            {{"Content-Type", "application/json"}});
    }
    void answerOne(Kind kind, const std::string& name, const Peer& peer)
    {
        const auto found = world.objects().find({kind, name});
        if (found == world.objects().end())
            refuse(peer, 404, "NotFound");
        else
            send(m_badReads, peer, RandomWorld::textOf(found->second));
    }
    void answerList(Kind kind, const Request& request, const Peer& peer)
    {
        m_watches.forgetKnown(); // it may be paused, with what it has not read yet
        const auto at = request.target.indexOf("continue=");
        int number = 0;
        qsizetype place = 0;
        if (at >= 0) {
            const auto parts = request.target.mid(at + 9).split('-');
            number = parts[0].toInt();
            place = parts[1].toInt();
            if (m_bad[kind] == Bad::Expired || !m_snapshots.contains(number)) {
                if (pick(3) == 0)
                    m_bad[kind] = Bad::Nothing;
                refuse(peer, 410, "Expired");
                return;
            }
        } else {
            number = beginList(kind);
        }
        const Snapshot& shown = m_snapshots[number];
        QByteArrayList items;
        for (const qsizetype end = place + 1 + pick(4);
             place < end && place < qsizetype(shown.items.size()); ++place)
            items.push_back(shown.items[std::size_t(place)]);
        QByteArray meta = R"("resourceVersion":")" + QByteArray::number(shown.version) + '"';
        if (place < qsizetype(shown.items.size()))
            meta += R"(,"continue":")" + QByteArray::number(number) + '-'
                + QByteArray::number(place) + '"';
        send(m_bad[kind], peer,
            R"({"kind":"List","apiVersion":"v1","metadata":{)" + meta + R"(},"items":[)"
                + items.join(',') + "]}");
    }
    /// The number of its snapshot.
    int beginList(Kind kind)
    {
        Snapshot& made = m_snapshots[++m_lists];
        made.version = world.version();
        for (const auto& [key, object] : world.objects()) {
            if (object.kind == kind)
                made.items.push_back(RandomWorld::textOf(object));
        }
        return m_lists;
    }
    void send(Bad bad, const Peer& peer, const QByteArray& body)
    {
        switch (pick(3) == 0 ? Bad::Nothing : bad) {
        case Bad::Error:
            refuse(peer, 500, "InternalError");
            break;
        case Bad::Busy:
            refuse(peer, 429, "TooManyRequests", R"({"retryAfterSeconds":1})");
            break;
        case Bad::Forbidden:
            refuse(peer, 403, "Forbidden");
            break;
        case Bad::Cut:
            peer.cut(200, body);
            break;
        case Bad::Garbage:
            BadDays::answerInstead(peer);
            break;
        case Bad::Held:
            m_days.hold([peer, body] { peer.json(body); });
            break;
        case Bad::Nothing:
        case Bad::Expired:
            peer.json(body);
            break;
        }
    }
    void answerWatch(Kind kind, const Request& request, const Peer& peer)
    {
        const auto at = request.target.indexOf("resourceVersion=") + 16;
        const std::int64_t from =
            request.target.mid(at, request.target.indexOf('&', at) - at).toLongLong();
        EXPECT_LE(from, world.version());
        EXPECT_GT(from, 0);
        EXPECT_GE(from, m_watches.knownOf(kind)) << "it was told more than that";
        switch (m_badWatch[kind]) {
        case BadWatch::Unavailable:
            refuse(peer, 503, "ServiceUnavailable");
            return;
        case BadWatch::Forbidden:
            refuse(peer, 403, "Forbidden");
            return;
        case BadWatch::Ahead: // this server has not heard of it yet
            if (pick(3) == 0)
                m_badWatch[kind] = BadWatch::Nothing;
            refuse(peer, 504, "Timeout",
                R"({"causes":[{"reason":"ResourceVersionTooLarge","message":"Too large resource version"}],"retryAfterSeconds":1})");
            return;
        case BadWatch::Nothing:
            break;
        }
        if (m_watchTakes > Milliseconds(0))
            m_lateWatches.push_back({peer, kind, from, m_scheduler->now() + m_watchTakes});
        else
            beginWatch(kind, from, peer);
    }
    /// Those whose time has come.
    void beginWatches()
    {
        for (const LateWatch& each : std::exchange(m_lateWatches, {})) {
            if (each.due > m_scheduler->now())
                m_lateWatches.push_back(each);
            else if (each.peer.isOpen())
                beginWatch(each.kind, each.from, each.peer);
        }
    }
    void beginWatch(Kind kind, std::int64_t from, const Peer& peer)
    {
        if (from < world.oldest() && pick(2) == 0) {
            peer.reply(410, RandomWatches::status(410, "Expired", "{}", RandomWatches::tooOld),
                {{"Content-Type", "application/json"}});
            return;
        }
        peer.head(200, "application/json");
        if (from < world.oldest())
            RandomWatches::fail(peer, 410);
        else
            m_watches.add(peer, kind, from);
    }
    void failWatches(int code)
    {
        if (code == 410)
            world.forgetEvents();
        m_watches.fail(code);
    }
    void installOrRemoveRollouts()
    {
        m_servesRollouts = !m_servesRollouts;
        if (m_servesRollouts)
            return;
        world.removeAll(Kind::Rollout);
        goOn();
        m_watches.close(Kind::Rollout);
    }
    void beGood()
    {
        m_bad.clear();
        m_badReads = Bad::Nothing;
        m_badWatch.clear();
    }

    std::mt19937& m_dice;
    std::shared_ptr<test_support::ManualScheduler> m_scheduler;
    BadDays m_days;
    RandomWatches m_watches;
    std::map<int, Snapshot> m_snapshots; ///< by the number of their list
    std::map<Kind, Bad> m_bad; ///< how lists of a kind are answered, mostly
    Bad m_badReads = Bad::Nothing; ///< how one object is
    std::map<Kind, BadWatch> m_badWatch;
    deployment::Timestamp m_lagsUntil = m_scheduler->now();
    deployment::Timestamp m_isSlowUntil = m_scheduler->now(); ///< it tells one after the other
    deployment::Timestamp m_nextMark = m_scheduler->now();
    int m_lists = 0;
    bool m_servesRollouts;
    Milliseconds m_watchTakes; ///< until it begins: longer than from poll to poll, or no time
    std::vector<LateWatch> m_lateWatches;
    bool m_hasLostAWatch = false;
};

} // namespace sources
