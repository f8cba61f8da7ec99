// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/kubeconfig_files.h"

#include <gmock/gmock.h>

namespace kubernetes {

namespace {

using deployment::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

class AccessChecksTest : public KubeconfigFiles {
protected:
    const std::string secure = "server: 'https://c.test:6443'";
};

TEST_F(AccessChecksTest, addressesAreHttpsOrHttpAndSaidSo)
{
    EXPECT_EQ(accessOf("server: 'https://c.test/k8s/clusters/c-1?x=1#y'", "token: t")->server,
        "https://c.test/k8s/clusters/c-1");
    EXPECT_EQ(accessOf("server: 'HTTPS://c.test'", "token: t")->server, "HTTPS://c.test");
    for (const char* bare : {"10.0.0.1:6443", "c.test", "ftp://c.test", "//c.test"}) {
        const auto access = accessOf("server: '" + std::string(bare) + "'", "token: t");
        ASSERT_FALSE(access) << bare;
        EXPECT_EQ(access.error().code, ErrorCode::Insecure);
        EXPECT_THAT(access.error().message.toEnglish(), HasSubstr("does not begin with https://"));
    }
    EXPECT_EQ(refusal("tls-server-name: x", ""), "no server found for cluster \"c\"");
}

TEST_F(AccessChecksTest, credentialsStayHomeWithoutTls)
{
    for (const char* user : {"token: t", "tokenFile: /nowhere, token: t",
             "username: u, password: p", "client-certificate-data: QQ==, client-key-data: QQ==",
             "exec: {apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: "
             "Never}",
             "as: somebody"}) {
        const auto access = accessOf("server: 'http://127.0.0.1:8001'", user);
        ASSERT_TRUE(access) << user;
        EXPECT_TRUE(access->withholdsCredentials) << user;
        EXPECT_TRUE(access->token.empty() && access->tokenFile.empty() && access->password.empty()
            && access->userName.empty() && access->clientKey.isEmpty()
            && access->clientCertificate.isEmpty() && !access->exec
            && access->impersonation == Impersonation())
            << user;
        EXPECT_FALSE(accessOf(secure, user)->withholdsCredentials) << user;
    }
    EXPECT_FALSE(accessOf("server: 'http://127.0.0.1:8001'", "")->withholdsCredentials);
}

TEST_F(AccessChecksTest, whatIsGivenTwiceIsRefusedAsKubectlDoes)
{
    write("file", "x");
    const std::string both = "certificate-authority: file, certificate-authority-data: QQ==";
    EXPECT_EQ(refusal(secure + ", " + both, ""),
        "certificate-authority-data and certificate-authority are both specified for c. "
        "certificate-authority-data will override.");
    EXPECT_EQ(refusal(secure, "client-certificate: file, client-certificate-data: QQ=="),
        "client-certificate-data and client-certificate are both specified for u. "
        "client-certificate-data will override.");
    EXPECT_THAT(
        refusal(secure, "client-certificate-data: QQ==, client-key: file, client-key-data: QQ=="),
        HasSubstr("client-key-data and client-key are both"));
    EXPECT_EQ(refusal(secure, "token: t, username: x"),
        "more than one authentication method found for u; found [token basicAuth], only one is "
        "allowed");
    EXPECT_EQ(refusal(secure + ", insecure-skip-tls-verify: true, certificate-authority-data: QQ==",
                  "token: t"),
        "specifying a root certificates file with the insecure flag is not allowed");
    EXPECT_EQ(
        refusal(secure, "token: t, client-certificate-data: QQ==, client-key-data: QQ=="), "none")
        << "both are sent";
}

TEST_F(AccessChecksTest, filesMustBeReadableAndDataBase64)
{
    EXPECT_THAT(refusal(secure + ", certificate-authority: nowhere.crt", "token: t"),
        HasSubstr((folder / "nowhere.crt").string()));
    EXPECT_THAT(refusal(secure, "client-certificate: nowhere, client-key-data: QQ=="),
        HasSubstr("unable to read client-certificate"));
    EXPECT_EQ(refusal(secure, "client-certificate-data: '!!', client-key-data: QQ=="),
        "illegal base64 data");
    for (const char* bad : {"QQ", "QQ=", "Q===", "Q=Q=", "QQ== x", "QQ-_"})
        EXPECT_EQ(refusal(secure + ", certificate-authority-data: '" + bad + "'", ""),
            "illegal base64 data")
            << bad;
    EXPECT_EQ(accessOf(secure + ", certificate-authority-data: \"QUJD\\r\\nRA==\\n\"", "")
                  ->authority.data,
        "ABCD");
    EXPECT_THAT(refusal(secure, "tokenFile: nowhere"), HasSubstr("unable to read tokenFile"));
    const auto fallback = accessOf(secure, "tokenFile: nowhere, token: t");
    ASSERT_TRUE(fallback);
    EXPECT_EQ(fallback->token, "t");
    EXPECT_EQ(fallback->tokenFile, (folder / "nowhere").string());
}

TEST_F(AccessChecksTest, namesThatLeadNowhereAreSaid)
{
    const auto config = loaded(write("names",
        "clusters: [{name: c, cluster: {server: 'https://c'}}]\nusers: [{name: u, user: {}}]\n"
        "contexts:\n- {name: 1, context: {cluster: c, user: gone}}\n"
        "- {name: 2, context: {cluster: gone, user: u}}\n- {name: 3, context: {cluster: c}}\n"
        "- {name: 4, context: {user: u}}\n- {name: 5, context: {cluster: c, user: u}}\n"));
    const char* const said[]{"user \"gone\" was not found for context \"1\"",
        "cluster \"gone\" was not found for context \"2\"",
        "user was not specified for context \"3\"", "cluster was not specified for context \"4\""};
    for (std::size_t each = 0; each < 4; ++each) {
        ASSERT_TRUE(config.contexts().at(each).problem) << each;
        EXPECT_EQ(config.contexts()[each].problem->cause, said[each]);
        EXPECT_EQ(config.accessOf(config.contexts()[each].name).error().cause, said[each]);
    }
    EXPECT_FALSE(config.contexts().at(4).problem) << "the others being broken is no error";
    EXPECT_EQ(config.accessOf("6").error().cause, "context was not found for specified context: 6");
}

TEST_F(AccessChecksTest, impersonationIsWhole)
{
    const auto access = accessOf(
        secure, "token: t, as: ops, as-uid: 12, as-groups: [a, b], as-user-extra: {Why: [x, y]}");
    ASSERT_TRUE(access);
    EXPECT_EQ(access->impersonation.user, "ops");
    EXPECT_EQ(access->impersonation.uid, "12");
    EXPECT_THAT(access->impersonation.groups, ElementsAre("a", "b"));
    EXPECT_THAT(access->impersonation.extra, ElementsAre(Pair("Why", "x"), Pair("Why", "y")));
    for (const char* lacks : {"as-uid: 12", "as-groups: [a]", "as-user-extra: {a: [b]}"})
        EXPECT_THAT(refusal(secure, lacks), HasSubstr("without impersonating a user")) << lacks;
}

TEST_F(AccessChecksTest, pluginsAreRefusedAsKubectlDoes)
{
    const auto said = [&](const std::string& exec) {
        return refusal(secure, "exec: {" + exec + "}");
    };
    const std::string v1 = "apiVersion: client.authentication.k8s.io/v1, ";
    EXPECT_THAT(said(v1 + "interactiveMode: Never"), HasSubstr("command must be specified for u"));
    EXPECT_THAT(said("command: x"), HasSubstr("apiVersion must be specified for u"));
    EXPECT_EQ(said(v1 + "command: x"),
        "interactiveMode must be specified for u to use exec authentication plugin");
    EXPECT_EQ(said(v1 + "command: x, interactiveMode: Sometimes"),
        "invalid interactiveMode for u: \"Sometimes\"");
    EXPECT_EQ(said("apiVersion: client.authentication.k8s.io/v1alpha1, command: x"),
        "exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\"");
    EXPECT_THAT(said(v1 + "command: x, interactiveMode: Never, env: [{value: y}]"),
        HasSubstr("env variable name must be specified"));
    EXPECT_THAT(refusal(secure, "auth-provider: {name: oidc}, exec: {" + v1 + "command: x}"),
        HasSubstr("authProvider cannot be provided in combination"));
    EXPECT_THAT(refusal(secure, "auth-provider: {name: gcp}"), HasSubstr("use exec"));
}

TEST_F(AccessChecksTest, aPluginIsTakenWithItsPathAndItsExtension)
{
    const std::string exec = "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: "
                             "./bin/plugin, args: [a, 'b c', 1], env: [{name: N, value: 'no'}], "
                             "installHint: hint, provideClusterInfo: true}";
    const std::string cluster = secure
        + ", extensions: [{name: other, extension: {}}, {name: client.authentication.k8s.io/exec, "
          "extension: {audience: 'x', n: 1, f: 1.5, t: yes, s: '1', z: null, l: [a]}}]";
    const auto access = accessOf(cluster, exec);
    ASSERT_TRUE(access);
    ASSERT_TRUE(access->exec);
    EXPECT_EQ(access->exec->command, (folder / "bin/plugin").string());
    EXPECT_THAT(access->exec->arguments, ElementsAre("a", "b c", "1"));
    EXPECT_THAT(access->exec->environment, ElementsAre(Pair("N", "no")));
    EXPECT_EQ(access->exec->interactive, ExecPlugin::Interactive::IfAvailable);
    EXPECT_TRUE(access->exec->providesClusterInfo);
    EXPECT_EQ(access->exec->clusterConfig,
        R"({"audience":"x","n":1,"f":1.5,"t":true,"s":"1","z":null,"l":["a"]})");
    EXPECT_EQ(
        accessOf(secure, "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws}")
            ->exec->command,
        "aws")
        << "it is looked for in PATH";
    EXPECT_FALSE(accessOf(secure, exec + ", token: t")->exec) << "it is not needed";
}

} // namespace

} // namespace kubernetes
