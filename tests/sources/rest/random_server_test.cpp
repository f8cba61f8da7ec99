// SPDX-License-Identifier: GPL-3.0-or-later A server that keeps the contract and has bad days, at
// random: whatever happens, no row goes back, none shows what never was, what is called live is
// what the server has, and in the end all of it arrives.
#include "random_seeds.h"
#include "rest_fixture.h"

#include <QCryptographicHash>

#include <algorithm>
#include <random>

namespace sources {

namespace {

/// How long what is called live may be behind: a silence is noticed after 30 s, and then one has to
/// get through again.
constexpr std::chrono::seconds patience{90};
constexpr Milliseconds randomStep{2'000};

/// What a server has, which a client may have heard of or not.
class World {
public:
    struct Event {
        int number = 0;
        QByteArray text;
    };

    explicit World(std::mt19937& dice)
        : m_dice(&dice)
    {
        for (int i = 0; i < 5; ++i)
            add();
    }

    void add()
    {
        const QByteArray id = "D" + QByteArray::number(100 + int(m_states.size()));
        m_states[id];
        change(id);
    }
    void change(const QByteArray& id)
    {
        static constexpr std::array words{"PENDING", "RUNNING", "FAILED", "COMPLETED"};
        auto& states = m_states[id];
        m_revision += 1 + pick(3);
        states.emplace_back(m_revision, words[std::size_t(pick(4))]);
        ++m_position;
        m_events.push_back({m_position, event(m_position, "deployment", summaryOf(id))});
        if (m_events.size() > 12)
            m_events.erase(m_events.begin());
    }
    void changeAny() { change(anyId()); }
    /// Restarts without its events: their numbers jump ahead.
    void forgetEvents()
    {
        m_events.clear();
        m_position += 1000;
    }

    [[nodiscard]] QByteArray anyId() const
    {
        return std::next(m_states.begin(), pick(int(m_states.size())))->first;
    }
    /// Its newest state; the revision is its version, too, so that it can be seen in a row.
    [[nodiscard]] QByteArray summaryOf(const QByteArray& id) const
    {
        const auto& [revision, status] = m_states.at(id).back();
        const QByteArray number = QByteArray::number(revision);
        return R"({"id":")" + id + R"(","version":"R)" + number
            + R"(","environment":"test","deploymentType":"ROLLING","status":")" + status
            + R"(","startTime":"2025-02-15T10:00:00Z","executor":"ops","progress":{"percentage":60,)"
              R"("currentStep":"a"},"revision":)"
            + number + "}";
    }
    [[nodiscard]] std::vector<QByteArray> ids() const
    {
        std::vector<QByteArray> all;
        for (const auto& [id, states] : m_states)
            all.push_back(id);
        return all;
    }
    [[nodiscard]] bool has(const QByteArray& id) const { return m_states.contains(id); }
    [[nodiscard]] int position() const { return m_position; }
    [[nodiscard]] const std::vector<Event>& events() const { return m_events; }
    /// Those behind that number; nullopt: not all of them are there any more, or it is none of
    /// ours.
    [[nodiscard]] std::optional<QByteArray> eventsBehind(int number) const
    {
        const int first = m_events.empty() ? m_position + 1 : m_events.front().number;
        if (number > m_position || number < first - 1)
            return std::nullopt;
        QByteArray text;
        for (const Event& each : m_events)
            text += each.number > number ? each.text : QByteArray();
        return text;
    }
    /// "RUNNING R17" of each, by id.
    [[nodiscard]] std::map<std::string, std::string> shown() const
    {
        std::map<std::string, std::string> all;
        for (const auto& [id, states] : m_states)
            all[id.toStdString()] = textOf(states.back());
        return all;
    }
    [[nodiscard]] bool everHad(const std::string& id, const std::string& text) const
    {
        const auto found = m_states.find(QByteArray::fromStdString(id));
        return found != m_states.end()
            && std::ranges::any_of(
                found->second, [&](const auto& state) { return textOf(state) == text; });
    }

private:
    using State = std::pair<int, QByteArray>;

    [[nodiscard]] int pick(int count) const { return int((*m_dice)() % unsigned(count)); }
    [[nodiscard]] static std::string textOf(const State& state)
    {
        return (state.second + " R" + QByteArray::number(state.first)).toStdString();
    }

    std::mt19937* m_dice;
    std::map<QByteArray, std::vector<State>> m_states; ///< oldest first
    std::vector<Event> m_events; ///< that are kept
    int m_revision = 0;
    int m_position = 0;
};

class RandomServer : public RestFixture, public testing::WithParamInterface<unsigned> {
protected:
    enum class Bad { Nothing, Error, Cut, Garbage, Held, Lagging };

    RandomServer()
    {
        answer("/api/deployments",
            [this](const Request& request, const Peer& peer) { answerPage(request, peer); });
        answer("/api/events",
            [this](const Request& request, const Peer& peer) { answerStream(request, peer); });
        answer("/api/deployments/D100",
            [this](const Request& request, const Peer& peer) { answerWhole(request, peer); });
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }

