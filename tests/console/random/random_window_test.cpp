// SPDX-License-Identifier: GPL-3.0-or-later
// A window that is worked at random while its sources tell of a world that goes on.
#include "engineer.h"
#include "loud_warnings.h"
#include "place_oracle.h"
#include "room_oracle.h"
#include "window_oracle.h"

#include "oracles/random_seeds.h"

#include <gtest/gtest.h>

namespace random_window {

class RandomWindow : public testing::TestWithParam<unsigned> { };

INSTANTIATE_TEST_SUITE_P(Seeds, RandomWindow, test_support::randomSeeds());

TEST_P(RandomWindow, showsWhatWasToldAndWasAskedFor)
{
    const LoudWarnings warnings;
    Dice dice(GetParam());
    World world(dice);
    Desk desk(world);
    Engineer engineer(dice, world, desk);
    std::string story;
    constexpr int steps = 80;
    for (int step = 0; step < steps && !HasFailure(); ++step) {
        const KeptPlace place(desk);
        const bool happens = dice.oneIn(2);
        const std::string what = happens ? world.happen() : engineer.act();
        if (what.empty())
            continue;
        story += '\n' + std::to_string(step) + ": " + what;
        desk.settle();
        for (const console::ListController* list : desk.lists())
            expectList(world, desk, *list, engineer.mindOf(*list));
        if (happens)
            place.expectKept(desk);
        expectDetail(desk);
        expectTabs(desk);
        expectKeys(desk);
        expectLanguage(desk);
        expectRoom(desk);
    }
    EXPECT_FALSE(HasFailure()) << "seed " << GetParam() << story;
}

} // namespace random_window
