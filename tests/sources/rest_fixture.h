// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/sources/rest/rest_source.h"

#include "fault_server.h"
#include "manual_scheduler.h"
#include "source_recorder.h"

#include <QTemporaryDir>

#include <map>

#include <gtest/gtest.h>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;
using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;
using State = Freshness::State;
using Strings = std::vector<std::string>;

/// A way to misbehave, distinguished by its name in the names of tests.
template <typename Detail> struct Named {
    const char* name;
    Detail detail;

    friend void PrintTo(const Named& one, std::ostream* to) { *to << one.name; }
};
using Fault = Named<FaultServer::Handler>;

/// A secret store that knows one secret, or none, and counts the questions.
class OneSecret final : public SecretStore {
public:
    void read(const CredentialReference&, QObject* context, Answer answer) override
    {
        ++asked;
        QMetaObject::invokeMethod(
            context,
            [secret = secret, answer = std::move(answer)] {
                if (secret.isEmpty())
                    answer(tl::unexpected(deployment::Error{ErrorCode::Unauthorized, {}, {}}));
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

inline QByteArray summary(
    const QByteArray& id, const QByteArray& status = "COMPLETED", int revision = 1)
{
    return R"({"id":")" + id
        + R"(","version":"V1","environment":"test","deploymentType":"ROLLING","status":")" + status
        + R"(","startTime":"2025-02-15T10:00:00Z","executor":"ops","progress":{"percentage":60,)"
          R"("currentStep":"a"},"revision":)"
        + QByteArray::number(revision) + "}";
}

inline QByteArray list(const std::vector<QByteArray>& records, const QByteArray& next = {})
{
    QByteArray body =
        "{\"items\":[" + QByteArrayList(records.begin(), records.end()).join(',') + "]";
    if (!next.isEmpty())
        body += ",\"next\":\"" + next + "\"";
    return body + "}";
}

inline QByteArray event(int number, const QByteArray& type, const QByteArray& data)
{
    return "id: " + QByteArray::number(number) + "\nevent: " + type + "\ndata: " + data + "\n\n";
}

/// A REST source, the server that it talks to, and the time that both live in.
class RestFixture : public testing::Test {
protected:
    RestFixture()
    {
        connection.id = "c1";
        connection.name = "Test server";
        connection.address = server.url(QStringLiteral("/api")).toString().toStdString();
        secrets->secret = "T0P-SECRET";
        scheduler->jump(std::chrono::hours(24 * 90)); // the records of the tests have begun
        answer("/api/deployments", [](const Request&, const Peer& peer) { peer.json("[]"); });
        server.handler = [this](const Request& request, const Peer& peer) {
            const auto found = m_answers.find(request.path());
            if (found != m_answers.end())
                found->second(request, peer);
            else
                peer.reply(404, "nothing here", {{"Content-Type", "text/plain"}});
        };
    }

    void answer(const QByteArray& path, FaultServer::Handler handler)
    {
        m_answers[path] = std::move(handler);
    }
    void answerList(const QByteArray& body, const FaultServer::Headers& headers = {})
    {
        answer("/api/deployments",
            [body, headers](const Request&, const Peer& peer) { peer.json(body, headers); });
    }
    /// Answers the request for events with an open stream and keeps it.
    void offerEvents()
    {
        answer("/api/events", [this](const Request& request, const Peer& peer) {
            peer.head(200, "text/event-stream");
            peer.write(": hello\n\n");
            stream = peer;
            streamIds.push_back(request.header("last-event-id"));
        });
    }

    void start()
    {
        RestSource::Options options;
        options.scheduler = scheduler;
        options.secrets = secrets;
        options.filter = filter;
        options.follow = follows;
        options.beginning = isBeginningEnough;
        options.journal = &commandJournal;
        source = std::make_unique<RestSource>(connection, options);
        recorded = std::make_unique<SourceRecorder>(*source);
        source->start();
    }
    [[nodiscard]] bool startAndLoad()
    {
        start();
        return waitUntil([this] { return !recorded->loads.empty(); }) && !recorded->loads.back();
    }
    /// Waits for a state that is reached without time passing.
    [[nodiscard]] bool reaches(State state)
    {
        return waitUntil([this, state] { return recorded->state() == state; });
    }
    /// Lets time pass until the condition holds, as much of it as that takes.
    template <typename Condition>
    [[nodiscard]] bool passTimeUntil(Condition condition, Milliseconds step = Milliseconds(100))
    {
        return sources::passTimeUntil(*scheduler, std::move(condition), step);
    }
    [[nodiscard]] bool acceptsCommands() const
    {
        return !source->commands()->availability("A", CommandKind::Pause);
    }
    [[nodiscard]] int lists() const { return server.count("GET", "/api/deployments"); }
    [[nodiscard]] std::string reason() const
    {
        return recorded->states.empty() ? "" : recorded->states.back().reason.toEnglish();
    }

    FaultServer server;
    Connection connection;
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::shared_ptr<OneSecret> secrets = std::make_shared<OneSecret>();
    history::Filter filter;
    bool follows = true;
    bool isBeginningEnough = false; ///< of the list
    QTemporaryDir journalFolder;
    Journal commandJournal{journalFolder.filePath(QStringLiteral("journal.sqlite"))};
    std::unique_ptr<RestSource> source;
    std::unique_ptr<SourceRecorder> recorded;
    std::optional<Peer> stream;
    std::vector<QByteArray> streamIds;

private:
    std::map<QByteArray, FaultServer::Handler> m_answers;
};

} // namespace sources
