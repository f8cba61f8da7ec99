// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that repeat the secret they were given, as error pages and gateways do.
#include "deploy/sources/commands/command_client.h"
#include "deploy/sources/commands/journal.h"

#include "http/messages/redaction.h"
#include "rest/commands/rest_carrier.h"
#include "rest_fixture.h"

#include <QTemporaryDir>

namespace sources {

namespace {

constexpr auto secret = "T0P/s3cr+t";

/// The secret in the spellings that servers have for it; in JSON.
std::vector<QByteArray> spellings()
{
    const QByteArray plain = secret;
    return {plain, "T0P\\/s3cr\\u002bt", "T0P%2Fs3cr%2Bt", "T0P%2fs3cr%2bt",
        QByteArray("ops:" + plain).toBase64(), plain.toBase64(), "Bearer x" + plain,
        "Authorization: Basic " + QByteArray("ops:" + plain).toBase64()};
}

class RedactionTest : public RestFixture {
protected:
    RedactionTest()
    {
        connection.credential.scheme = CredentialReference::Scheme::Basic;
        connection.credential.user = "ops";
        secrets->secret = secret;
    }
    static FaultServer::Handler repeats(int status, const QByteArray& words)
    {
        return [=](const Request&, const Peer& peer) {
            peer.reply(status, R"({"type":"t","title":"No","detail":"<)" + words + R"(>"})",
                {{"Content-Type", "application/problem+json"}});
        };
    }
    static void expectHidden(const std::string& text)
    {
        for (const QByteArray& spelling : spellings())
            EXPECT_EQ(text.find(spelling.toStdString()), std::string::npos) << text;
        EXPECT_EQ(text.find("s3cr"), std::string::npos) << text;
        EXPECT_NE(text.find("***"), std::string::npos) << text;
    }
};

TEST_F(RedactionTest, aProblemOfTheListTellsNoSecret)
{
    for (const QByteArray& spelling : spellings()) {
        answer("/api/deployments", repeats(500, spelling));
        start();
        ASSERT_TRUE(waitUntil([&] { return !recorded->loads.empty(); }));
        ASSERT_TRUE(recorded->loads[0].has_value());
        expectHidden(recorded->loads[0]->message.toEnglish());
        expectHidden(reason());
        EXPECT_NE(reason().find("No: <"), std::string::npos) << "the server's other words stay";
    }
}

TEST_F(RedactionTest, plainTextOfAnErrorTellsNoSecret)
{
    deployment::Redactor redactor;
    redactor.addSecret(secret);
    HttpResponse response;
    response.status = 403;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    response.body = QByteArray("no access with ") + secret;
    const HttpResult result = redacted(HttpResult(response), redactor);
    expectHidden(result->body.toStdString());
    EXPECT_TRUE(result->body.startsWith("no access with "));
}

TEST_F(RedactionTest, aRefusalOfTheCredentialsTellsNoSecret)
{
    answer("/api/deployments", repeats(401, spellings()[4]));
    start();
    ASSERT_TRUE(waitUntil([&] { return !recorded->inputsAsked.empty(); }));
    expectHidden(recorded->inputsAsked[0].message.toEnglish());
}

TEST_F(RedactionTest, aFailedDetailTellsNoSecret)
{
    answerList("[" + summary("A") + "]");
    answer("/api/deployments/A", repeats(500, secret));
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("A"); }));
    expectHidden(recorded->failures["A"][0].message.toEnglish());
}

TEST_F(RedactionTest, aLostStreamTellsNoSecret)
{
    answerList("[" + summary("A") + "]", {{"Event-Position", "1"}});
    offerEvents();
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    answer("/api/events", repeats(500, secret));
    stream->close();
    ASSERT_TRUE(passTimeUntil([&] { return reason().find("500") != std::string::npos; }));
    expectHidden(reason());
}

TEST_F(RedactionTest, aRedirectTellsNoSecret)
{
    answer("/api/deployments", [](const Request&, const Peer& peer) {
        peer.reply(302, {}, {{"Location", QByteArray("http://") + "x-T0P/s3cr+t.test/T0P/s3cr+t"}});
    });
    start();
    ASSERT_TRUE(waitUntil([&] { return !recorded->loads.empty(); }));
    ASSERT_TRUE(recorded->loads[0].has_value());
    EXPECT_EQ(reason().find("s3cr"), std::string::npos) << reason();
}

TEST_F(RedactionTest, whoTheServerSaysWeAreTellsNoSecret)
{
    answer("/api/me", [](const Request&, const Peer& peer) {
        peer.json(R"({"name":"caller T0P/s3cr+t","permissions":["operate"]})");
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(waitUntil([&] { return !source->caller().isEmpty(); }));
    EXPECT_EQ(source->caller(), QStringLiteral("caller ***"));
}

TEST_F(RedactionTest, theJournalOfCommandsTellsNoSecret)
{
    answerList("[" + summary("A") + "]");
    answer("/api/deployments/A/pause", repeats(403, secret));
    ASSERT_TRUE(startAndLoad());
    const QTemporaryDir folder;
    Journal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    CommandClient::Options options;
    options.scheduler = scheduler;
    auto carrier = std::make_unique<RestCarrier>(connection, scheduler);
    carrier->setAuthorization(source->sharedAuthorization());
    CommandClient client(connection, std::move(carrier), journal, options);
    std::optional<JournalEntry> last;
    QObject::connect(&client, &CommandClient::changed, &client,
        [&](const JournalEntry& entry) { last = entry; });
    Command command = newCommand(CommandKind::Pause, "A");
    command.reason = "why";
    ASSERT_FALSE(client.send(command).has_value());
    ASSERT_TRUE(waitUntil([&] { return last && isFinal(last->state); }));
    expectHidden(last->outcome);
    std::optional<Journal::Entries> written;
    journal.readAll(&client,
        [&](const deployment::Expected<Journal::Entries>& read) { written = read.value(); });
    ASSERT_TRUE(waitUntil([&] { return written.has_value(); }));
    ASSERT_EQ(written->size(), 1U);
    expectHidden(written->at(0).outcome);
}

TEST_F(RedactionTest, theSecretThatTookThePlaceOfAnotherIsKnownToo)
{
    const auto redactor = std::make_shared<deployment::Redactor>();
    CredentialReference reference;
    reference.scheme = CredentialReference::Scheme::Bearer;
    Authorization authorization(storedCredentials(reference, secrets), redactor);
    EXPECT_FALSE(authorization.use(Secret("first-secret")).has_value());
    EXPECT_FALSE(authorization.use(Secret("second-secret")).has_value());
    EXPECT_EQ(redactor->redacted("first-secret second-secret"), "*** ***");
}

TEST_F(RedactionTest, dataAndWhatProgramsReadStayAsTheyCame)
{
    deployment::Redactor redactor;
    redactor.addSecret("conflict");
    const HttpResponse data{200, {}, R"({"id":"conflict"})", {}, {}};
    EXPECT_EQ(redacted(HttpResult(data), redactor)->body, data.body);
    const HttpResponse problem{
        409, {}, R"({"type":"urn:conflict","errors":["a conflict"],"n":1})", {}, {}};
    EXPECT_EQ(redacted(HttpResult(problem), redactor)->body,
        R"({"type":"urn:conflict","errors":["a ***"],"n":1})");
}

} // namespace

} // namespace sources
