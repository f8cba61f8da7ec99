// SPDX-License-Identifier: GPL-3.0-or-later
// The kubeconfigs of the fixtures against what kubectl makes of them.
#include "fixtures.h"

#include "deploy/formats/json/json_value.h"
#include "deploy/kubernetes/kubeconfig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace kubernetes {

namespace {

using deployment::Expected;
using formats::JsonMember;
using formats::JsonValue;
using testing::HasSubstr;
using testing::StartsWith;

class KubeconfigFixtures : public testing::Test {
protected:
    void SetUp() override
    {
        SKIP_WITHOUT_FIXTURES();
        m_folder = *fixtures::folder() / "kubernetes/kubeconfig";
        m_expected =
            JsonValue::parse(fixtures::read("kubernetes/kubeconfig/expected.json")).value();
        m_environment.variable = [this](const char* name) {
            return std::string_view(name) == "KUBECONFIG" ? m_list : std::string();
        };
        m_environment.home = "/nowhere";
        m_environment.root = "/nowhere";
    }

    static std::string textOf(const JsonValue& object, std::string_view name)
    {
        return object.text(name).value_or(std::string());
    }
    [[nodiscard]] std::string below(std::string path) const
    {
        constexpr std::string_view folder = "<folder of the file>";
        return path.starts_with(folder) ? m_folder.string() + path.substr(folder.size()) : path;
    }
    static std::string wayOf(const ClusterAccess& access)
    {
        if (access.exec)
            return "exec";
        if (!access.token.empty())
            return "bearer";
        if (!access.tokenFile.empty())
            return "bearer"; // that of the file
        if (!access.userName.empty())
            return "basic";
        return access.clientCertificate.isEmpty() ? "none" : "clientCertificate";
    }
    [[nodiscard]] Expected<ClusterAccess> currentOf(const std::string& file) const
    {
        const auto config = Kubeconfig::load((m_folder / file).string(), m_environment);
        if (!config)
            return tl::unexpected(config.error());
        const auto target = config->resolve("kube:");
        if (!target)
            return tl::unexpected(target.error());
        return config->accessOf(target->context);
    }
    void compare(const JsonMember& member, const ClusterAccess& access) const;

    std::filesystem::path m_folder;
    JsonValue m_expected;
    std::string m_list;
    Kubeconfig::Environment m_environment;
};

void KubeconfigFixtures::compare(const JsonMember& member, const ClusterAccess& access) const
{
    const JsonValue& value = member.value;
    const std::string text(value.text().value_or(""));
    if (member.name == "server") {
        EXPECT_EQ(access.server, text);
    } else if (member.name == "namespace") {
        EXPECT_EQ(access.nameSpace.empty() ? "default" : access.nameSpace, text);
    } else if (member.name == "auth") {
        EXPECT_THAT(text, StartsWith(wayOf(access)));
    } else if (member.name == "token" && access.tokenFile.empty()) {
        EXPECT_EQ(access.token, text);
    } else if (member.name == "tokenFile") {
        EXPECT_EQ(access.tokenFile, below(text));
    } else if (member.name == "ca") {
        EXPECT_EQ(access.authority.file, below(text));
    } else if (member.name == "command" && text.starts_with('<')) {
        EXPECT_EQ(access.exec->command, below(text));
    } else if (member.name == "command") {
        EXPECT_THAT(text, StartsWith(access.exec->command + ' '));
    } else if (member.name == "interactiveMode") {
        EXPECT_EQ(access.exec->interactive, ExecPlugin::Interactive::IfAvailable);
    } else if (member.name == "verify") {
        EXPECT_EQ(!access.skipsVerification, value.boolean().value());
    } else if (member.name == "pathPrefix") {
        EXPECT_TRUE(access.server.ends_with(text)) << access.server;
    } else if (member.name == "proxy") {
        EXPECT_EQ(access.proxyUrl, text);
    } else if (member.name == "sni") {
        EXPECT_EQ(access.tlsServerName, text);
    } else if (member.name == "fallback") {
        EXPECT_THAT(text, StartsWith(access.token));
    } else if (member.name == "headers") {
        EXPECT_EQ(access.impersonation.user, textOf(value, "Impersonate-User"));
    }
}

TEST_F(KubeconfigFixtures, areUnderstoodAsKubectlUnderstandsThem)
{
    int compared = 0;
    for (const JsonMember& file : m_expected.object("files").value().members()) {
        SCOPED_TRACE(file.name);
        const auto access = currentOf(file.name);
        const std::string wanted = textOf(file.value, "error");
        if (wanted.empty()) {
            ASSERT_TRUE(access) << access.error().cause;
            for (const JsonMember& member : file.value.members())
                compare(member, *access);
        } else {
            ASSERT_FALSE(access);
            EXPECT_FALSE(access.error().message.toEnglish().empty());
            // What is no sentence of kubectl's is said in our own words.
            const bool isOurs = file.name.starts_with("11-") || file.name.starts_with("empty");
            if (!isOurs) {
                EXPECT_EQ(access.error().cause, wanted);
            }
        }
        ++compared;
    }
    EXPECT_GE(compared, 21);
}

TEST_F(KubeconfigFixtures, impersonationNamesAllThatItHas)
{
    const auto access = currentOf("08-impersonate.yaml");
    ASSERT_TRUE(access);
    EXPECT_EQ(access->impersonation.uid, "1234");
    EXPECT_EQ(access->impersonation.groups, (std::vector<std::string>{"ops", "oncall"}));
    EXPECT_EQ(access->impersonation.extra.at(0).second, "incident-42");
}

TEST_F(KubeconfigFixtures, mergeAsKubectlMergesThem)
{
    for (const JsonValue& merge : m_expected.array("merge").value().elements()) {
        m_list.clear();
        for (const JsonValue& file : merge.array("KUBECONFIG").value().elements()) {
            const std::string name(file.text().value());
            m_list +=
                (m_list.empty() ? "" : ":") + (name.empty() ? name : (m_folder / name).string());
        }
        SCOPED_TRACE(m_list);
        const auto config = Kubeconfig::load({}, m_environment);
        ASSERT_TRUE(config);
        EXPECT_EQ(config->currentContext(), textOf(merge, "currentContext"));
        for (const char* context : {"shared", "beta"}) {
            if (!merge.has(context))
                continue;
            const auto access = config->accessOf(context);
            ASSERT_TRUE(access) << context;
            for (const JsonMember& member : merge.object(context).value().members())
                compare(member, *access);
        }
        if (merge.has("contexts")) {
            std::vector<std::string> found;
            for (const ContextInfo& info : config->contexts())
                found.push_back(info.name);
            std::ranges::sort(found);
            std::vector<std::string> wanted;
            for (const JsonValue& name : merge.array("contexts").value().elements())
                wanted.emplace_back(name.text().value());
            EXPECT_EQ(found, wanted);
        }
    }
}

} // namespace

} // namespace kubernetes
