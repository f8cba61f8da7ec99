// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/effect.h"

#include "builder.h"
#include "example_command.h"

#include <gtest/gtest.h>

#include <string>

namespace operations {

namespace {

using deployment::Deployment;
using test_support::aDeployment;

const Command pauseOfA = aCommand(CommandKind::Pause, "key-1");
const Command resumeOfA = aCommand(CommandKind::Resume, "key-2");
const Command rollbackOfA = aCommand(CommandKind::RollBack, "key-3");

TEST(EffectOfACommand, isTheHoldThatWasAskedFor)
{
    Deployment running = aDeployment("A").running();
    Deployment held = running;
    held.paused = true;
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, {}), Effect::Shown);
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, running, {}), Effect::Unchanged);
    EXPECT_EQ(effectOn(resumeOfA, Standing::Silent, running, {}), Effect::Shown);
    EXPECT_EQ(effectOn(resumeOfA, Standing::Silent, held, {}), Effect::Unchanged);
    EXPECT_EQ(effectOn(pauseOfA, Standing::Acknowledged, held, {}), Effect::Shown);
    EXPECT_EQ(effectOn(pauseOfA, Standing::Denied, held, {}), Effect::NotVisible)
        << "somebody else's";
    EXPECT_EQ(effectOn(pauseOfA, Standing::Denied, running, {}), Effect::Unchanged);
    EXPECT_EQ(effectOn(resumeOfA, Standing::Denied, running, {}), Effect::NotVisible);
    for (const char* ended : {"COMPLETED", "FAILED", "ROLLED_BACK"})
        EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, aDeployment("A").status(ended), {}),
            Effect::NotVisible);
    EXPECT_EQ(
        effectOn(pauseOfA, Standing::Silent, aDeployment("A").status("HELD"), {}), Effect::Unclear);
}

TEST(EffectOfACommand, aRollbackIsOursOnlyIfItLeadsToOurTarget)
{
    const auto rolledBack = [](const char* image, double traffic) {
        return Deployment(aDeployment("A")
                              .status("ROLLED_BACK")
                              .blue("r/app:v2.1.0", 100 - traffic)
                              .green(image, traffic));
    };
    const auto effect = [](Standing standing, const Deployment& deployment) {
        return effectOn(rollbackOfA, standing, deployment, {});
    };
    EXPECT_EQ(effect(Standing::Silent, rolledBack("r/app:v2.0.0", 100)), Effect::Shown);
    EXPECT_EQ(effect(Standing::Silent, rolledBack("r/app:2.0.0", 100)), Effect::Shown);
    EXPECT_EQ(effect(Standing::Silent, rolledBack("r/app:v1.9.0", 100)), Effect::NotVisible);
    EXPECT_EQ(effect(Standing::Acknowledged, rolledBack("r/app:v1.9.0", 100)), Effect::NotVisible);
    EXPECT_EQ(effect(Standing::Denied, rolledBack("r/app:v2.0.0", 100)), Effect::NotVisible)
        << "somebody else's, with the same target";
    EXPECT_EQ(effect(Standing::Silent, rolledBack("r/app:v2.0.0", 60)), Effect::NotVisible);
    const Deployment bare = aDeployment("A").status("ROLLED_BACK");
    EXPECT_EQ(effect(Standing::Silent, bare), Effect::NotVisible);
    EXPECT_EQ(effect(Standing::Acknowledged, bare), Effect::Shown)
        << "the server took it, and nothing speaks against it";
    for (const char* status : {"RUNNING", "FAILED", "COMPLETED"})
        EXPECT_EQ(
            effect(Standing::Acknowledged, aDeployment("A").status(status)), Effect::Unchanged);
}

TEST(EffectOfACommand, isNotSeenInAStateFromBeforeIt)
{
    Deployment held = aDeployment("A").running();
    held.paused = true;
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "\"17\""), Effect::Shown)
        << "a tag that does not change with the deployment tells nothing";
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "\"16\""), Effect::Unclear);
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "\"18\""), Effect::Shown);
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "\"abc\""), Effect::Shown);
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "16"), Effect::Unclear) << "of the record";
    for (const char* mark : {"-gzip", "--gzip", ";gzip", "-br", "-zstd", "-df"}) {
        EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, std::string("\"16") + mark + '"'),
            Effect::Unclear)
            << mark;
        EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, std::string("\"17") + mark + '"'),
            Effect::Shown)
            << mark;
    }
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "\"99999999999999999999\""), Effect::Shown)
        << "no number of 64 bits";
    EXPECT_EQ(effectOn(pauseOfA, Standing::Silent, held, "\"-16\""), Effect::Shown);
    Command compressed = pauseOfA;
    compressed.revision = "\"17-gzip\"";
    EXPECT_EQ(effectOn(compressed, Standing::Silent, held, "16"), Effect::Unclear);
    EXPECT_EQ(effectOn(compressed, Standing::Silent, held, "17"), Effect::Shown);
}

TEST(ServingVersion, isWhatAllOfTheTrafficReaches)
{
    const auto serving = [](auto&& build) {
        return std::string(servingVersion(Deployment(build)));
    };
    EXPECT_EQ(serving(aDeployment("A").blue("r/a:v2", 100).green("r/a:v1", 0)), "v2");
    EXPECT_EQ(serving(aDeployment("A").blue("r/a:v2", 0).green("r/a:v1", 100)), "v1");
    EXPECT_EQ(serving(aDeployment("A").blue("r/a:v2", 40).green("r/a:v1", 60)), "");
    EXPECT_EQ(serving(aDeployment("A").blue("r/a:v2", 100)), "v2");
    EXPECT_EQ(serving(aDeployment("A")), "");
    Deployment canary = aDeployment("A").blue("r/a:v2", 0);
    canary.resources.put({"stable", {}, {}, "r/a:v1", 100, {}});
    EXPECT_EQ(serving(canary), "v1");
    canary.resources.put({"preview", {}, {}, "r/a:v3", {}, {}});
    EXPECT_EQ(serving(canary), "") << "nobody knows what goes there";
    Deployment unknown = aDeployment("A").blue("r/a:v2", 0);
    unknown.resources.put({"stable", {}, {}, "r/a:v1", {}, {}});
    EXPECT_EQ(serving(unknown), "") << "it may have none of it either";
}

} // namespace

} // namespace operations
