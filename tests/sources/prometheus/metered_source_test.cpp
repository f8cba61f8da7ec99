// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/prometheus/metered_source.h"

#include "fault_server.h"
#include "manual_scheduler.h"
#include "shared_snapshot.h"
#include "source_recorder.h"

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;
using deployment::Timestamp;
using test_support::FaultServer;
using test_support::ManualScheduler;
using namespace std::chrono_literals;

/// A source of one deployment that a test tells of.
class OneDeployment final : public Source, public DeploymentReader {
public:
    using Observers = std::map<const void*, DeploymentObserver>;

    [[nodiscard]] QString name() const override { return QStringLiteral("one"); }
    [[nodiscard]] QString location() const override { return name(); }
    [[nodiscard]] Freshness freshness() const override { return {}; }
    [[nodiscard]] DeploymentReader& details() override { return *this; }
    void start() override { }
    void refresh() override { ++refreshed; }
    void cancel() override { }

    [[nodiscard]] OwnedRequest fetch(
        const QString&, history::RecordHandle, DeploymentReceiver receiver) override
    {
        receiver.onAnswer(latest);
        return {};
    }
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString&, DeploymentObserver observer) override
    {
        class Watch final : public DeploymentWatch {
        public:
            Watch(std::shared_ptr<Observers> observers, DeploymentObserver observer)
                : m_observers(std::move(observers))
            {
                (*m_observers)[this] = std::move(observer);
            }
            ~Watch() override { m_observers->erase(this); }
            [[nodiscard]] Freshness freshness() const override { return {}; }

        private:
            std::shared_ptr<Observers> m_observers;
        };
        return isWatchable ? std::make_unique<Watch>(observers, std::move(observer)) : nullptr;
    }
    void tell()
    {
        const Observers all = *observers;
        for (const auto& each : all)
            each.second.onRead(latest);
    }

    SnapshotPointer latest;
    bool isWatchable = true;
    int refreshed = 0;
    std::shared_ptr<Observers> observers = std::make_shared<Observers>();
};

class OneSecretOrNone final : public SecretStore {
public:
    void read(const CredentialReference&, QObject* context, Answer answer) override
    {
        ++asked;
        QMetaObject::invokeMethod(
            context,
            [secret = secret, answer = std::move(answer)] {
                if (secret.isEmpty())
                    answer(tl::unexpected(
                        deployment::Error{ErrorCode::Unauthorized, {"no secret", {}}, {}}));
                else
                    answer(Secret(secret));
            },
            Qt::QueuedConnection);
    }
    void keep(const CredentialReference&, const Secret&, QObject*,
        std::function<void(const std::optional<deployment::Error>&)>) override
    {
    }

    QByteArray secret;
    int asked = 0;
};

class MeteredSourceTest : public testing::Test {
protected:
    MeteredSourceTest()
    {
        server.handler = [this](const FaultServer::Request& request,
                             const FaultServer::Peer& peer) { answer(request, peer); };
        answer = [this](const FaultServer::Request&, const FaultServer::Peer& peer) {
            peer.json(body());
        };
        connection.name = "Shop";
        connection.address = "https://deploy.example.com";
        connection.metrics.address = server.url().toString().toStdString();
        connection.metrics.queries = {{"successRate", {}, "%", "good{a=\"{{service}}\"}", 100}};
        context.scheduler = scheduler;
        context.secrets = secrets;
        record.id = "A";
        record.service = "shop";
        record.start = scheduler->now() - 1h;
        record.status = {deployment::Status::Running, "RUNNING"};
    }

