// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheus/prometheus_client.h"

#include "fault_server.h"
#include "fixtures.h"
#include "manual_scheduler.h"
#include "source_recorder.h"

#include "deploy/formats/json/json_value.h"

#include <QUrlQuery>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Timestamp;
using test_support::FaultServer;
using test_support::ManualScheduler;
using namespace std::chrono_literals;

const QByteArray oneSeries =
    R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[15,"1"]]}]}})";

class PrometheusClientTest : public testing::Test {
protected:
    PrometheusClientTest()
    {
        server.handler = [this](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            if (request.method == "POST" && formStatus != 200)
                peer.reply(formStatus, "no", {{"Content-Type", "text/plain"}});
            else if (status == 200)
                peer.json(body);
            else
                peer.reply(status, body, headers);
        };
        connection.metrics.address =
            server.url(QStringLiteral("/prometheus/")).toString().toStdString();
    }

    PrometheusClient::Result ask(const std::string& query)
    {
        if (!client)
            client =
                std::make_unique<PrometheusClient>(metricsAccessOf(connection), scheduler, worker);
        if (authorization)
            client->setAuthorization(authorization);
        std::optional<PrometheusClient::Result> result;
        const OwnedRequest request = client->ask(query, {Timestamp(15s), Timestamp(60s), 15s},
            [&](const PrometheusClient::Result& answer) { result = answer; });
        EXPECT_FALSE(result);
        EXPECT_TRUE(waitUntil([&] { return result.has_value(); }));
        return result.value_or(tl::unexpected(ReadFailure()));
    }
    std::string failure(int answered, const QByteArray& words, FaultServer::Headers more = {})
    {
        status = answered;
        body = words;
        headers = std::move(more);
        const auto result = ask("up");
        code = result ? ErrorCode::Unknown : result.error().error.code;
        retryAfter = result ? std::nullopt : result.error().retryAfter;
        return result ? "success" : result.error().error.message.toEnglish();
    }

    FaultServer server;
    Connection connection;
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::shared_ptr<Authorization> authorization;
    std::unique_ptr<PrometheusClient> client;
    int status = 200;
    int formStatus = 200;
    QByteArray body = oneSeries;
    FaultServer::Headers headers;
    ErrorCode code = ErrorCode::Unknown;
    std::optional<deployment::Milliseconds> retryAfter;
    Worker worker;
};

TEST_F(PrometheusClientTest, asksWithThePathOfTheAddress)
{
    ASSERT_TRUE(ask("sum(rate(x{a=~\"b+ &c\"}[5m])) / 100% #é"));
    const FaultServer::Request& request = server.requests.at(0);
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.path(), "/prometheus/api/v1/query_range");
    const QUrlQuery query(QUrl::fromEncoded(request.target).query(QUrl::FullyEncoded));
    const auto value = [&](const char* name) {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toStdString();
    };
    EXPECT_EQ(value("query"), "sum(rate(x{a=~\"b+ &c\"}[5m])) / 100% #é");
    EXPECT_TRUE(request.target.contains("b%2B%20%26c")) << request.target.toStdString();
    EXPECT_EQ(value("start"), "15");
    EXPECT_EQ(value("end"), "60");
    EXPECT_EQ(value("step"), "15");
    EXPECT_EQ(value("timeout"), "25s");
}

TEST_F(PrometheusClientTest, thePathOfTheApiMayBePartOfTheAddress)
{
    connection.metrics.address =
        server.url(QStringLiteral("/mimir/prometheus/api/v1")).toString().toStdString();
    ASSERT_TRUE(ask("up"));
    EXPECT_EQ(server.requests.at(0).path(), "/mimir/prometheus/api/v1/query_range");
}

TEST_F(PrometheusClientTest, saysWhoAsksAndForWhom)
{
    connection.metrics.tenant = "team-a";
    connection.metrics.credential.scheme = CredentialReference::Scheme::Bearer;
    authorization = std::make_shared<Authorization>(
        *authorizationField(connection.metrics.credential, Secret("T0P")));
    ASSERT_TRUE(ask("up"));
    EXPECT_EQ(server.requests.at(0).header("x-scope-orgid"), "team-a");
    EXPECT_EQ(server.requests.at(0).header("authorization"), "Bearer T0P");
}

