// SPDX-License-Identifier: GPL-3.0-or-later
// What is read in the background of a file, and what of it goes over the wire.
#include "manual_scheduler.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "../mock/test_server.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/sources/file/file_source.h"
#include "deploy/sources/rest/rest_source.h"

#include "builder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <mutex>

#include <gtest/gtest.h>

using console::RunLibrary;
using console::SourceSession;
using test_support::aDeployment;
using test_support::ManualScheduler;
using namespace std::chrono_literals;

namespace {

template <typename Condition> bool soon(Condition condition)
{
    return QTest::qWaitFor(condition, 20'000);
}

std::vector<deployment::Deployment> someRuns(int good, int failed)
{
    std::vector<deployment::Deployment> runs;
    const auto add = [&runs](const std::string& id, std::string_view status,
                         std::chrono::seconds after) {
        deployment::Deployment run =
            aDeployment(id).status(status).step("Build", "COMPLETED", "10:00", "10:03");
        run.start += after;
        run.end = run.start + 20min;
        run.log.append(run.start, "error: of " + id);
        runs.push_back(std::move(run));
    };
    for (int index = 0; index < good; ++index)
        add("G" + std::to_string(index), "COMPLETED", std::chrono::minutes(index));
    for (int index = 0; index < failed; ++index)
        add("F" + std::to_string(index), "FAILED", std::chrono::minutes(index) + 30s);
    return runs;
}

bool knows(const SourceSession& session, std::size_t count)
{
    return session.library().digests().size() == count;
}

/// A reference server that counts what it is asked for.
struct CountingServer {
    explicit CountingServer(std::vector<server::Fault> faults = {})
        : http(world.api, world.service, options(std::move(faults)))
    {
        world.load(someRuns(8, 4));
        const int port = http.start().value_or(0);
        EXPECT_NE(port, 0);
        connection.id = "counted";
        connection.address = "http://127.0.0.1:" + std::to_string(port);
    }

    server::HttpOptions options(std::vector<server::Fault> faults)
    {
        server::HttpOptions result;
        result.faults = std::move(faults);
        result.onRequest = [this](const server::Request& request, int) {
            const std::lock_guard lock(mutex);
            ++targets[request.target.substr(0, request.target.find('?'))];
        };
        return result;
    }
    /// Whole deployments and logs that were asked for.
    int details()
    {
        const std::lock_guard lock(mutex);
        int count = 0;
        for (const auto& [target, times] : targets)
            count +=
                target.starts_with("/deployments/") && target != "/deployments/events" ? times : 0;
        return count;
    }
    int most()
    {
        const std::lock_guard lock(mutex);
        int most = 0;
        for (const auto& [target, times] : targets)
            most = std::max(most, target.starts_with("/deployments/") ? times : 0);
        return most;
    }

    std::mutex mutex;
    std::map<std::string, int> targets;
    test_server::Fixture world;
    server::HttpServer http;
    sources::Connection connection;
};

} // namespace

TEST(RunLibraryOfFile, digestsEveryRunThatIsWorthIt)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("runs.ndjson"));
    const auto write = [&path](const std::vector<deployment::Deployment>& runs,
                           QIODevice::OpenMode mode) {
        QFile file(path);
        ASSERT_TRUE(file.open(mode));
        for (const auto& each : runs)
            file.write(QByteArray::fromStdString(formats::encodeDeployment(each)) + '\n');
    };
    write(someRuns(30, 3), QIODevice::WriteOnly);
    const auto scheduler = std::make_shared<ManualScheduler>();
    SourceSession session(
        std::make_unique<sources::FileSource>(path.toStdString(), sources::FileSource::Options{}),
        "file", scheduler);
    session.source().start();
    const auto knowsSoon = [&](std::size_t count) {
        return soon([&] {
            scheduler->advance(1s);
            return knows(session, count);
        });
    };
    ASSERT_TRUE(knowsSoon(RunLibrary::Limits{}.perKind + 3)) << "the newest good ones alone";
    const diagnosis::RunDigest* failed = session.library().digests().find("F2");
    ASSERT_NE(failed, nullptr);
    EXPECT_TRUE(failed->failure.has_value());
    const auto usual =
        diagnosis::statisticsOf(session.library().digests().usual().durationsOfRun(failed->kind));
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->median, 20min);
    std::vector<std::string> ids;
    const auto request =
        session.library().goodRuns("F2", 3, [&ids](const std::vector<RunLibrary::Run>& runs) {
            for (const auto& run : runs)
                ids.push_back(run->id + ' ' + std::string(run->log.message(0)));
        });
    ASSERT_TRUE(soon([&] {
        scheduler->advance(0ms);
        return !ids.empty();
    }));
    EXPECT_EQ(
        ids, std::vector<std::string>({"G2 error: of G2", "G1 error: of G1", "G0 error: of G0"}));
    // A line that is appended is read, too.
    auto another = someRuns(0, 4);
    another.erase(another.begin(), another.begin() + 3);
    write(another, QIODevice::Append);
    session.source().refresh();
    EXPECT_TRUE(soon([&] {
        scheduler->advance(1s);
        return session.library().digests().find("F3") != nullptr;
    }));
}

TEST(RunLibraryOfServer, oneRunAtATimeGoesOverTheWire)
{
    CountingServer server;
    const auto scheduler = std::make_shared<ManualScheduler>();
    SourceSession session(
        std::make_unique<sources::RestSource>(server.connection, sources::RestSource::Options{}),
        "server", scheduler);
    session.source().start();
    const auto isLive = [&] {
        return session.source().freshness().state == sources::Freshness::State::Live;
    };
    ASSERT_TRUE(soon([&] { return isLive() && !session.isLoading(); }));
    EXPECT_EQ(server.details(), 0) << "nothing before the time moves";
    const std::size_t all = session.history()->size();
    for (std::size_t known = 1; known <= all; ++known) {
        const bool isKnown = soon([&] {
            scheduler->advance(50ms); // much shorter than a rest
            return knows(session, known);
        });
        ASSERT_TRUE(isKnown) << known << ' ' << session.library().digests().size();
        EXPECT_LE(server.details(), static_cast<int>(2 * known)) << "a record and its log";
    }
    for (int turn = 0; turn < 5; ++turn)
        scheduler->advance(1min);
    QCoreApplication::processEvents();
    EXPECT_EQ(server.most(), 1) << "each once";
}

TEST(RunLibraryOfServer, aServerThatForbidsItIsLeftAlone)
{
    CountingServer server({*server::parseFault("403;path=/deployments/G"),
        *server::parseFault("403;path=/deployments/F"),
        *server::parseFault("403;path=/deployments/DEP")});
    const auto scheduler = std::make_shared<ManualScheduler>();
    SourceSession session(
        std::make_unique<sources::RestSource>(server.connection, sources::RestSource::Options{}),
        "server", scheduler);
    session.source().start();
    ASSERT_TRUE(soon([&] {
        return session.source().freshness().state == sources::Freshness::State::Live
            && !session.isLoading();
    }));
    const auto refused = [&session] {
        const auto all = session.library().diagnostics();
        return std::ranges::find(all, "runs that were refused", &sources::Diagnostic::name)->value;
    };
    ASSERT_TRUE(soon([&] {
        scheduler->advance(1min);
        return refused() == "5";
    }));
    for (int turn = 0; turn < 50; ++turn) {
        scheduler->advance(10min);
        QCoreApplication::processEvents();
    }
    EXPECT_EQ(refused(), "5");
    EXPECT_EQ(server.details(), 5);
    EXPECT_EQ(server.most(), 1);
}
