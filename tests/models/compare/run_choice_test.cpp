// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/compare/run_choice.h"

#include "builder.h"

#include "deploy/history/summary.h"

#include <gtest/gtest.h>

namespace {

using models::RunChoice;
using models::runChoices;
using test_support::aDeployment;

history::History historyOf(std::initializer_list<deployment::Deployment> runs)
{
    history::History history;
    for (const deployment::Deployment& run : runs)
        history.upsert(history::summaryOf(run));
    return history;
}

TEST(RunChoices, areTheLastGoodRunsOfTheKind)
{
    const auto history = historyOf({aDeployment("DEP-1").version("V1").start("08:00").end("08:30"),
        aDeployment("DEP-2").version("V2").start("09:00").end("09:30"),
        aDeployment("DEP-3").version("V3").start("09:40").end("09:50").failed(),
        aDeployment("DEP-4").version("V4").start("09:45").environment("测试环境"),
        aDeployment("DEP-5").version("V5").start("10:00").running()});
    const auto choices = runChoices(
        history, QStringLiteral("DEP-5"), QStringLiteral("DEP-2"), deployment::Zone::Utc);
    const std::vector<RunChoice> expected{
        {QStringLiteral("DEP-2"), QStringLiteral("V2 · 2025-02-15 09:00"), true},
        {QStringLiteral("DEP-1"), QStringLiteral("V1 · 2025-02-15 08:00"), false}};
    EXPECT_EQ(choices, expected);
}

TEST(RunChoices, haveTheChosenOneWhateverItIs)
{
    const auto history = historyOf({aDeployment("DEP-1").version("V1").start("08:00").end("08:30"),
        aDeployment("DEP-3").version("V\n3").start("09:40").failed(),
        aDeployment("DEP-5").version("V5").start("10:00").running()});
    const auto choices = runChoices(
        history, QStringLiteral("DEP-5"), QStringLiteral("DEP-3"), deployment::Zone::Utc);
    ASSERT_EQ(choices.size(), 2U);
    EXPECT_EQ(choices[1],
        (RunChoice{
            QStringLiteral("DEP-3"), QStringLiteral("V\\n3 · 2025-02-15 09:40 · Failed"), false}));
}

TEST(RunChoices, areNoneWhereThereIsNone)
{
    const auto history = historyOf({aDeployment("DEP-5").start("10:00").running()});
    EXPECT_TRUE(runChoices(history, QStringLiteral("DEP-5"), {}, deployment::Zone::Utc).empty());
    EXPECT_TRUE(runChoices(history, QStringLiteral("gone"), {}, deployment::Zone::Utc).empty());
}

} // namespace