    void act()
    {
        switch (pick(16)) {
        case 0:
            world.add();
            break;
        case 1:
            dropStreams(pick(2) == 0);
            break;
        case 2:
            m_streamRefusal = pick(3) == 0 ? 503 : 0;
            break;
        case 3:
            m_list = Bad(pick(6));
            m_lagging = std::make_unique<World>(world); // as it is now
            m_lagsUntil = scheduler->now() + Milliseconds(pick(8'000));
            break;
        case 4:
            m_list = Bad::Nothing;
            break;
        case 5:
            release();
            break;
        case 6: // a proxy has lost the connection, and tells nobody
            m_silent.insert(m_silent.end(), m_streams.begin(), m_streams.end());
            m_streams.clear();
            break;
        case 7:
            world.forgetEvents();
            dropStreams(false);
            break;
        case 8:
            if (pick(2) == 0) {
                world.forgetEvents();
                for (const Peer& peer : m_streams)
                    peer.write("event: reset\ndata: {}\n\n");
            }
            break;
        case 9:
            source->refresh();
            break;
        case 10:
            m_isDown = !m_isDown;
            if (m_isDown)
                server.stop();
            else
                server.listen();
            break;
        case 11:
            source->setHidden(pick(2) == 0);
            break;
        case 12: // what came before comes again
            for (const World::Event& old : world.events())
                tell(old.text);
            break;
        default:
            for (int times = 1 + pick(3); times > 0; --times)
                world.changeAny();
            break;
        }
        tellNews();
    }
    /// What the server had some time ago is all it has, and it counts on from there.
    void restore(const World& backup)
    {
        m_isRestored = true;
        world = backup;
        m_told = world.position();
        m_held.clear(); // it says no more of what it had
        m_list = Bad::Nothing;
        dropStreams(false);
    }
    void heal()
    {
        release();
        m_list = Bad::Nothing;
        m_streamRefusal = 0;
        if (std::exchange(m_isDown, false))
            server.listen();
        dropStreams(false);
        for (const Peer& peer : m_silent)
            peer.close();
        m_silent.clear();
    }
    /// As long as it takes until the condition holds or the time has passed; what is told before is
    /// looked at meanwhile.
    template <typename Condition> [[nodiscard]] bool pass(Milliseconds time, Condition condition)
    {
        const auto end = scheduler->now() + time;
        const bool isOver = waitUntil([&] {
            keepAlive();
            catchUp();
            look();
            if (condition() || HasFailure())
                return true;
            scheduler->advance(randomStep);
            return scheduler->now() >= end;
        });
        look();
        return isOver && condition();
    }
    [[nodiscard]] std::map<std::string, std::string> rows() const
    {
        std::map<std::string, std::string> all;
        const history::History& known = recorded->history;
        for (history::Row row = 0; row < known.size(); ++row)
            all[std::string(known.id(row))] = std::string(known.word(history::Column::Status, row))
                + " " + std::string(known.word(history::Column::Version, row));
        return all;
    }
    [[nodiscard]] bool isWhole() const { return rows() == world.shown(); }
    [[nodiscard]] std::string page() const
    {
        const auto found = recorded->snapshots.find("D100");
        if (found == recorded->snapshots.end() || found->second.empty())
            return {};
        const deployment::Deployment& shown = found->second.back()->deployment;
        return shown.status.text + " " + shown.version;
    }
    /// No row goes back or shows what never was.
    void look()
    {
        if (m_isRestored)
            return; // it may go back now, and shows what was
        for (const auto& [id, text] : rows()) {
            EXPECT_TRUE(world.everHad(id, text)) << id << ' ' << text;
            const int revision = std::stoi(text.substr(text.find('R', text.find(' ')) + 1));
            int& known = m_known[id];
            EXPECT_GE(revision, known) << id << " went back";
            known = std::max(known, revision);
        }
    }

    std::mt19937 m_dice{GetParam()};
    const bool m_tellsEvents = pick(5) != 0;
    const bool m_tellsPosition = pick(4) != 0;
    const bool m_tellsTags = pick(3) == 0;
    World world{m_dice};

private:
    void answerPage(const Request& request, const Peer& peer)
    {
        // All pages of a list are at least as new as its first one says.
        const bool isFirst = !request.target.contains("after=");
        const bool lags = isFirst ? m_list == Bad::Lagging : request.target.contains("lags");
        const World& shown = lags ? *m_lagging : world;
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
    static QByteArray tagOf(const QByteArray& body)
    {
        return '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex() + '"';
    }
    void answerWhole(const Request& request, const Peer& peer)
    {
        const World& shown = m_list == Bad::Lagging ? *m_lagging : world;
        const QByteArray record = shown.summaryOf("D100");
        const QByteArray tag = "\"" + record.mid(record.lastIndexOf(':') + 1).chopped(1) + "\"";
        if (request.header("if-none-match") == tag)
            peer.reply(304, {}, {{"ETag", tag}});
        else
            send(peer, record, {{"ETag", tag}});
    }
    void send(const Peer& peer, const QByteArray& body, const FaultServer::Headers& headers)
    {
        switch (m_list) {
        case Bad::Error:
            peer.reply(500, "no", {{"Content-Type", "text/plain"}});
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
            m_held.push_back([peer, body, headers] { peer.json(body, headers); });
            break;
        case Bad::Nothing:
        case Bad::Lagging:
            peer.json(body, headers);
            break;
        }
    }
    /// What was answered in time comes late.
    void release()
    {
        for (const auto& one : std::exchange(m_held, {}))
            one();
    }
    void answerStream(const Request& request, const Peer& peer)
    {
        if (!m_tellsEvents) {
            peer.reply(404, "nothing here", {{"Content-Type", "text/plain"}});
            return;
        }
        if (m_streamRefusal != 0) {
            peer.reply(m_streamRefusal, "no", {{"Content-Type", "text/plain"}});
            return;
        }
        const QByteArray from = request.header("last-event-id");
        const auto missed =
            from.isEmpty() ? std::optional(QByteArray()) : world.eventsBehind(from.toInt());
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
    void tell(const QByteArray& text)
    {
        for (const Peer& peer : m_streams)
            peer.write(text);
    }
    void tellNews()
    {
        for (const World::Event& each : world.events()) {
            if (each.number > m_told)
                tell(each.text);
        }
        m_told = world.position();
    }
    void catchUp()
    {
        if (m_list == Bad::Lagging && scheduler->now() >= m_lagsUntil)
            m_list = Bad::Nothing;
    }
    void keepAlive()
    {
        if (scheduler->now() < m_nextSign)
            return;
        m_nextSign = scheduler->now() + std::chrono::seconds(10);
        tell(": alive\n\n");
    }
    /// With RST, or in the middle of an event.
    void dropStreams(bool hard)
    {
        for (const Peer& peer : std::exchange(m_streams, {})) {
            if (hard && peer.isOpen()) {
                peer.reset();
            } else {
                peer.write("id: 9999999\nevent: deployment\ndata: {\"id\":\"D1");
                peer.close();
            }
        }
    }

    std::vector<Peer> m_streams;
    std::vector<Peer> m_silent; ///< open, and nothing comes from them
    std::vector<std::function<void()>> m_held;
    std::unique_ptr<World> m_lagging;
    deployment::Timestamp m_lagsUntil; ///< longer, it would count as one that has started over
    std::map<std::string, int> m_known;
    deployment::Timestamp m_nextSign;
    Bad m_list = Bad::Nothing;
    int m_streamRefusal = 0;
    int m_told = 0;
    bool m_isDown = false;
    bool m_isRestored = false;
};

TEST_P(RandomServer, isShownAsItIs)
{
    start();
    recorded->watch("D100");
    const State good = m_tellsEvents ? State::Live : State::Polling;
    ASSERT_TRUE(pass(patience, [this, good] { return recorded->state() == good && isWhole(); }));
    for (int round = 0; round < 8 && !HasFailure(); ++round) {
        for (int times = 1 + pick(4); times > 0; --times) {
            act();
            static_cast<void>(pass(Milliseconds(pick(20'000)), [] { return false; }));
        }
        // Whoever says that it is live knows it all; whoever does not may be behind.
        EXPECT_TRUE(
            pass(patience, [this] { return isWhole() || recorded->state() != State::Live; }))
            << "round " << round;
    }
    heal();
    EXPECT_TRUE(pass(std::chrono::minutes(20), [this, good] {
        return recorded->state() == good && isWhole() && page() == world.shown().at("D100");
    })) << page();
    EXPECT_EQ(rows(), world.shown());
}

TEST_P(RandomServer, isBelievedAfterABackup)
{
    start();
    recorded->watch("D100");
    const State good = m_tellsEvents ? State::Live : State::Polling;
    ASSERT_TRUE(pass(patience, [this, good] { return recorded->state() == good && isWhole(); }));
    const auto live = [this] {
        for (int times = 2 + pick(8); times > 0; --times) {
            act();
            static_cast<void>(pass(Milliseconds(pick(10'000)), [] { return false; }));
        }
    };
    live();
    const World backup = world;
    live();
    // Once it had counted beyond what is known here, nothing would tell that it had gone back.
    heal();
    ASSERT_TRUE(pass(
        std::chrono::minutes(20), [this, good] { return recorded->state() == good && isWhole(); }));
    restore(backup);
    heal();
    EXPECT_TRUE(pass(
        std::chrono::minutes(20), [this, good] { return recorded->state() == good && isWhole(); }));
    live();
    heal();
    EXPECT_TRUE(pass(std::chrono::minutes(20), [this, good] {
        return recorded->state() == good && isWhole() && page() == world.shown().at("D100");
    })) << page();
    EXPECT_EQ(rows(), world.shown());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomServer, randomSeeds());

} // namespace

} // namespace sources
