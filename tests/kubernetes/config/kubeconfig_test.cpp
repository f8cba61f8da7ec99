// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/kubeconfig_files.h"

#include <gmock/gmock.h>

#include <chrono>

namespace kubernetes {

namespace {

using deployment::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

constexpr auto https = "server: 'https://c.test:6443'";

class KubeconfigTest : public KubeconfigFiles { };

TEST_F(KubeconfigTest, wordsStayWordsThoughYamlWouldMakeSomethingElseOfThem)
{
    for (const char* word : {"no", "yes", "off", "1234", "0x10", "1e3", "0123", "null-ish", "~x"}) {
        for (const std::string quote : {"'", "\"", ""}) {
            const auto access = accessOf(https, "token: " + quote + word + quote);
            ASSERT_TRUE(access) << word;
            EXPECT_EQ(access->token, word);
        }
    }
    EXPECT_EQ(accessOf(https, "token: 'null'")->token, "null");
    EXPECT_EQ(accessOf(https, "token: null")->token, "");
    EXPECT_EQ(accessOf(https, "token: ~")->token, "");
    EXPECT_EQ(accessOf(https, "token: ''")->token, "");
}

TEST_F(KubeconfigTest, namesOfContextsMayLookLikeNumbersAndTruths)
{
    const auto config = loaded(write("one",
        "clusters: [{name: no, cluster: {server: 'https://c'}}]\n"
        "users: [{name: 1234, user: {token: t}}]\n"
        "contexts: [{name: 'yes', context: {cluster: no, user: '1234'}}]\n"
        "current-context: yes\n"));
    EXPECT_EQ(config.currentContext(), "yes");
    EXPECT_TRUE(config.accessOf("yes")) << config.accessOf("yes").error().cause;
    EXPECT_TRUE(config.contexts().at(0).isCurrent);
}

TEST_F(KubeconfigTest, truthsAreThoseOfYamlAndNotTexts)
{
    for (const char* yes : {"true", "True", "yes", "on"})
        EXPECT_TRUE(accessOf(https + std::string(", insecure-skip-tls-verify: ") + yes, "")
                        ->skipsVerification);
    for (const char* no : {"false", "no", "~", ""})
        EXPECT_FALSE(accessOf(https + std::string(", insecure-skip-tls-verify: ") + no, "")
                         ->skipsVerification);
    for (const char* neither : {"'true'", "1", "[true]", "maybe"}) {
        const auto config = load(
            writeOne(https + std::string(", insecure-skip-tls-verify: ") + neither, "token: t"));
        ASSERT_FALSE(config) << neither;
        EXPECT_EQ(config.error().code, ErrorCode::BadFormat);
        EXPECT_EQ(config.error().message.arguments.at(1), "1") << "the line";
    }
}

TEST_F(KubeconfigTest, jsonIsYamlAndAnchorsAndMergesAreUnderstood)
{
    const auto json =
        loaded(write("j", R"({"clusters":[{"name":"c","cluster":{"server":"https://c"}}],
 "users":[{"name":"u","user":{"token":"a\/b\u0041"}}],
 "contexts":[{"name":"ctx","context":{"cluster":"c","user":"u","namespace":"n"}}]})"));
    EXPECT_EQ(json.accessOf("ctx")->token, "a/bA");
    const auto merged = loaded(write("m",
        "base: &base {server: 'https://base', tls-server-name: name}\n"
        "clusters:\n- name: c\n  cluster: {<<: *base, server: 'https://own'}\n"
        "- name: d\n  cluster: *base\n"
        "users: [{name: u, user: {token: t}}]\n"
        "contexts: [{name: x, context: {cluster: c, user: u}}, {name: y, context: {cluster: d, "
        "user: "
        "u}}]\n"));
    EXPECT_EQ(merged.accessOf("x")->server, "https://own");
    EXPECT_EQ(merged.accessOf("x")->tlsServerName, "name");
    EXPECT_EQ(merged.accessOf("y")->server, "https://base");
}

TEST_F(KubeconfigTest, ofAKeyThatComesTwiceTheLaterCounts)
{
    EXPECT_EQ(accessOf(https, "token: first, token: second")->token, "second");
}

TEST_F(KubeconfigTest, aDamagedFileIsSaidWithItsPlace)
{
    const struct {
        const char* text;
        const char* line;
    } cases[]{{"a: b\n\tc: d\n", "2"}, {"clusters: [\n", "2"}, {"clusters:\n- name: [a]\n", "2"},
        {"clusters: 7\n", "1"}, {"users:\n- name: u\n  user: {token: {}}\n", "3"}};
    for (const auto& each : cases) {
        const auto config = load(write("bad", each.text));
        ASSERT_FALSE(config) << each.text;
        EXPECT_EQ(config.error().code, ErrorCode::BadFormat) << each.text;
        ASSERT_GE(config.error().message.arguments.size(), 2U) << each.text;
        EXPECT_EQ(config.error().message.arguments[1], each.line) << each.text;
    }
    EXPECT_FALSE(load(write("list", "- a\n")));
    EXPECT_FALSE(load(write("kind", "kind: Pod\n")));
    const auto twice = load(write("twice", "users: [{name: u, user: {}}, {name: u, user: {}}]"));
    ASSERT_FALSE(twice);
    EXPECT_THAT(twice.error().cause, HasSubstr("duplicate name \"u\""));
}

TEST_F(KubeconfigTest, aSecretOfADamagedFileIsInNoError)
{
    for (const char* text : {"users: [{name: u, user: {token: [T0P-SECRET]}}]",
             "users: [{name: u, user: {token: T0P-SECRET]}}]", "token: 'T0P-SECRET",
             "T0P-SECRET: *T0P-SECRET\n", "a: &T0P-SECRET\n\t!T0P-SECRET @"}) {
        const auto config = load(write("bad", text));
        if (config)
            continue;
        EXPECT_EQ(config.error().message.toEnglish().find("T0P"), std::string::npos) << text;
    }
}

TEST_F(KubeconfigTest, bombsAndGiantsDoNotHurt)
{
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 12; ++level) {
        const std::string above = "*a" + std::to_string(level - 1);
        bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + above;
        for (int times = 1; times < 10; ++times)
            bomb += ", " + above;
        bomb += "]\n";
    }
    EXPECT_TRUE(load(write("unused", bomb)));
    const std::string extension =
        ", extensions: [{name: client.authentication.k8s.io/exec, extension: "
        "*a11}]";
    const auto used =
        load(write("used", bomb + "clusters: [{name: c, cluster: {" + https + extension + "}}]\n"));
    ASSERT_FALSE(used);
    EXPECT_EQ(used.error().code, ErrorCode::BadFormat);
    EXPECT_FALSE(load(write("texts", bomb + "users: [{name: u, user: {as-groups: *a11}}]\n")));

