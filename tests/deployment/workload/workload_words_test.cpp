// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace deployment {

namespace {

ReasonPart ended(std::string word, std::string exitCode, std::string message = {})
{
    return {
        .words = std::move(word), .exitCode = std::move(exitCode), .message = std::move(message)};
}

} // namespace

TEST(ReasonWords, areThoseOfTheClusterWithOursAround)
{
    ReasonPart waiting{.container = "app", .words = "CrashLoopBackOff: back-off 5m"};
    ReasonPart last = ended("OOMKilled", "137", "out: of memory, exit code 1");
    last.isOfLastTime = true;
    last.signal = "9";
    const std::vector<ReasonPart> parts{
        waiting, last, {.words = "probe failed (x3)"}, ended("Error", "2")};
    WorkloadNode node;
    setReason(node, parts);
    EXPECT_EQ(node.reason,
        "container app: CrashLoopBackOff: back-off 5m; last terminated: OOMKilled, signal 9, exit "
        "code 137: out: of memory, exit code 1; probe failed (x3); Error, exit code 2");
    EXPECT_EQ(node.reasonParts, parts);
}

/// It is copied and exported, byte by byte.
TEST(ReasonWords, whatAClusterSaysStaysAsItIsAlsoWhereItReadsLikeOurs)
{
    for (const std::string text :
        {"container x: y", "last terminated: y", "Error, exit code 3", "; last terminated: ",
            "a; container x: last terminated: Error, signal 9, exit code 3; b", "a\xC2\xA0z"}) {
        WorkloadNode node;
        setReason(node, {{.words = text}});
        EXPECT_EQ(node.reason, text);
        EXPECT_TRUE(node.reasonParts.empty()) << "nothing of it is ours";
        setReason(node, {{.container = "app", .words = text}});
        EXPECT_EQ(node.reason, "container app: " + text);
        EXPECT_EQ(node.reasonParts.at(0).words, text);
    }
}

TEST(ProgramWords, nameAProgramAndNobodyElse)
{
    EXPECT_EQ(programWords("kubectl-edit"), "via kubectl-edit");
    EXPECT_EQ(programOf("via kubectl-edit"), "kubectl-edit");
    for (const char* other : {"", "via ", "via", "viaduct", "SRE-Wang"})
        EXPECT_EQ(programOf(other), std::nullopt) << other;
}

TEST(SideStatusWords, areReadAsTheyWereWritten)
{
    const SideStatus status{"Progressing", 2, 3};
    EXPECT_EQ(sideStatusWords(status), "Progressing, 2/3 pods available");
    EXPECT_EQ(sideStatusOf(sideStatusWords(status)), status);
    for (const char* other : {"", "Healthy", "Healthy, 2/3 pods", "Healthy, /3 pods available",
             "Not healthy, 2/3 pods available", "Healthy, 2/x pods available",
             "Healthy, 2/99999999999999999999 pods available", "Healthy, 2/3 pods available."})
        EXPECT_EQ(sideStatusOf(other), std::nullopt) << other;
}

} // namespace deployment
