// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/connection.h"
#include "deploy/sources/http/credentials.h"

#include "source_recorder.h"

#include <QTemporaryDir>

#include <fstream>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::ErrorCode;
using Scheme = CredentialReference::Scheme;
using Place = CredentialReference::Place;

TEST(ParseBaseUrl, takesEndpointsAndStripsTheLastSlash)
{
    EXPECT_EQ(parseBaseUrl(QStringLiteral(" http://h:8080/api/ "))->toString(),
        QStringLiteral("http://h:8080/api"));
    EXPECT_EQ(parseBaseUrl(QStringLiteral("https://h"))->toString(), QStringLiteral("https://h"));
    EXPECT_TRUE(parseBaseUrl(QStringLiteral("http://[::1]:80")).has_value());
}

TEST(ParseBaseUrl, refusesSecretsAndOtherThings)
{
    for (const char* text :
        {"", "h", "ftp://h", "file:///etc/passwd", "http://", "http://u@h", "http://u:p@h",
            "http://h?token=x", "http://h#x", "http:/h", "http://h:99999", "javascript:alert(1)"}) {
        const auto url = parseBaseUrl(QString::fromLatin1(text));
        ASSERT_FALSE(url.has_value()) << text;
        EXPECT_EQ(url.error().code, ErrorCode::BadFormat) << text;
        EXPECT_EQ(url.error().message.toEnglish().find("p@"), std::string::npos) << text;
    }
}

TEST(ParseBaseUrl, doesNotAskForABeginningThatIsThere)
{
    for (const char* text : {"http://", "HTTPS://", "http://h:99999", "http://a b"})
        EXPECT_EQ(parseBaseUrl(QString::fromLatin1(text)).error().message.toEnglish().find("begin"),
            std::string::npos)
            << text;
    EXPECT_NE(parseBaseUrl(QStringLiteral("ftp://h")).error().message.toEnglish().find("begin"),
        std::string::npos);
}

TEST(ConnectionTo, leadsToAClusterAsItIsNamed)
{
    const auto connection = connectionTo(QStringLiteral(" kube:prod/team/shop "));
    ASSERT_TRUE(connection.has_value());
    EXPECT_EQ(connection->address, "kube:prod/team/shop");
    EXPECT_EQ(connection->id, connection->address);
    EXPECT_TRUE(checkConnection(*connection).has_value());
    EXPECT_TRUE(baseUrlOf(*connection).isEmpty());
}

TEST(ConnectionTo, namesEachServerOfOneMachine)
{
    const auto nameOf = [](const char* address) {
        return connectionTo(QString::fromLatin1(address)).value().name;
    };
    EXPECT_EQ(nameOf("https://deploy.example.com"), "deploy.example.com");
    EXPECT_EQ(nameOf("https://deploy.example.com/"), "deploy.example.com");
    EXPECT_EQ(nameOf("https://deploy.example.com/eu/api/"), "deploy.example.com/eu/api");
    EXPECT_EQ(nameOf("https://deploy.example.com:8443/us/api"), "deploy.example.com:8443/us/api");
}

TEST(CheckConnection, credentialsNeedTlsBeyondThisMachine)
{
    Connection connection;
    connection.credential.scheme = Scheme::Bearer;
    for (const char* safe : {"http://localhost:1", "http://127.0.0.1", "http://127.9.9.9",
             "http://[::1]:1", "https://example.com"}) {
        connection.address = safe;
        EXPECT_TRUE(checkConnection(connection).has_value()) << safe;
    }
    for (const char* open : {"http://example.com", "http://10.0.0.1",
             "http://localhost.example.com", "http://127.0.0.1.example.com"}) {
        connection.address = open;
        connection.allowInsecureHttp = false;
        ASSERT_FALSE(checkConnection(connection).has_value()) << open;
        EXPECT_EQ(checkConnection(connection).error().code, ErrorCode::Insecure);
        connection.allowInsecureHttp = true;
        EXPECT_TRUE(checkConnection(connection).has_value()) << open;
    }
}

TEST(CheckConnection, aHeaderNameMustBeOne)
{
    Connection connection;
    connection.address = "https://example.com";
    connection.credential.scheme = Scheme::Header;
    for (const char* bad : {"", "X Y", "X:Y", "X\r\nY", "部署"}) {
        connection.credential.header = bad;
        EXPECT_FALSE(checkConnection(connection).has_value()) << bad;
    }
    connection.credential.header = "X-Api-Key";
    EXPECT_TRUE(checkConnection(connection).has_value());
}