TEST_F(PrometheusClientTest, aLongQueryGoesOutAsAForm)
{
    const std::string query = "up{a=\"" + std::string(3000, 'x') + "+\"}";
    ASSERT_TRUE(ask(query));
    const FaultServer::Request& request = server.requests.at(0);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.header("content-type"), "application/x-www-form-urlencoded");
    EXPECT_EQ(QUrlQuery(QString::fromLatin1(request.body))
                  .queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded)
                  .toStdString(),
        query);
    EXPECT_TRUE(request.body.contains("&start=15&end=60&step=15"));
}

TEST_F(PrometheusClientTest, whereFormsAreRefusedItAsksByAddress)
{
    formStatus = 405;
    const std::string query(3000, 'x');
    ASSERT_TRUE(ask(query));
    ASSERT_TRUE(ask(query));
    std::vector<QByteArray> methods;
    for (const FaultServer::Request& each : server.requests)
        methods.push_back(each.method);
    EXPECT_EQ(methods, (std::vector<QByteArray>{"POST", "GET", "GET"}));
    formStatus = 500;
    server.requests.clear();
    client.reset();
    EXPECT_FALSE(ask(query));
    EXPECT_EQ(server.requests.size(), 1U);
}

TEST_F(PrometheusClientTest, errorsAreSaidInWords)
{
    const auto error = [](const char* type, const char* words) {
        return QByteArray(R"({"status":"error","errorType":")") + type + R"(","error":")" + words
            + "\"}";
    };
    const FaultServer::Headers json{{"Content-Type", "application/json"}};
    EXPECT_EQ(failure(400, error("bad_data", "parse error"), json),
        "The metrics server does not understand the query: parse error");
    EXPECT_EQ(code, ErrorCode::BadFormat);
    EXPECT_EQ(failure(422, error("execution", "many-to-many"), json),
        "The metrics server could not evaluate the query: many-to-many");
    EXPECT_EQ(code, ErrorCode::Refused);
    EXPECT_EQ(failure(503, error("timeout", "query timed out"), json),
        "The query takes the metrics server too long: query timed out");
    EXPECT_EQ(code, ErrorCode::Timeout);
    EXPECT_EQ(failure(503, error("canceled", "gone"), json),
        "The metrics server canceled the query: gone");
    EXPECT_EQ(failure(503, error("unavailable", "TSDB not ready"), json),
        "The metrics server is not ready: TSDB not ready");
    EXPECT_EQ(code, ErrorCode::Offline);
    EXPECT_EQ(failure(429, error("execution", "too many outstanding requests"),
                  {{"Content-Type", "application/json"}, {"Retry-After", "42"}}),
        "The metrics server limits queries: too many outstanding requests");
    EXPECT_EQ(retryAfter, 42s);
    EXPECT_EQ(code, ErrorCode::RateLimited);
    client->waitNoLonger();
    EXPECT_EQ(failure(500, error("internal", "sad"), json), "The metrics server says: sad");
    EXPECT_EQ(
        failure(404, error("not_found", "no"), json), "The metrics server does not have this: no");
}

TEST_F(PrometheusClientTest, aPageOfAProxyIsNeverShown)
{
    const FaultServer::Headers html{{"Content-Type", "text/html"}};
    EXPECT_EQ(failure(502, "<html>502 <b>Bad</b> Gateway", html).find('<'), std::string::npos);
    EXPECT_EQ(code, ErrorCode::Offline);
    status = 200;
    server.handler = [&](const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.reply(200, "<html>Sign in", html);
    };
    EXPECT_EQ(failure(200, {}).substr(0, 34), "The server returned an HTML page, ");
}

TEST_F(PrometheusClientTest, dataBesideAnErrorAreNoAnswer)
{
    EXPECT_EQ(
        failure(200,
            R"({"status":"error","errorType":"execution","error":"partial","data":{"resultType":"matrix","result":[]}})"),
        "The metrics server could not evaluate the query: partial");
}

