// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/access/cluster_login.h"

#include "fault_server.h"
#include "http/http_client.h"
#include "http/http_exchange.h"
#include "manual_scheduler.h"
#include "project_paths.h"

#include <QFile>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sources {

/// Answers as a test wants, and keeps what it was asked.
class ScriptedApprovals final : public PluginApprovals {
public:
    void ask(const PluginCall& call, QObject* context, Answer answer) override
    {
        asked.push_back(call);
        if (isSlow) {
            pending.push_back(std::move(answer));
            return;
        }
        QMetaObject::invokeMethod(
            context, [this, answer = std::move(answer)] { answer(reply()); }, Qt::QueuedConnection);
    }
    [[nodiscard]] deployment::Expected<void> reply() const
    {
        if (approves)
            return {};
        return tl::unexpected(
            deployment::simpleError(deployment::ErrorCode::Unauthorized, "Not approved."));
    }

    bool approves = true;
    bool isSlow = false;
    std::vector<Answer> pending;
    std::vector<PluginCall> asked;
};

/// A cluster on a TLS server of the test, and a folder for files and programs.
class LoginFixture : public testing::Test {
protected:
    using FaultServer = test_support::FaultServer;

    LoginFixture()
    {
        server.useTls(QSslCertificate(pem("good.pem")), QSslKey(pem("server_key.pem"), QSsl::Ec));
        server.handler = [](const FaultServer::Request&, const FaultServer::Peer& peer) {
            peer.json("{}");
        };
        cluster.context = "ctx";
        cluster.userFile = "/home/ops/.kube/config";
        cluster.server = server.url().toString().toStdString();
        cluster.authority.data = pem("authority.pem").toStdString();
    }
    static QByteArray pem(const char* name)
    {
        QFile file(
            QStringLiteral(PROJECT_SOURCE_DIR "/tests/faults/certificates/") + QLatin1String(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        return file.readAll();
    }
    void put(const char* name, const QByteArray& text, bool isProgram = false) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        if (isProgram)
            file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    }
    [[nodiscard]] QString path(const char* name) const
    {
        return folder.filePath(QLatin1String(name));
    }
    [[nodiscard]] QByteArray read(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A script that writes a line into "runs" and then does what it is told.
    void usePlugin(const QByteArray& script, const QByteArray& version = "v1")
    {
        put("plugin", "#!/bin/sh\necho run >> '" + path("runs").toUtf8() + "'\n" + script, true);
        kubernetes::ExecPlugin plugin;
        plugin.apiVersion = "client.authentication.k8s.io/" + version.toStdString();
        plugin.command = path("plugin").toStdString();
        plugin.arguments = {"--cluster", "a b'c"};
        cluster.exec = plugin;
    }
    static QByteArray answering(const QByteArray& status)
    {
        return R"(cat <<'END'
{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":)"
            + status + "}\nEND\n";
    }
    [[nodiscard]] int runs() const { return static_cast<int>(read("runs").count('\n')); }

    ClusterLogin makeLogin() { return makeClusterLogin(cluster, {scheduler, redactor, plugins}); }
    void start()
    {
        login = makeLogin();
        client = std::make_unique<HttpClient>(login->access, scheduler);
        client->setAuthorization(login->authorization);
    }
    HttpResult ask(std::optional<QByteArray> body = std::nullopt)
    {
        if (!client)
            start();
        std::optional<HttpResult> result;
        auto* exchange = client->send({client->baseUrl(), {}, std::move(body), {}, false});
        QObject::connect(exchange, &HttpExchange::finished, exchange,
            [&](const HttpResult& one) { result = one; });
        EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 20'000));
        return result.value_or(tl::unexpected(HttpFailure{}));
    }
    std::string refusal()
    {
        const auto result = ask();
        return result ? "none" : result.error().error.message.toEnglish();
    }
    [[nodiscard]] QByteArray sent(std::size_t number) const
    {
        return server.requests.at(number).header("authorization");
    }

    QTemporaryDir folder;
    FaultServer server;
    kubernetes::ClusterAccess cluster;
    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
    std::shared_ptr<ScriptedApprovals> approvals = std::make_shared<ScriptedApprovals>();
    std::shared_ptr<CredentialPlugins> plugins = std::make_shared<CredentialPlugins>(approvals);
    std::optional<ClusterLogin> login;
    std::unique_ptr<HttpClient> client;
};

} // namespace sources
