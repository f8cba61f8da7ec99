// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/cluster_contexts.h"

#include "connection_builder.h"

#include "deploy/models/connections/connection_rules.h"

#include <gtest/gtest.h>

namespace {

using models::ClusterAddress;
using models::ClusterContext;
using models::ConnectionField;
using operations::EnvironmentRule;

ClusterContext contextNamed(const char* name, bool isCurrent = false, const char* problem = "")
{
    ClusterContext context;
    context.name = QString::fromUtf8(name);
    context.isCurrent = isCurrent;
    context.problem = QString::fromUtf8(problem);
    return context;
}

TEST(ClusterAddresses, areReadWithTheKnownContextsAndWrittenBack)
{
    const std::vector known{contextNamed("a/b"), contextNamed("c")};
    const struct {
        const char* text;
        const char* context;
        const char* nameSpace;
    } cases[]{{"kube:", "", ""}, {"kube:c", "c", ""}, {"kube:c/ns", "c", "ns"},
        {"kube:a/b", "a/b", ""}, {"kube:a/b/ns", "a/b", "ns"}, {"kube:x/y/z", "x/y", "z"},
        {"kube:/ns", "", "ns"}};
    for (const auto& each : cases) {
        const QString text = QString::fromUtf8(each.text);
        const ClusterAddress address = models::parseClusterAddress(text, known);
        EXPECT_EQ(address.context.toStdString(), each.context) << each.text;
        EXPECT_EQ(address.nameSpace.toStdString(), each.nameSpace) << each.text;
        EXPECT_EQ(models::toText(address), text);
    }
    EXPECT_FALSE(models::isClusterAddress(QStringLiteral("https://kube:1")));
}

TEST(ClusterAddresses, ofThoseThatCanBeUsedTheCurrentOneComesFirst)
{
    models::ClusterContexts contexts;
    contexts.contexts = {contextNamed("a"), contextNamed("bad", false, "why"),
        contextNamed("now", true), contextNamed("b")};
    EXPECT_EQ(models::usableClusters(contexts),
        (QStringList{
            QStringLiteral("kube:now"), QStringLiteral("kube:a"), QStringLiteral("kube:b")}));
}

TEST(EnvironmentLines, becomeRulesAndBack)
{
    const auto rules =
        models::environmentRules(QStringLiteral(" shop-prod = production \n\nshop-dev=dev=1\n"));
    EXPECT_EQ(
        rules, (std::vector<EnvironmentRule>{{"shop-prod", "production"}, {"shop-dev", "dev=1"}}));
    EXPECT_EQ(models::environmentLines(rules),
        QStringLiteral("shop-prod = production\nshop-dev = dev=1"));
}

TEST(EnvironmentLines, thatAreNoneAreKeptAndRefused)
{
    operations::Connection connection = test_support::aConnection("1", "Shop");
    connection.address = "kube:shop";
    EXPECT_FALSE(models::hasErrors(models::problemsOf(connection, {})));
    for (const char* line : {"production", "= production", "shop =", "="}) {
        connection.cluster.environments = models::environmentRules(QString::fromUtf8(line));
        EXPECT_EQ(
            models::environmentLines(connection.cluster.environments), QString::fromUtf8(line));
        const auto problem =
            models::problemAt(models::problemsOf(connection, {}), ConnectionField::Environments);
        ASSERT_TRUE(problem) << line;
        EXPECT_TRUE(problem->isError);
    }
}

TEST(ConnectionRulesOfClusters, askForNoCredentialsAndWarnOfTheCurrentContext)
{
    operations::Connection connection = test_support::aConnection("1", "Shop");
    connection.address = "kube:";
    connection.credential.scheme = operations::CredentialReference::Scheme::Basic;
    auto problems = models::problemsOf(connection, {});
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, ConnectionField::Context);
    EXPECT_FALSE(problems[0].isError);
    connection.address = "kube:shop";
    EXPECT_TRUE(models::problemsOf(connection, {}).empty());
    connection.cluster.kubeconfigFile = "relative";
    EXPECT_TRUE(models::hasErrors(models::problemsOf(connection, {})));
}

} // namespace