    for (const std::string open : {"[", "{a: ", "- ", "? ", "{? ", "!!x ", "a:\n "}) {
        std::string deep;
        while (deep.size() < 300'000)
            deep += open;
        EXPECT_TRUE(load(write("deep", deep)).has_value() || true);
    }
    const auto large = load(write("large", std::string((4U << 20U) + 1, ' ')));
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().code, ErrorCode::TooLarge);
}

TEST_F(KubeconfigTest, whatIsNoFileIsNotRead)
{
    std::filesystem::create_directories(folder / "dir");
    ASSERT_EQ(::system(("mkfifo " + (folder / "pipe").string()).c_str()), 0);
    for (const char* name : {"dir", "pipe"}) {
        const auto config = load((folder / name).string());
        ASSERT_FALSE(config) << name;
        EXPECT_EQ(config.error().code, ErrorCode::NotReadable) << name;
    }
}

TEST_F(KubeconfigTest, aNamedFileMustBeThereAndTheUsualOnesNeedNot)
{
    const auto named = load((folder / "nowhere").string());
    ASSERT_FALSE(named);
    EXPECT_EQ(named.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(loaded().contexts().empty());
    ASSERT_EQ(loaded().files().size(), 1U);
    EXPECT_FALSE(loaded().files()[0].isThere);
    variables["KUBECONFIG"] = (folder / "nowhere").string();
    EXPECT_TRUE(loaded().contexts().empty());
}

TEST_F(KubeconfigTest, theHomeFolderHasTheUsualFile)
{
    write("home/.kube/config", "contexts: [{name: a, context: {cluster: c, user: u}}]\n");
    EXPECT_EQ(loaded().contexts().size(), 1U);
    EXPECT_EQ(loaded("~/.kube/config").contexts().size(), 1U);
    variables["KUBECONFIG"] = write("other", "");
    EXPECT_TRUE(loaded().contexts().empty()) << "KUBECONFIG stands in its place";
}

TEST_F(KubeconfigTest, theFirstFileThatHasANameHasItsWholeEntry)
{
    const std::string a = write("a/config",
        "clusters: [{name: one, cluster: {server: 'https://one', certificate-authority: ca.crt}}]\n"
        "users: [{name: admin, user: {token: token-of-a}}]\n"
        "contexts: [{name: one, context: {cluster: one, user: admin}}]\n");
    write("a/ca.crt", "PEM");
    const std::string b = write("b/config",
        "clusters: [{name: two, cluster: {server: 'https://two'}}, {name: one, cluster: {server: "
        "'https://no'}}]\n"
        "users: [{name: admin, user: {token: token-of-b, username: x}}]\n"
        "contexts: [{name: two, context: {cluster: two, user: admin, namespace: n}}]\n"
        "current-context: two\n");
    variables["KUBECONFIG"] = ":" + a + ":" + (folder / "none").string() + ":" + b + ":" + a + ":";
    const auto config = loaded();
    EXPECT_EQ(config.currentContext(), "two");
    ASSERT_EQ(config.contexts().size(), 2U);
    ASSERT_EQ(config.files().size(), 3U);
    EXPECT_FALSE(config.files()[1].isThere);
    const auto two = config.accessOf("two");
    ASSERT_TRUE(two);
    EXPECT_EQ(two->token, "token-of-a");
    EXPECT_EQ(two->server, "https://two");
    EXPECT_EQ(two->contextFile, b);
    EXPECT_EQ(two->clusterFile, b);
    EXPECT_EQ(two->userFile, a);
    const auto one = config.accessOf("one");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->server, "https://one");
    EXPECT_EQ(one->authority.file, (folder / "a/ca.crt").string());
}

TEST_F(KubeconfigTest, oneDamagedFileOfSeveralIsAnError)
{
    variables["KUBECONFIG"] = write("good", "current-context: x\n") + ":" + write("bad", "a: [");
    const auto config = load();
    ASSERT_FALSE(config);
    EXPECT_THAT(config.error().message.toEnglish(), HasSubstr((folder / "bad").string()));
}

TEST_F(KubeconfigTest, aLocationNamesAContextAndPerhapsANamespace)
{
    const auto config = loaded(write("one",
        "clusters: [{name: c, cluster: {server: 'https://c'}}]\nusers: [{name: u, user: {}}]\n"
        "contexts:\n- {name: a, context: {cluster: c, user: u}}\n"
        "- {name: 'arn:aws:eks:eu:1:cluster/shop', context: {cluster: c, user: u}}\n"
        "- {name: a/b, context: {cluster: c, user: u}}\ncurrent-context: a\n"));
    const struct {
        const char* location;
        const char* context;
        const char* nameSpace;
    } cases[]{{"kube:", "a", ""}, {"kube:/ns", "a", "ns"}, {"kube:a", "a", ""},
        {"kube:a/ns", "a", "ns"}, {"kube:a/b", "a/b", ""}, {"kube:a/b/ns", "a/b", "ns"},
        {"kube:arn:aws:eks:eu:1:cluster/shop", "arn:aws:eks:eu:1:cluster/shop", ""},
        {"kube:arn:aws:eks:eu:1:cluster/shop/ns", "arn:aws:eks:eu:1:cluster/shop", "ns"},
        {"kube:a/", "a", ""}};
    for (const auto& each : cases) {
        const auto target = config.resolve(each.location);
        ASSERT_TRUE(target) << each.location;
        EXPECT_EQ(target->context, each.context) << each.location;
        EXPECT_EQ(target->nameSpace, each.nameSpace) << each.location;
    }
    for (const char* none : {"kube:b", "kube:b/ns", "kube:arn:aws/ns"}) {
        const auto target = config.resolve(none);
        ASSERT_FALSE(target) << none;
        EXPECT_EQ(target.error().code, ErrorCode::BadFormat);
    }
    const auto without =
        loaded(write("two", "contexts: [{name: a, context: {}}]")).resolve("kube:");
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().cause, "current-context is not set");
    const auto nothing = loaded(write("three", "")).resolve("kube:");
    ASSERT_FALSE(nothing);
    EXPECT_THAT(nothing.error().message.toEnglish(), HasSubstr("No cluster is configured"));
    EXPECT_FALSE(loaded(write("four", "current-context: gone")).resolve("kube:"));
}

