// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_fixture.h"

#include <algorithm>

namespace sources {

using deployment::Milliseconds;

class MissingKindsTest : public ClusterFixture {
protected:
    static constexpr const char* refusedRollouts = "403;path=/apis/argoproj.io";

    [[nodiscard]] bool says(const std::string& words) const
    {
        return std::ranges::any_of(recorded->problems, [&](const deployment::Problem& problem) {
            return problem.message.toEnglish().find(words) != std::string::npos;
        });
    }
    [[nodiscard]] bool comesToSay(const std::string& words, bool is = true)
    {
        return passTimeUntil([&] { return says(words) == is; }, Milliseconds(1'000));
    }
    [[nodiscard]] bool showsWeb()
    {
        return passTimeUntil([this] { return !idsOf("shop/web/").empty(); }, Milliseconds(1'000));
    }
};

TEST_F(MissingKindsTest, whatIsInstalledLaterIsShown)
{
    cluster.fail("404;path=/apis/argoproj.io");
    ASSERT_TRUE(goesLive());
    ASSERT_TRUE(says("Argo Rollouts is not installed"));
    cluster.fail("");
    EXPECT_TRUE(showsWeb());
    EXPECT_TRUE(comesToSay("Argo Rollouts is not installed", false));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(MissingKindsTest, whatIsPermittedLaterIsShown)
{
    cluster.fail(refusedRollouts);
    ASSERT_TRUE(goesLive());
    ASSERT_TRUE(says("Rollouts may not be listed: only Deployments are shown"));
    cluster.fail("");
    EXPECT_TRUE(showsWeb());
}

TEST_F(MissingKindsTest, theyAreAskedForNowAndThenAndNotWithWholeLists)
{
    cluster.fail(refusedRollouts);
    ASSERT_TRUE(goesLive());
    const int before = count(rollouts);
    const int others = count("/apis/apps/v1/deployments");
    const auto end = scheduler->now() + std::chrono::seconds(150);
    ASSERT_TRUE(passTimeUntil([&] { return scheduler->now() >= end; }, Milliseconds(1'000)));
    EXPECT_GE(count(rollouts) - before, 1);
    EXPECT_LE(count(rollouts) - before, 4);
    EXPECT_EQ(count("/apis/apps/v1/deployments"), others);
}

TEST_F(MissingKindsTest, oneThatWasPermittedBeforeIsNotBelievedToBeRefusedAtOnce)
{
    ASSERT_TRUE(goesLive());
    cluster.fail(refusedRollouts);
    source->refresh();
    ASSERT_TRUE(reaches(State::Stale));
    EXPECT_NE(reason().find("does not permit"), std::string::npos) << reason();
    cluster.fail("");
    EXPECT_TRUE(reaches(State::Live));
    EXPECT_FALSE(says("may not be listed"));
}

TEST_F(MissingKindsTest, whatIsShownOfOneThatIsPermittedNoMoreIsSaidToBePerhapsOutOfDate)
{
    ASSERT_TRUE(goesLive());
    cluster.fail(refusedRollouts);
    source->refresh();
    EXPECT_TRUE(comesToSay("Rollouts may not be listed any more"));
    EXPECT_EQ(idsOf("shop/web/").size(), 1U);
    cluster.fail("");
    EXPECT_TRUE(comesToSay("Rollouts may not be listed any more", false));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(MissingKindsTest, readOnceNothingMoreIsAsked)
{
    wanted = SourceSpec::Wanted::History;
    cluster.fail(refusedRollouts);
    ASSERT_TRUE(load());
    EXPECT_EQ(scheduler->waiting(), 0U);
}

} // namespace sources
