// SPDX-License-Identifier: GPL-3.0-or-later
// What is still to come is told by the clock that dates the records.
#include "rest_fixture.h"

#include <QDateTime>

namespace sources {

namespace {

using namespace std::chrono_literals;

class ServerTime : public RestFixture {
protected:
    [[nodiscard]] QDateTime later(Milliseconds lead) const
    {
        return QDateTime::fromMSecsSinceEpoch(
            (scheduler->now() + lead).time_since_epoch().count(), Qt::UTC);
    }
    [[nodiscard]] QByteArray record(Milliseconds startsIn, int revision = 1) const
    {
        return R"({"id":"A","version":"V1","environment":"e","deploymentType":"ROLLING",)"
               R"("status":"RUNNING","executor":"x","startTime":")"
            + later(startsIn).toString(Qt::ISODate).toLatin1() + R"(","revision":)"
            + QByteArray::number(revision) + '}';
    }
    [[nodiscard]] FaultServer::Headers ahead(Milliseconds lead) const
    {
        return {{"Event-Position", "7"},
            {"Date",
                later(lead)
                    .toString(QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                    .toLatin1()}};
    }
};

TEST_F(ServerTime, whatHasBegunByTheServersClockIsNotStillToCome)
{
    answerList(list({record(119min)}), ahead(2h));
    offerEvents();
    answer("/api/deployments/A",
        [this](const Request&, const Peer& peer) { peer.json(record(119min), ahead(2h)); });
    ASSERT_TRUE(startAndLoad() && reaches(State::Live));
    EXPECT_EQ(recorded->known.totals().warnings, 0U);
    stream->write(event(8, "deployment", record(119min, 2)));
    const auto updates = recorded->updates;
    ASSERT_TRUE(passTimeUntil([&] { return recorded->updates > updates; }));
    EXPECT_EQ(recorded->known.totals().warnings, 0U);
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    EXPECT_TRUE(recorded->snapshots["A"].back()->problems.empty());
}

TEST_F(ServerTime, whatHasNotBegunByTheServersClockIsStillToCome)
{
    answerList(list({record(-10min)}), ahead(-2h));
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->known.totals().warnings, 1U);
}

} // namespace

} // namespace sources