TEST_F(PrometheusClientTest, anAnswerWithoutEndIsNotRead)
{
    EXPECT_EQ(failure(200, QByteArray(int(maxAnswerSize) + 10, ' ')).substr(0, 23),
        "The answer is too large");
    EXPECT_EQ(code, ErrorCode::TooLarge);
}

TEST_F(PrometheusClientTest, anAnswerThatIsCutIsNotSaidToBeOfAnotherKind)
{
    const auto failureOf = [this](const FaultServer::Handler& handler) {
        server.handler = handler;
        const auto result = ask("up");
        return result ? std::string("success") : result.error().error.message.toEnglish();
    };
    const QByteArray half = oneSeries.left(oneSeries.size() / 2);
    const std::string early = "Incomplete response: what the server sends stops before its end.";
    EXPECT_EQ(failureOf([&](const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.head(200, "application/json");
        peer.write(half);
        peer.close();
    }),
        early);
    EXPECT_EQ(failureOf([&](const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.json(half); // its own length is that of the half
    }),
        early);
    EXPECT_EQ(failureOf([&](const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.head(
            200, "application/json", {{"Content-Length", QByteArray::number(oneSeries.size())}});
        peer.write(half);
        peer.close();
    }).find("Incomplete response: "),
        0U);
}

TEST_F(PrometheusClientTest, whatIsCalledOffIsNotAnswered)
{
    client = std::make_unique<PrometheusClient>(metricsAccessOf(connection), scheduler, worker);
    int answers = 0;
    for (int i = 0; i < 3; ++i) {
        OwnedRequest request = client->ask("up", {Timestamp(15s), Timestamp(60s), 15s},
            [&](const PrometheusClient::Result&) { ++answers; });
        const bool isOnItsWay = i != 1 || waitUntil([&] { return !server.requests.empty(); });
        EXPECT_TRUE(isOnItsWay);
    }
    ASSERT_TRUE(ask("up"));
    EXPECT_EQ(answers, 0);
}

TEST_F(PrometheusClientTest, badAddressesAndOpenSecretsGoNowhere)
{
    connection.metrics.address = "kube:production";
    EXPECT_FALSE(ask("up"));
    client.reset();
    connection.metrics.address = "http://prometheus.example.com";
    connection.metrics.credential.scheme = CredentialReference::Scheme::Bearer;
    const auto result = ask("up");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().error.code, ErrorCode::Insecure);
}

TEST_F(PrometheusClientTest, knownErrorsOfServersHaveTheirWords)
{
    SKIP_WITHOUT_FIXTURES();
    for (const auto& [name, words] :
        std::map<std::string, std::string>{
            {"error-400-bad-data-parse", "unclosed left parenthesis"},
            {"error-400-step-zero", "zero or negative query resolution"},
            {"error-400-too-many-points", "11,000 points"}, {"error-422-execution", "many-to-many"},
            {"error-503-timeout", "timed out"}, {"error-502-html", "502"}}) {
        const auto fixture =
            formats::JsonValue::parse(fixtures::read("prometheus/" + name + ".json"));
        ASSERT_TRUE(fixture) << name;
        const auto response = *fixture->object("response");
        const auto type = *response.object("headers")->text("Content-Type");
        std::string text = response.text("bodyText").value_or(std::string());
        if (const auto json = response.object("body")) {
            const std::string error = *json->text("error");
            text =
                R"({"status":"error","errorType":")" + *json->text("errorType") + R"(","error":")";
            for (const char c : error)
                text += c == '"' ? std::string("\\\"") : std::string(1, c);
            text += "\"}";
        }
        const std::string said = failure(int(*response.integer("status")),
            QByteArray::fromStdString(text), {{"Content-Type", QByteArray::fromStdString(type)}});
        EXPECT_NE(said.find(words), std::string::npos) << name << ": " << said;
        EXPECT_EQ(said.find('<'), std::string::npos) << said;
    }
}

} // namespace

} // namespace sources