    [[nodiscard]] QByteArray body() const
    {
        return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[15,")"
            + value + R"("]]}]}})";
    }
    void open()
    {
        auto inner = std::make_unique<OneDeployment>();
        one = inner.get();
        one->latest = snapshot();
        source = metered(std::move(inner), connection, context);
        QObject::connect(source.get(), &Source::inputRequired, source.get(),
            [this](InputRequest* request) { input = request; });
    }
    [[nodiscard]] SnapshotPointer snapshot() const
    {
        Snapshot made;
        made.deployment = record;
        return sharedSnapshot(std::move(made));
    }
    /// As a page does: it watches, and fetches.
    void look()
    {
        watch = source->details().watch(QStringLiteral("A"),
            {[this](const SnapshotResult& result) {
                 ++told;
                 shown = result ? *result : nullptr;
             },
                [] {}});
        request = source->details().fetch(QStringLiteral("A"), history::RecordHandle::None,
            {{}, [this](const SnapshotResult& result) { shown = *result; }});
    }
    /// Lets the time pass that gathers what comes, until the condition holds.
    template <typename Condition> [[nodiscard]] bool becomes(Condition condition)
    {
        return waitUntil([&] {
            scheduler->advance(20ms);
            return condition();
        });
    }
    [[nodiscard]] double rate() const
    {
        const auto& points = shown->deployment.metrics["successRate"];
        return points.empty() ? -1 : points.front().value;
    }
    [[nodiscard]] std::string trouble() const
    {
        const auto& notes = shown->deployment.metrics.series.front().notes;
        return notes.trouble ? notes.trouble->reason.toEnglish() : "";
    }
    [[nodiscard]] int queries() const { return server.count("GET", "/api/v1/query_range"); }

    FaultServer server;
    FaultServer::Handler answer;
    QByteArray value = "0.5";
    Connection connection;
    SourceContext context;
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::shared_ptr<OneSecretOrNone> secrets = std::make_shared<OneSecretOrNone>();
    deployment::Deployment record;
    OneDeployment* one = nullptr;
    std::unique_ptr<Source> source;
    QPointer<InputRequest> input;
    std::unique_ptr<DeploymentWatch> watch;
    OwnedRequest request;
    SnapshotPointer shown;
    int told = 0;
};

TEST_F(MeteredSourceTest, theRecordIsThereAtOnceAndItsCurvesFollow)
{
    open();
    look();
    ASSERT_TRUE(shown);
    EXPECT_EQ(rate(), -1);
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    EXPECT_TRUE(server.requests.at(0).target.contains("good%7Ba%3D%22shop%22%7D"));
    // Whoever fetches it now gets the very same.
    const SnapshotPointer before = shown;
    look();
    EXPECT_EQ(shown, before);
}

TEST_F(MeteredSourceTest, whileItRunsTheCurvesAreReadAgain)
{
    open();
    look();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    value = "0.75";
    scheduler->advance(14s);
    EXPECT_EQ(queries(), 1);
    scheduler->advance(1s);
    ASSERT_TRUE(becomes([this] { return rate() == 75; }));
    EXPECT_EQ(queries(), 2);
}

TEST_F(MeteredSourceTest, aQuarterAfterTheEndTheyAreReadForTheLastTime)
{
    record.end = scheduler->now() - 15min + 29s;
    open();
    look();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    const int before = told;
    scheduler->advance(15s);
    ASSERT_TRUE(becomes([&] { return told > before; })); // the second one was answered
    EXPECT_EQ(queries(), 2);
    scheduler->advance(15s);
    ASSERT_TRUE(becomes([this] { return queries() == 3; })); // after the end of the time
    ASSERT_TRUE(becomes([this] { return scheduler->waiting() == 0; }));
    scheduler->advance(1h);
    ASSERT_TRUE(waitUntil([this] { return scheduler->waiting() == 0; }));
    EXPECT_EQ(queries(), 3);
}

TEST_F(MeteredSourceTest, noOneWhoDoesNotLookCostsAQuery)
{
    open();
    request = source->details().fetch(QStringLiteral("A"), history::RecordHandle::None,
        {{}, [this](const SnapshotResult& result) { shown = *result; }});
    EXPECT_EQ(shown, one->latest);
    EXPECT_EQ(secrets->asked, 0);
    look();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    watch.reset();
    scheduler->advance(1h);
    EXPECT_EQ(queries(), 1);
}

TEST_F(MeteredSourceTest, nothingIsReadWhileHidden)
{
    open();
    look();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    source->setHidden(true);
    scheduler->advance(1h);
    value = "0.25";
    source->setHidden(false);
    ASSERT_TRUE(becomes([this] { return rate() == 25; }));
    EXPECT_EQ(queries(), 2);
}