TEST(DeploymentUrl, encodesTheIdOnceAsOneSegment)
{
    const QUrl base(QStringLiteral("http://h/api"));
    const std::pair<const char*, const char*> cases[]{{"DEP-001", "DEP-001"}, {"a/b", "a%2Fb"},
        {"a%2Fb", "a%252Fb"}, {"%2e%2e", "%252e%252e"}, {"a?b#c d", "a%3Fb%23c%20d"},
        {"部署", "%E9%83%A8%E7%BD%B2"}, {"a\r\nb", "a%0D%0Ab"}, {"../x", "..%2Fx"},
        {"a;b=c", "a%3Bb%3Dc"}, {"...", "..."}};
    for (const auto& [id, segment] : cases) {
        const auto url = deploymentUrl(base, QString::fromUtf8(id), QLatin1String("pause"));
        ASSERT_TRUE(url.has_value()) << id;
        EXPECT_EQ(url->toEncoded().toStdString(),
            std::string("http://h/api/deployments/") + segment + "/pause");
    }
    for (const char* id : {"", ".", ".."})
        EXPECT_FALSE(deploymentUrl(base, QString::fromLatin1(id)).has_value()) << id;
}

TEST(AuthorizationField, saysWhoAsksInEachScheme)
{
    CredentialReference reference;
    reference.scheme = Scheme::Bearer;
    EXPECT_EQ(authorizationField(reference, Secret("t"))->value.reveal(), "Bearer t");
    reference.scheme = Scheme::Basic;
    reference.user = "Aladdin";
    EXPECT_EQ(authorizationField(reference, Secret("open sesame"))->value.reveal(),
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    reference.scheme = Scheme::Header;
    reference.header = "X-Api-Key";
    EXPECT_EQ(authorizationField(reference, Secret("t"))->name, "X-Api-Key");
    EXPECT_EQ(authorizationField(reference, Secret("t"))->value.reveal(), "t");
    EXPECT_FALSE(authorizationField(reference, Secret("t\r\nX: y")).has_value());
    EXPECT_FALSE(authorizationField(reference, Secret()).has_value());
}

class SecretStoreTest : public testing::Test {
protected:
    SecretResult read(Place place, const std::string& key)
    {
        CredentialReference reference;
        reference.scheme = Scheme::Bearer;
        reference.place = place;
        reference.entry = reference.variable = reference.file = key;
        std::optional<SecretResult> answer;
        QObject context;
        systemSecretStore()->read(
            reference, &context, [&](const SecretResult& one) { answer = one; });
        EXPECT_FALSE(answer.has_value()) << "answers come from the event loop";
        EXPECT_TRUE(waitUntil([&] { return answer.has_value(); }));
        return answer.value_or(tl::unexpected(deployment::Error{}));
    }
    std::string writeFile(const char* text, mode_t mode)
    {
        const QString path = m_folder.filePath(QStringLiteral("token"));
        QFile::remove(path);
        std::ofstream(path.toStdString()) << text;
        std::filesystem::permissions(path.toStdString(), std::filesystem::perms(mode));
        return path.toStdString();
    }
    QTemporaryDir m_folder;
};

TEST_F(SecretStoreTest, readsTheEnvironment)
{
    qputenv("DEPLOY_TEST_TOKEN", "from the environment");
    EXPECT_EQ(read(Place::Environment, "DEPLOY_TEST_TOKEN")->reveal(), "from the environment");
    qunsetenv("DEPLOY_TEST_TOKEN");
    EXPECT_EQ(read(Place::Environment, "DEPLOY_TEST_TOKEN").error().code, ErrorCode::Unauthorized);
}

TEST_F(SecretStoreTest, readsTheFirstLineOfAFileThatOnlyItsOwnerReads)
{
    EXPECT_EQ(read(Place::File, writeFile("secret\nmore\n", 0600))->reveal(), "secret");
    EXPECT_EQ(read(Place::File, writeFile("secret", 0400))->reveal(), "secret");
}

TEST_F(SecretStoreTest, refusesAFileThatOthersRead)
{
    for (const mode_t mode : {0644U, 0640U, 0604U, 0660U, 0602U}) {
        const auto secret = read(Place::File, writeFile("secret", mode));
        ASSERT_FALSE(secret.has_value()) << mode;
        EXPECT_EQ(secret.error().code, ErrorCode::NotReadable);
    }
}

TEST_F(SecretStoreTest, aFileThatIsEmptyOrGoneHasNoSecret)
{
    EXPECT_FALSE(read(Place::File, writeFile("\n", 0600)).has_value());
    EXPECT_FALSE(
        read(Place::File, m_folder.filePath(QStringLiteral("none")).toStdString()).has_value());
}

TEST_F(SecretStoreTest, withoutAKeyringTheAnswerIsAnErrorNotAWait)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    const auto secret = read(Place::Keyring, "some entry");
    EXPECT_FALSE(secret.has_value());
}

TEST_F(SecretStoreTest, askHasNoAnswerOfItsOwn)
{
    EXPECT_EQ(read(Place::Ask, {}).error().code, ErrorCode::Unauthorized);
}

} // namespace

} // namespace sources
