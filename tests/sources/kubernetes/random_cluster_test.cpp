// SPDX-License-Identifier: GPL-3.0-or-later A cluster whose server keeps to what an API server may
// do and has bad days, at random: no row goes back, none shows what never was, what is called live
// is what the cluster has, and in the end all of it arrives.
#include "fault_server.h"
#include "random_world.h"
#include "source_recorder.h"

#include "deploy/sources/kubernetes/kube_source.h"
#include "random_seeds.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace sources {

namespace {

using deployment::Milliseconds;
using kubernetes::ObjectKind;
using test_support::FaultServer;

/// How long what is called live may be behind: until a server that says nothing was asked twice,
/// and one has got through again.
constexpr std::chrono::seconds clusterPatience{120};
/// A dead watch of a server that answers is taken for a quiet one for longer.
constexpr std::chrono::seconds silentPatience{420};
constexpr Milliseconds clusterStep{500};

class RandomCluster : public testing::Test, public testing::WithParamInterface<unsigned> {
protected:
    using Kind = ObjectKind;
    using Request = FaultServer::Request;
    using Peer = FaultServer::Peer;
    using State = Freshness::State;
    enum class Bad { Nothing, Error, Busy, Forbidden, Cut, Garbage, Held, Expired };
    enum class BadWatch { Nothing, Unavailable, Forbidden, Ahead };

    struct Stream {
        Peer peer;
        Kind kind;
        std::int64_t sent; ///< what the client has, or will have
        bool isSilent = false;
    };

    RandomCluster()
    {
        m_isServed = pick(5) != 0;
        for (int i = 0; i < 4; ++i) {
            world.add(Kind::Deployment);
            if (m_isServed)
                world.add(Kind::Rollout);
        }
        server.handler = [this](const Request& request, const Peer& peer) {
            if (pick(3) == 0)
                changeAny(); // between any two requests
            answer(request, peer);
        };
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }
    [[nodiscard]] Kind anyKind() { return RandomWorld::kinds[std::size_t(pick(2))]; }

