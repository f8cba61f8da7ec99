// SPDX-License-Identifier: GPL-3.0-or-later
// The window and its log beside a server that repeats the secret it was given.
#include "connection_builder.h"
#include "connections/connection_store.h"
#include "console_fixture.h"
#include "fault_server.h"

#include "deploy/logging/logging.h"

#include <QFile>
#include <QLabel>

#include <spdlog/spdlog.h>

#include <gtest/gtest.h>

namespace {

using test_support::eventually;
using test_support::FaultServer;

constexpr auto variable = "DEPLOY_TEST_TOKEN";
constexpr auto token = "geheim-4711-token";

class SecretsOnTheScreen : public testing::Test {
protected:
    SecretsOnTheScreen()
    {
        qputenv(variable, token);
        server.handler = [](const FaultServer::Request& request, const FaultServer::Peer& peer) {
            peer.reply(500,
                R"({"title":"Broken","detail":"got )" + request.header("authorization").mid(7)
                    + R"("})",
                {{"Content-Type", "application/problem+json"}});
        };
        console::saveConnections(settings,
            {test_support::withToken(
                test_support::aConnection("c1", "Test", server.url().toString().toStdString()),
                operations::CredentialReference::Place::Environment, variable)});
        window.show();
    }
    ~SecretsOnTheScreen() override { qunsetenv(variable); }

    [[nodiscard]] QString shown() const
    {
        QString text;
        for (const QLabel* label : window.findChildren<QLabel*>())
            text += label->text() + label->toolTip() + label->accessibleName() + QLatin1Char('\n');
        return text;
    }

    FaultServer server;
    QTemporaryDir folder;
    console::Settings settings{folder.filePath(QStringLiteral("config"))};
    models::TimeContext time{deployment::systemNow, deployment::Zone::Utc};
    sources::Journal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
    logging::Logging log{{.folder = folder.filePath(QStringLiteral("logs")).toStdString(),
        .fileName = "console.log",
        .verbose = true,
        .redactor = redactor}};
    console::MainWindow window{{settings, time, journal, false, redactor}};
};

TEST_F(SecretsOnTheScreen, neitherTheWindowNorItsLogRepeatsTheToken)
{
    window.open(server.url().toString());
    ASSERT_TRUE(eventually([this] { return shown().contains(QStringLiteral("got ***")); }))
        << shown().toStdString();
    EXPECT_FALSE(shown().contains(QLatin1String(token)));
    // Whatever a library says later is kept clear of it as well: the program's log knows it.
    qWarning("a library says %s", token);
    spdlog::default_logger()->flush();
    QFile logged(folder.filePath(QStringLiteral("logs/console.log")));
    ASSERT_TRUE(logged.open(QIODevice::ReadOnly));
    const QByteArray lines = logged.readAll();
    EXPECT_TRUE(lines.contains("a library says ***")) << lines.toStdString();
    EXPECT_FALSE(lines.contains(token)) << lines.toStdString();
}

} // namespace