TEST_F(KubeconfigTest, aProgramInAClusterUsesItsAccount)
{
    EXPECT_FALSE(inClusterAccess(environment));
    variables = {{"KUBERNETES_SERVICE_HOST", "10.0.0.1"}, {"KUBERNETES_SERVICE_PORT", "443"}};
    EXPECT_FALSE(inClusterAccess(environment)) << "there is no token";
    const std::string base = "root/var/run/secrets/kubernetes.io/serviceaccount/";
    const std::string token = write(base + "token", "t");
    const std::string authority = write(base + "ca.crt", "PEM");
    write(base + "namespace", "shop\n");
    const auto access = inClusterAccess(environment);
    ASSERT_TRUE(access);
    EXPECT_EQ(access->server, "https://10.0.0.1:443");
    EXPECT_EQ(access->tokenFile, token);
    EXPECT_EQ(access->authority.file, authority);
    EXPECT_EQ(access->nameSpace, "shop");
    variables["KUBERNETES_SERVICE_HOST"] = "fd00::1";
    variables["POD_NAMESPACE"] = "pod";
    EXPECT_EQ(inClusterAccess(environment)->server, "https://[fd00::1]:443");
    EXPECT_EQ(inClusterAccess(environment)->nameSpace, "pod");
    const auto target = loaded().resolve("kube:");
    ASSERT_TRUE(target) << "no kubeconfig has anything";
    EXPECT_EQ(loaded().accessOf(target->context)->tokenFile, token);
}

} // namespace

} // namespace kubernetes