    void start()
    {
        KubeSource::Target target;
        target.connection.name = "test";
        target.connection.address = "kube:test";
        target.access.context = "test";
        target.access.server = server.url().toString().toStdString();
        KubeSource::Options options;
        options.context.scheduler = scheduler;
        options.wanted = SourceSpec::Wanted::Live;
        source = std::make_unique<KubeSource>(std::move(target), std::move(options));
        recorded = std::make_unique<SourceRecorder>(*source);
        QObject::connect(
            source.get(), &Source::freshnessChanged, recorded.get(), [this](const Freshness& it) {
                note("-> " + std::to_string(int(it.state)) + ' ' + it.reason.toEnglish());
            });
        note(m_isServed ? "both kinds" : "Deployments alone");
        source->start();
    }
    void changeAny()
    {
        const Kind kind = anyKind();
        if (kind == Kind::Rollout && !m_isServed) {
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
    void act()
    {
        note("act");
        switch (pick(17)) {
        case 0:
            dropStreams(pick(3));
            break;
        case 1:
            m_badWatch[anyKind()] = pick(2) == 0 ? BadWatch(pick(4)) : BadWatch::Nothing;
            break;
        case 2:
        case 3:
            (pick(4) == 0 ? m_badReads : m_bad[anyKind()]) = Bad(pick(8));
            break;
        case 4:
            m_bad.clear();
            m_badReads = Bad::Nothing;
            m_badWatch.clear();
            break;
        case 5:
            release();
            break;
        case 6: // a proxy has lost the connection, and tells nobody
            if (pick(2) == 0 && !m_streams.empty()) {
                m_streams[std::size_t(pick(int(m_streams.size())))].isSilent = true;
                m_patience = silentPatience;
            }
            break;
        case 7: // its watches are closed with what they could go on from
            world.forgetEvents();
            dropStreams(pick(3));
            break;
        case 8:
            failStreams(pick(2) == 0 ? 410 : 500);
            break;
        case 9:
            source->refresh();
            break;
        case 10:
            if (std::exchange(m_isDown, !m_isDown)) {
                server.listen();
            } else {
                m_streams.clear();
                server.stop();
            }
            break;
        case 11:
            source->setHidden(pick(2) == 0);
            break;
        case 12:
            m_lagsUntil = scheduler->now() + Milliseconds(pick(10'000));
            break;
        case 13:
            if (pick(3) == 0)
                serveRollouts(!m_isServed);
            break;
        case 14:
            watchAny();
            break;
        default:
            for (int times = 1 + pick(4); times > 0; --times)
                changeAny();
            break;
        }
    }
    void serveRollouts(bool isServed)
    {
        m_isServed = isServed;
        if (isServed)
            return;
        world.removeAll(Kind::Rollout);
        pump();
        std::erase_if(m_streams, [](const Stream& stream) {
            if (stream.kind == Kind::Rollout)
                stream.peer.close();
            return stream.kind == Kind::Rollout;
        });
    }
    void watchAny()
    {
        const auto all = world.current(anyKind());
        if (all.empty())
            return;
        m_watched = std::next(all.begin(), pick(int(all.size())))->first;
        recorded->watch(m_watched.c_str());
    }
    void heal()
    {
        release();
        m_bad.clear();
        m_badReads = Bad::Nothing;
        m_badWatch.clear();
        if (std::exchange(m_isDown, false))
            server.listen();
        dropStreams(1);
        source->setHidden(false);
    }
    /// As long as it takes until the condition holds or the time has passed; what is told before is
    /// looked at meanwhile.
    template <typename Condition> [[nodiscard]] bool pass(Milliseconds time, Condition condition)
    {
        int steps = 0;
        for (const auto end = scheduler->now() + time; scheduler->now() < end; ++steps) {
            pump();
            settle(steps < 100 ? 1 : 8); // perhaps it is this machine that is late
            look();
            if (condition() || HasFailure())
                break;
            scheduler->advance(clusterStep);
        }
        return condition();
    }
    /// Sockets and threads get as far as they do before time goes on: an answer takes less of it
    /// than a poll waits for.
    static void settle(int milliseconds)
    {
        for (const QDeadlineTimer soon(milliseconds); !soon.hasExpired();)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] std::map<std::string, std::string> rows() const
    {
        std::map<std::string, std::string> all;
        const history::History& known = recorded->history;
        for (history::Row row = 0; row < known.size(); ++row)
            all[std::string(known.id(row))] = RandomWorld::shown(known, row);
        return all;
    }
    /// What is not as the cluster has it; empty: nothing.
    [[nodiscard]] std::string difference() const
    {
        std::string text;
        const auto known = rows();
        for (const Kind kind : RandomWorld::kinds) {
            if (isSaidToBeMissing(kind))
                continue;
            for (const auto& [id, expected] : world.current(kind)) {
                const auto row = known.find(id);
                const std::string found = row == known.end() ? "nothing" : row->second;
                if (found != expected)
                    text += id + " is " + expected + ", not " + found + "; ";
            }
        }
        for (const auto& [id, found] : known) {
            const bool isFollowed = !isSaidToBeMissing(world.kindOf(id));
            if (isFollowed && world.isOver(id)
                && (found.starts_with("RUNNING") || found.starts_with("PENDING")))
                text += id + " is over, not " + found + "; ";
        }
        return text;
    }
    [[nodiscard]] bool isWhole() const { return difference().empty(); }
    [[nodiscard]] bool isSaidToBeMissing(Kind kind) const
    {
        const std::string word = kind == Kind::Rollout ? "Rollouts" : "Deployments";
        return std::ranges::any_of(recorded->problems, [&](const deployment::Problem& problem) {
            const std::string text = problem.message.toEnglish();
            return text.starts_with(word + " may not be listed")
                || (kind == Kind::Rollout && text.starts_with("Argo Rollouts is not installed"));
        });
    }
    [[nodiscard]] std::string page() const
    {
        const auto found = recorded->snapshots.find(m_watched);
        if (found == recorded->snapshots.end() || found->second.empty())
            return {};
        return RandomWorld::shown(found->second.back()->deployment);
    }
    /// No row goes back or shows what never was, and no page does.
    void look()
    {
        for (const auto& [id, text] : rows())
            lookAt(id, text, m_known[id]);
        if (!page().empty())
            lookAt(m_watched, page(), m_knownPages[m_watched]);
    }
    void lookAt(const std::string& id, const std::string& text, std::int64_t& known)
    {
        const auto version = world.whenShown(id, text, known);
        EXPECT_TRUE(version) << id << ' ' << text << " is none, or goes back; since " << known
                             << ": " << world.statesOf(id) << "\n"
                             << m_notes;
        known = std::max(known, version.value_or(known));
    }

    void note(const std::string& what)
    {
        m_notes += std::to_string((scheduler->now() - m_begin) / Milliseconds(1'000)) + " v"
            + std::to_string(world.version()) + ' ' + what + '\n';
    }

    std::mt19937 m_dice{GetParam()};
    RandomWorld world{m_dice};
    FaultServer server;
    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    std::unique_ptr<KubeSource> source;
    std::unique_ptr<SourceRecorder> recorded;
    std::chrono::seconds m_patience = clusterPatience;
    std::string m_watched;
    std::string m_notes; ///< what has happened
    bool m_isServed = true; ///< Rollouts are
    deployment::Timestamp m_begin = scheduler->now();

private:
    using Objects = RandomWorld::Objects;
    struct Snapshot {
        std::int64_t version = 0;
        std::vector<QByteArray> items;
    };

    void answer(const Request& request, const Peer& peer)
    {
        const QByteArray path = request.path();
        note(request.target.toStdString());
        for (const Kind kind : RandomWorld::kinds) {
            const std::string all = kubernetes::pathOf(kind, {});
            const std::string own = kubernetes::pathOf(kind, "shop");
            const bool isAll = path == QByteArray::fromStdString(all);
            if (!isAll && !path.startsWith(QByteArray::fromStdString(own)))
                continue;
            if (kind == Kind::Rollout && !m_isServed)
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
    static QByteArray status(int code, const QByteArray& reason, const QByteArray& details = "{}")
    {
        return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":")" + reason
            + R"(","reason":")" + reason + R"(","details":)" + details + R"(,"code":)"
            + QByteArray::number(code) + "}";
    }
    static void refuse(
        const Peer& peer, int code, const QByteArray& reason, const QByteArray& details = "{}")
    {
        peer.reply(code, status(code, reason, details), {{"Content-Type", "application/json"}});
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
            number = ++m_lists;
            Snapshot& made = m_snapshots[number];
            made.version = world.version();
            for (const auto& [key, object] : world.objects()) {
                if (object.kind == kind)
                    made.items.push_back(RandomWorld::textOf(object));
            }
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
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body.left(body.size() / 2));
            peer.close();
            break;
        case Bad::Garbage:
            peer.json("<html>maintenance</html>");
            break;
        case Bad::Held:
            m_held.push_back([peer, body] { peer.json(body); });
            break;
        case Bad::Nothing:
        case Bad::Expired:
            peer.json(body);
            break;
        }
    }
    /// What was answered in time comes late.
    void release()
    {
        for (const auto& one : std::exchange(m_held, {}))
            one();
    }
    void answerWatch(Kind kind, const Request& request, const Peer& peer)
    {
        const auto at = request.target.indexOf("resourceVersion=") + 16;
        const std::int64_t from =
            request.target.mid(at, request.target.indexOf('&', at) - at).toLongLong();
        EXPECT_LE(from, world.version());
        EXPECT_GT(from, 0);
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
        if (from < world.oldest() && pick(2) == 0) {
            refuse(peer, 410, "Expired");
            return;
        }
        peer.head(200, "application/json");
        if (from < world.oldest()) {
            peer.write(R"({"type":"ERROR","object":)" + status(410, "Expired") + "}\n");
            peer.close();
            return;
        }
        m_streams.push_back({peer, kind, from});
    }
    /// Tells what is new, and now and then how far that was.
    void pump()
    {
        if (scheduler->now() < m_lagsUntil)
            return;
        const bool isMarked = scheduler->now() >= m_nextMark;
        if (isMarked)
            m_nextMark = scheduler->now() + std::chrono::seconds(50);
        for (Stream& stream : m_streams) {
            if (stream.isSilent)
                continue;
            for (const RandomWorld::Event& event : world.events()) {
                if (event.version > stream.sent && event.kind == stream.kind)
                    stream.peer.write(QByteArray(R"({"type":")") + event.type + R"(","object":)"
                        + event.object + "}\n");
            }
            stream.sent = world.version();
            if (isMarked)
                stream.peer.write(R"({"type":"BOOKMARK","object":{"kind":")"
                    + QByteArray::fromStdString(
                        std::string(kubernetes::resourceOf(stream.kind).kindWord))
                    + R"(","metadata":{"resourceVersion":")" + QByteArray::number(stream.sent)
                    + "\",\"creationTimestamp\":null}}}\n");
        }
    }
    /// With RST, in the middle of an event, or as is usual.
    void dropStreams(int how)
    {
        for (const Stream& stream : std::exchange(m_streams, {})) {
            if (how == 0 && stream.peer.isOpen()) {
                stream.peer.reset();
                continue;
            }
            if (how == 1)
                stream.peer.write(R"({"type":"MODIFIED","object":{"kind":"Rollout","meta)");
            stream.peer.close();
        }
    }
    void failStreams(int code)
    {
        if (code == 410)
            world.forgetEvents();
        for (const Stream& stream : std::exchange(m_streams, {})) {
            stream.peer.write(R"({"type":"ERROR","object":)"
                + status(code, code == 410 ? "Expired" : "InternalError") + "}\n");
            stream.peer.close();
        }
    }

    std::vector<Stream> m_streams;
    std::vector<std::function<void()>> m_held;
    std::map<int, Snapshot> m_snapshots;
    std::map<std::string, std::int64_t> m_known;
    std::map<std::string, std::int64_t> m_knownPages;
    std::map<Kind, Bad> m_bad; ///< how lists of a kind are answered, mostly
    Bad m_badReads = Bad::Nothing; ///< how one object is
    std::map<Kind, BadWatch> m_badWatch;
    deployment::Timestamp m_lagsUntil = scheduler->now();
    deployment::Timestamp m_nextMark = scheduler->now();
    int m_lists = 0;
    bool m_isDown = false;
};

TEST_P(RandomCluster, isShownAsItIs)
{
    start();
    ASSERT_TRUE(pass(m_patience, [this] { return recorded->state() == State::Live && isWhole(); }))
        << difference() << m_notes;
    watchAny();
    for (int round = 0; round < 8 && !HasFailure(); ++round) {
        for (int times = 1 + pick(4); times > 0; --times) {
            act();
            static_cast<void>(pass(Milliseconds(pick(20'000)), [] { return false; }));
        }
        // Whoever says that it is live knows it all; whoever does not may be behind.
        EXPECT_TRUE(
            pass(m_patience, [this] { return isWhole() || recorded->state() != State::Live; }))
            << "round " << round << ": " << difference() << "\n"
            << m_notes;
    }
    note("heal");
    heal();
    EXPECT_TRUE(pass(std::chrono::minutes(20),
        [this] {
            return recorded->state() == State::Live && isWhole()
                && isSaidToBeMissing(Kind::Rollout) != m_isServed
                && !isSaidToBeMissing(Kind::Deployment)
                && (page().empty() || page() == rows().at(m_watched));
        }))
        << difference() << page() << "\n"
        << m_notes;
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCluster, randomSeeds());

} // namespace

} // namespace sources
