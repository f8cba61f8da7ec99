// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_builder.h"

#include "deploy/models/connections/connection_rules.h"
#include "deploy/models/connections/connection_texts.h"

namespace {

using models::ConnectionField;
using operations::Connection;
using test_support::aConnection;
using Scheme = operations::CredentialReference::Scheme;
using Place = operations::CredentialReference::Place;

bool isAccepted(const QString& url)
{
    return !models::hasErrors(
        models::problemsOf(aConnection("1", "Shanghai", url.toStdString()), {}));
}

TEST(ConnectionRules, addressesThatAreTaken)
{
    for (const QString& url : {u"https://deploy.example.com"_qs, u" http://127.0.0.1:8080/ "_qs,
             u"http://[::1]:8080/api"_qs,
             u"https://deploy.example.com:8443/team a"_qs.replace(u' ', u"%20"_qs),
             u"HTTPS://EXAMPLE.COM"_qs, u"https://部署.example.com"_qs})
        EXPECT_TRUE(isAccepted(url)) << url.toStdString();
}

TEST(ConnectionRules, addressesThatAreRefused)
{
    for (const QString& url : {u""_qs, u"  "_qs, u"deploy.example.com"_qs, u"ftp://example.com"_qs,
             u"file:///etc/passwd"_qs, u"https://"_qs, u"https:///api"_qs, u"http://host:port"_qs,
             u"https://user@example.com"_qs, u"https://user:secret@example.com"_qs,
             u"https://@example.com"_qs, u"https://example.com/?token=x"_qs,
             u"https://example.com/#top"_qs, u"https://exa mple.com"_qs, u"javascript:alert(1)"_qs,
             u"https://example.com:99999"_qs})
        EXPECT_FALSE(isAccepted(url)) << url.toStdString();
}

TEST(ConnectionRules, plainHttpIsOpenBeyondThisMachine)
{
    for (const QString& url :
        {u"http://example.com"_qs, u"http://10.0.0.1"_qs, u"http://0.0.0.0"_qs,
            u"http://127.0.0.1.example.com"_qs, u"http://notlocalhost"_qs, u"http://[fe80::1]"_qs})
        EXPECT_TRUE(models::isOpenHttp(url)) << url.toStdString();
    for (const QString& url :
        {u"https://example.com"_qs, u"http://localhost:80"_qs, u"http://a.localhost"_qs,
            u"http://127.1.2.3"_qs, u"http://[::1]/x"_qs, u"nonsense"_qs})
        EXPECT_FALSE(models::isOpenHttp(url)) << url.toStdString();
}

TEST(ConnectionRules, plainHttpWarnsAndSaysWhatHappensToTheSecret)
{
    Connection connection = aConnection("1", "Shanghai", "http://example.com");
    const auto warning = [&] {
        const auto found =
            models::problemAt(models::problemsOf(connection, {}), ConnectionField::BaseUrl);
        EXPECT_TRUE(found && !found->isError);
        return found ? found->text : QString();
    };
    EXPECT_TRUE(warning().contains(u"can read"));
    connection.credential.scheme = Scheme::Bearer;
    EXPECT_TRUE(warning().contains(u"not sent"));
    connection.allowInsecureHttp = true;
    EXPECT_TRUE(warning().contains(u"unencrypted"));
}

TEST(ConnectionRules, namesAreThereAndDiffer)
{
    Connection other = aConnection();
    other.id = "2";
    other.name = " shangHAI";
    EXPECT_TRUE(models::hasErrors(models::problemsOf(aConnection(), {other})));
    EXPECT_FALSE(models::hasErrors(models::problemsOf(aConnection(), {})));
    other.name = " ";
    EXPECT_TRUE(models::hasErrors(models::problemsOf(other, {})));
}

TEST(ConnectionRules, credentialsAskForWhatTheyNeedAndNoMore)
{
    Connection connection = aConnection();
    const auto fields = [&] {
        std::vector<ConnectionField> result;
        for (const auto& problem : models::problemsOf(connection, {}))
            result.push_back(problem.field);
        return result;
    };
    using Fields = std::vector<ConnectionField>;
    connection.credential.place = Place::File;
    EXPECT_EQ(fields(), Fields{}) << "no credentials, no secret";
    connection.credential.scheme = Scheme::Basic;
    EXPECT_EQ(fields(), (Fields{ConnectionField::User, ConnectionField::SecretFile}));
    connection.credential.user = "a:b";
    connection.credential.file = "relative/path";
    EXPECT_EQ(fields(), (Fields{ConnectionField::User, ConnectionField::SecretFile}));
    connection.credential.user = "李四";
    connection.credential.file = "/etc/token";
    EXPECT_EQ(fields(), Fields{});
    connection.credential.scheme = Scheme::Header;
    EXPECT_EQ(fields(), Fields{ConnectionField::HeaderName});
    connection.credential.header = "X-API-Key";
    connection.credential.place = Place::Environment;
    EXPECT_EQ(fields(), Fields{ConnectionField::SecretVariable});
    connection.credential.variable = "DEPLOY_TOKEN";
    connection.caFile = "ca.pem";
    EXPECT_EQ(fields(), Fields{ConnectionField::CaFile});
    connection.caFile.clear();
    connection.clientKeyFile = "/etc/key.pem";
    EXPECT_EQ(fields(), Fields{ConnectionField::ClientKeyFile}) << "a key of what?";
    connection.clientCertificateFile = "client.pem";
    connection.clientKeyFile = "key.pem";
    EXPECT_EQ(
        fields(), (Fields{ConnectionField::ClientCertificateFile, ConnectionField::ClientKeyFile}));
    connection.clientCertificateFile = "/etc/client.pem";
    connection.clientKeyFile.clear();
    EXPECT_EQ(fields(), Fields{});
}

TEST(ConnectionRules, headerNamesCantInjectOrOverrule)
{
    Connection connection = aConnection();
    connection.credential.scheme = Scheme::Header;
    connection.credential.place = Place::Ask;
    for (const QString& name : {u"X-A\r\nHost"_qs, u"X A"_qs, u"X:A"_qs, u"部署"_qs, u"Host"_qs,
             u"content-LENGTH"_qs, u"If-Match"_qs}) {
        connection.credential.header = name.toStdString();
        EXPECT_TRUE(models::hasErrors(models::problemsOf(connection, {}))) << name.toStdString();
    }
}

TEST(ConnectionRules, everyColorHasAName)
{
    for (const operations::ConnectionColor color : operations::allConnectionColors)
        EXPECT_FALSE(models::colorText(color).isEmpty());
}

TEST(ConnectionRules, queriesForCurvesMustBeWhole)
{
    using operations::MetricQuery;
    Connection connection = aConnection();
    const auto problem = [&](ConnectionField field) {
        return models::problemAt(models::problemsOf(connection, {}), field);
    };
    connection.metrics.queries = {{"", {}, {}, "", 0}};
    EXPECT_FALSE(problem(ConnectionField::MetricsQueries)); // without an address none is asked
    connection.metrics.address = "prometheus.example.com";
    EXPECT_TRUE(problem(ConnectionField::MetricsAddress)->isError);
    connection.metrics.address = "https://prometheus.example.com";
    EXPECT_FALSE(problem(ConnectionField::MetricsAddress));
    const MetricQuery good{"a", {}, {}, "up{a=\"{{service}}\"}", 1};
    for (const std::vector<MetricQuery>& queries : std::vector<std::vector<MetricQuery>>{
             {good, {"", {}, {}, "up", 1}}, {good, good}, {{"a", {}, {}, "", 1}},
             {{"a", {}, {}, "up", 0}}, {{"a", {}, {}, "up{a=\"{{args.x}}\"}", 1}}}) {
        connection.metrics.queries = queries;
        EXPECT_TRUE(problem(ConnectionField::MetricsQueries)->isError);
    }
    connection.metrics.queries = {good};
    EXPECT_FALSE(problem(ConnectionField::MetricsQueries));
    connection.metrics.queries.clear();
    EXPECT_FALSE(problem(ConnectionField::MetricsQueries)->isError);
    connection.metrics.address = "http://prometheus.example.com";
    connection.metrics.credential.scheme = Scheme::Bearer;
    EXPECT_FALSE(problem(ConnectionField::MetricsAddress)->isError);
}

} // namespace
