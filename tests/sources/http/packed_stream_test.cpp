// SPDX-License-Identifier: GPL-3.0-or-later
// Streams that come packed: whoever reads them is never handed more than it can take.
#include "http/http_client.h"
#include "http/http_exchange.h"

#include "byte_packer.h"
#include "fault_server.h"
#include "manual_scheduler.h"
#include "source_recorder.h"

namespace sources {

namespace {

using test_support::FaultServer;

class PackedStream : public testing::Test {
protected:
    /// Reads a piece only once it is told to.
    void follow(const QByteArray& coding, const QByteArray& bytes)
    {
        m_server.handler = [=](const FaultServer::Request&, const FaultServer::Peer& peer) {
            peer.head(200, "text/plain", {{"Content-Encoding", coding}});
            peer.write(bytes);
            peer.close();
        };
        m_connection.address = m_server.url().toString().toStdString();
        m_client = std::make_unique<HttpClient>(
            httpAccessOf(m_connection), std::make_shared<test_support::ManualScheduler>());
        m_exchange = m_client->send({m_server.url(), {}, {}, {}, true});
        QObject::connect(
            m_exchange, &HttpExchange::received, m_exchange, [this](const QByteArray& piece) {
                EXPECT_TRUE(std::exchange(m_wantsPiece, false)) << "it was held";
                m_exchange->hold();
                m_largest = std::max(m_largest, piece.size());
                m_size += piece.size();
            });
        QObject::connect(m_exchange, &HttpExchange::finished, m_exchange,
            [this](const HttpResult& result) { m_result = result; });
    }
    /// One piece, or the end.
    [[nodiscard]] bool read()
    {
        return waitUntil([this] { return !m_wantsPiece || m_result; });
    }
    void readToTheEnd()
    {
        while (read() && !m_result) {
            m_wantsPiece = true;
            m_exchange->release();
        }
    }

    FaultServer m_server;
    Connection m_connection;
    std::unique_ptr<HttpClient> m_client;
    QPointer<HttpExchange> m_exchange;
    bool m_wantsPiece = true;
    qsizetype m_largest = 0;
    qsizetype m_size = 0;
    std::optional<HttpResult> m_result;
};

constexpr qsizetype bombSize = 64 << 20;
constexpr qsizetype mostOfOnePiece = 5 << 20;

TEST_F(PackedStream, isHandedOutInPiecesThatAreWaitedForAlsoAtItsEnd)
{
    follow("gzip", test_support::gzip(QByteArray(bombSize, ' ')));
    readToTheEnd();
    ASSERT_TRUE(m_result && *m_result);
    EXPECT_EQ(m_size, bombSize);
    EXPECT_LE(m_largest, mostOfOnePiece);
}

TEST_F(PackedStream, thatIsPackedTwiceToBlowUpIsGivenUp)
{
    follow("gzip, gzip", test_support::gzip(test_support::gzip(QByteArray(bombSize, ' '))));
    readToTheEnd();
    ASSERT_TRUE(m_result);
    ASSERT_FALSE(*m_result);
    EXPECT_EQ(m_result->error().error.code, deployment::ErrorCode::TooLarge);
    EXPECT_EQ(m_size, 0);
}

TEST_F(PackedStream, thatIsCutSaysSoAfterWhatCame)
{
    follow("gzip", test_support::BytePacker().flushed("some news\n"));
    readToTheEnd();
    ASSERT_TRUE(m_result);
    ASSERT_FALSE(*m_result);
    EXPECT_EQ(m_result->error().error.code, deployment::ErrorCode::Incomplete);
    EXPECT_EQ(m_size, 10);
}

} // namespace

} // namespace sources
