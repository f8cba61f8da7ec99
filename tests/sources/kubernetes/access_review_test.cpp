// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

#include "kubernetes/client/access_review.h"

namespace sources {

using deployment::Milliseconds;

namespace {

constexpr const char* reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

} // namespace

class AccessReviewTest : public KubeFixture {
protected:
    AccessReviewTest()
    {
        server.setUsers({mock_kubernetes::viewer("viewer", "tv")});
        authorization = std::make_shared<Authorization>(
            AuthorizationField{"Authorization", Secret("Bearer tv")});
        own = std::make_unique<KubeClient>(access(), authorization, scheduler);
        review = std::make_unique<AccessReview>(*own);
        QObject::connect(review.get(), &AccessReview::changed, review.get(), [this] { ++changes; });
    }
    [[nodiscard]] bool knows(const AccessQuestion& question)
    {
        return waitUntil([&] { return review->known(question).has_value(); });
    }

    const AccessQuestion read{"get", "argoproj.io", "rollouts", "", "shop"};
    const AccessQuestion change{"patch", "argoproj.io", "rollouts", "status", "shop"};
    std::unique_ptr<KubeClient> own;
    std::unique_ptr<AccessReview> review;
    int changes = 0;
};

TEST_F(AccessReviewTest, asksTheClusterAndKeepsWhatItSaysForAMinute)
{
    EXPECT_FALSE(review->known(read));
    review->ask(read);
    review->ask(read);
    review->ask(change);
    ASSERT_TRUE(knows(read));
    ASSERT_TRUE(knows(change));
    EXPECT_TRUE(review->known(read)->isAllowed);
    EXPECT_FALSE(review->known(change)->isAllowed);
    EXPECT_EQ(changes, 2);
    EXPECT_EQ(server.traffic().count("POST", reviews), 2);
    review->ask(change);
    scheduler->advance(Milliseconds(59'000));
    review->ask(change);
    EXPECT_EQ(server.traffic().count("POST", reviews), 2);
    scheduler->advance(Milliseconds(1'000));
    review->ask(change);
    EXPECT_TRUE(review->known(change)) << "the answer before stands until there is another";
    EXPECT_TRUE(waitUntil([this] { return server.traffic().count("POST", reviews) == 3; }));
}

TEST_F(AccessReviewTest, asksAgainAfterTheClockWasSetBack)
{
    review->ask(change);
    ASSERT_TRUE(knows(change));
    scheduler->jump(-Milliseconds(3'600'000));
    review->ask(change);
    EXPECT_TRUE(waitUntil([this] { return server.traffic().count("POST", reviews) == 2; }));
}

TEST_F(AccessReviewTest, whatCannotBeAskedIsNotKnown)
{
    server.failNext("500");
    review->ask(change);
    EXPECT_TRUE(waitUntil([this] { return server.traffic().count("POST", reviews) == 1; }));
    scheduler->advance(Milliseconds(60'000));
    EXPECT_FALSE(review->known(change));
    EXPECT_EQ(changes, 0);
}

TEST_F(AccessReviewTest, forgetsForAnotherUser)
{
    review->ask(read);
    ASSERT_TRUE(knows(read));
    review->forget();
    EXPECT_FALSE(review->known(read));
    EXPECT_EQ(changes, 2);
    review->ask(read);
    EXPECT_TRUE(knows(read));
}

} // namespace sources
