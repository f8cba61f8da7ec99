// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/object.h"

#include <gtest/gtest.h>

using kubernetes::ObjectKind;
using kubernetes::pathOf;

TEST(KubernetesObject, liesWhereItsKindDoes)
{
    EXPECT_EQ(pathOf(ObjectKind::Rollout, "", ""), "/apis/argoproj.io/v1alpha1/rollouts");
    EXPECT_EQ(pathOf(ObjectKind::Rollout, "shop", "checkout", "status"),
        "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/checkout/status");
    EXPECT_EQ(pathOf(ObjectKind::Pod, "shop", "checkout-1", "log"),
        "/api/v1/namespaces/shop/pods/checkout-1/log");
    EXPECT_EQ(pathOf(ObjectKind::Deployment, "shop"), "/apis/apps/v1/namespaces/shop/deployments");
}

TEST(KubernetesObject, aNameIsOneSegmentWhateverItHolds)
{
    EXPECT_EQ(
        pathOf(ObjectKind::Pod, "a/b", "c?d=é"), "/api/v1/namespaces/a%2Fb/pods/c%3Fd%3D%C3%A9");
}

TEST(KubernetesObject, onlyNumbersSayWhichVersionIsTheEarlierOne)
{
    using kubernetes::isEarlierVersion;
    EXPECT_TRUE(isEarlierVersion("9", "10"));
    EXPECT_TRUE(isEarlierVersion("18446744073709551615", "18446744073709551616"));
    EXPECT_FALSE(isEarlierVersion("10", "10"));
    EXPECT_FALSE(isEarlierVersion("11", "10"));
    for (const char* odd : {"", "0", "09", "a", "1-2"}) {
        EXPECT_FALSE(isEarlierVersion(odd, "10")) << odd;
        EXPECT_FALSE(isEarlierVersion("1", odd)) << odd;
    }
}
