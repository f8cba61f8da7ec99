// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/environment_kind.h"

#include <gtest/gtest.h>

using history::EnvironmentKind;
using history::environmentKindOf;

TEST(EnvironmentKind, isToldByTheName)
{
    for (const char* name : {"生产", "生产环境", "华东-生产", "prod", "PROD", "eu-Production-2",
             "prod1", "线上", "ＰＲＯＤ"})
        EXPECT_EQ(environmentKindOf(name), EnvironmentKind::Production) << name;
    for (const char* name : {"预生产环境", "pre-prod", "preprod", "Staging", "uat", "预发布"})
        EXPECT_EQ(environmentKindOf(name), EnvironmentKind::Staging) << name;
    EXPECT_EQ(environmentKindOf("灾备环境"), EnvironmentKind::Standby);
    EXPECT_EQ(environmentKindOf("prod-dr"), EnvironmentKind::Standby);
    EXPECT_EQ(environmentKindOf("性能测试"), EnvironmentKind::Test);
    EXPECT_EQ(environmentKindOf("qa_2"), EnvironmentKind::Test);
    EXPECT_EQ(environmentKindOf("开发环境"), EnvironmentKind::Development);
}

TEST(EnvironmentKind, ofANameThatSaysNothingIsWhatIsSaidOtherwise)
{
    constexpr auto otherwise = EnvironmentKind::Production;
    for (const char* name : {"", "华东", "eu-west-1", "payments"})
        EXPECT_EQ(environmentKindOf(name, otherwise), EnvironmentKind::Production) << name;
    EXPECT_EQ(environmentKindOf("测试环境", otherwise), EnvironmentKind::Test);
    EXPECT_EQ(environmentKindOf("staging", otherwise), EnvironmentKind::Staging);
    for (const char* name : {"nonprod", "non-prod", "非生产"})
        EXPECT_EQ(environmentKindOf(name, otherwise), EnvironmentKind::Other) << name;
}

TEST(EnvironmentKind, isNotGuessedFromAPartOfAWord)
{
    for (const char* name :
        {"", "product", "reproduction", "alive", "nonprod", "非生产", "drone", "contest", "产线"})
        EXPECT_EQ(environmentKindOf(name), EnvironmentKind::Other) << name;
}
