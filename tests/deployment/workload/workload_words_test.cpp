// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace deployment {

namespace {

ReasonPart ended(std::string word, std::string exitCode, std::string message = {})
{
    return {
        .words = std::move(word), .exitCode = std::move(exitCode), .message = std::move(message)};
}

std::string withPlainSpaces(std::string text)
{
    constexpr std::string_view unbroken = "\xC2\xA0";
    for (auto at = text.find(unbroken); at != std::string::npos; at = text.find(unbroken))
        text.replace(at, unbroken.size(), " ");
    return text;
}

/// The parts with words of ours, without those of the cluster.
std::vector<ReasonPart> oursOf(std::vector<ReasonPart> parts)
{
    std::erase_if(parts, [](const ReasonPart& part) {
        return part.container.empty() && !part.isOfLastTime && part.exitCode.empty();
    });
    for (ReasonPart& part : parts) {
        part.message.clear();
        if (part.exitCode.empty())
            part.words.clear();
    }
    return parts;
}

} // namespace

TEST(ReasonWords, areReadAsTheyWereWritten)
{
    ReasonPart waiting{.container = "app", .words = "CrashLoopBackOff: back-off 5m"};
    ReasonPart last = ended("OOMKilled", "137", "out: of memory, exit code 1");
    last.isOfLastTime = true;
    last.signal = "9";
    const std::vector<ReasonPart> parts{
        waiting, last, {.words = "probe failed (x3)"}, ended("Error", "2")};
    EXPECT_EQ(reasonWords(parts),
        "container app: CrashLoopBackOff: back-off 5m; last terminated: OOMKilled, signal 9, exit "
        "code 137: out: of memory, exit code 1; probe failed (x3); Error, exit code 2");
    EXPECT_EQ(reasonParts(reasonWords(parts)), parts);
    EXPECT_TRUE(reasonParts("").empty());
    for (const char* other : {"container : x", "container a b: x", "container app", "exit code 3",
             "It failed, exit code 3", "a: Error, exit code 3", "Error, exit code",
             "Error, exit code x", "Error, exit code 3, or so", "Error, signal , exit code 3",
             "its last terminated: x"})
        EXPECT_EQ(reasonParts(other), std::vector{ReasonPart{.words = other}}) << other;
}

TEST(ReasonWords, ofAClusterAreNeverTakenForOurs)
{
    const std::array<const char*, 6> texts{"container x: y", "last terminated: y",
        "Error, exit code 3", "a; container x: last terminated: Error, signal 9, exit code 3; b",
        "container x: Error, exit code 3: z", "; last terminated: "};
    for (const char* text : texts) {
        const std::vector<ReasonPart> parts{{.words = text}};
        EXPECT_TRUE(oursOf(reasonParts(reasonWords(parts))).empty()) << reasonWords(parts);
        EXPECT_EQ(withPlainSpaces(reasonWords(parts)), text);
        const std::vector<ReasonPart> set{{.container = "app", .words = text}};
        EXPECT_EQ(oursOf(reasonParts(reasonWords(set))), oursOf(set)) << reasonWords(set);
        const std::vector<ReasonPart> left{ended("Error", "1", text)};
        EXPECT_EQ(oursOf(reasonParts(reasonWords(left))), oursOf(left)) << reasonWords(left);
    }
    EXPECT_EQ(
        reasonWords({ended("Error", "1", "container x: y")}), "Error, exit code 1: container x: y")
        << "what cannot be mistaken stays as it is";
}

TEST(ReasonWords, surviveAnyWordsOfACluster)
{
    constexpr std::array pieces{"container ", "app", ": ", "; ", "last terminated: ", "Error",
        ", signal ", ", exit code ", "9", " ", ",", "container", "\xC2\xA0"};
    std::mt19937 random(6);
    const auto foreign = [&] {
        std::string text;
        for (auto left = 1 + random() % 9; left > 0; --left)
            text += pieces[random() % pieces.size()];
        return text;
    };
    for (int round = 0; round < 20'000 && !testing::Test::HasFailure(); ++round) {
        std::vector<ReasonPart> parts;
        for (auto left = 1 + random() % 3; left > 0; --left) {
            ReasonPart part =
                random() % 2 == 0 ? ended("Odd", "7", foreign()) : ReasonPart{.words = foreign()};
            part.isOfLastTime = random() % 3 == 0;
            if (random() % 2 == 0)
                part.container = "web";
            parts.push_back(part);
        }
        EXPECT_EQ(oursOf(reasonParts(reasonWords(parts))), oursOf(parts)) << reasonWords(parts);
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