TEST_F(MeteredSourceTest, aFailureLeavesTheCurveAndSaysSinceWhen)
{
    open();
    look();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    const Timestamp read = scheduler->now();
    answer = [](const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.reply(503, R"({"status":"error","errorType":"unavailable","error":"starting"})",
            {{"Content-Type", "application/json"}, {"Retry-After", "120"}});
    };
    scheduler->advance(15s);
    ASSERT_TRUE(becomes([this] { return !trouble().empty(); }));
    EXPECT_EQ(trouble(), "The metrics server is not ready: starting");
    EXPECT_EQ(rate(), 50);
    EXPECT_LE(shown->deployment.metrics.series.front().notes.trouble->since, read);
    scheduler->advance(100s);
    EXPECT_EQ(queries(), 2);
    answer = [this](
                 const FaultServer::Request&, const FaultServer::Peer& peer) { peer.json(body()); };
    scheduler->advance(20s);
    ASSERT_TRUE(becomes([this] { return trouble().empty(); }));
    EXPECT_EQ(rate(), 50);
}

TEST_F(MeteredSourceTest, aQueryWithoutItsValuesIsNotSent)
{
    record.service.clear();
    open();
    look();
    ASSERT_TRUE(becomes([this] { return !trouble().empty(); }));
    EXPECT_EQ(trouble(), "The query was not sent: this deployment has no value for {{service}}.");
    EXPECT_EQ(queries(), 0);
    const int before = told;
    scheduler->advance(10min);
    EXPECT_EQ(told, before); // nothing has changed, and no one is told so
    record.service = "shop";
    one->latest = snapshot();
    one->tell();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
}

TEST_F(MeteredSourceTest, aNewStateOfTheRecordKeepsTheCurves)
{
    open();
    look();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    record.version = "v2.1";
    one->latest = snapshot();
    one->tell();
    EXPECT_EQ(shown->deployment.version, "v2.1");
    EXPECT_EQ(rate(), 50);
}

TEST_F(MeteredSourceTest, theUserIsAskedOnlyWhereThatWasWanted)
{
    connection.metrics.credential.scheme = CredentialReference::Scheme::Bearer;
    connection.metrics.credential.place = CredentialReference::Place::Environment;
    open();
    look();
    ASSERT_TRUE(becomes([this] { return !trouble().empty(); }));
    EXPECT_EQ(trouble(), "no secret");
    EXPECT_TRUE(input.isNull());

    connection.metrics.credential.place = CredentialReference::Place::Ask;
    open();
    look();
    ASSERT_TRUE(becomes([this] { return !input.isNull(); }));
    ASSERT_TRUE(input->server());
    EXPECT_EQ(input->server()->address, connection.metrics.address);
    input->answer(Secret("T0P"));
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    EXPECT_EQ(server.requests.back().header("authorization"), "Bearer T0P");
    EXPECT_EQ(trouble(), "");
}

TEST_F(MeteredSourceTest, whatIsRefusedIsTriedAgainWhenTheUserSaysSo)
{
    secrets->secret = "0LD";
    connection.metrics.credential.scheme = CredentialReference::Scheme::Bearer;
    connection.metrics.credential.place = CredentialReference::Place::Keyring;
    answer = [this](const FaultServer::Request& asked, const FaultServer::Peer& peer) {
        if (asked.header("authorization") == "Bearer N3W")
            peer.json(body());
        else
            peer.reply(401, "no", {{"Content-Type", "text/plain"}});
    };
    open();
    look();
    ASSERT_TRUE(becomes([this] { return !trouble().empty(); }));
    const int before = queries();
    scheduler->advance(1h);
    EXPECT_EQ(queries(), before);
    secrets->secret = "N3W";
    source->retryNow();
    ASSERT_TRUE(becomes([this] { return rate() == 50; }));
    EXPECT_EQ(one->refreshed, 1);
}

TEST_F(MeteredSourceTest, watchesMayOutliveIt)
{
    open();
    look();
    source.reset();
    scheduler->advance(1h);
    watch.reset();
    EXPECT_EQ(scheduler->waiting(), 0U);
}

TEST_F(MeteredSourceTest, aSourceThatTellsNothingIsAskedByItsPage)
{
    open();
    one->isWatchable = false;
    look();
    EXPECT_EQ(watch, nullptr);
    EXPECT_EQ(shown, one->latest);
}

TEST_F(MeteredSourceTest, withoutQueriesItIsTheSourceItself)
{
    connection.metrics.queries.clear();
    auto inner = std::make_unique<OneDeployment>();
    const Source* const same = inner.get();
    EXPECT_EQ(metered(std::move(inner), connection, context).get(), same);
}

} // namespace

} // namespace sources
