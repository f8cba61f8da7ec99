// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_spec.h"

#include "project_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace operations {

namespace {

TEST(CommandSpec, everyWordLeadsBackToItsKind)
{
    std::set<std::string_view> words;
    for (const CommandSpec& spec : allCommandSpecs) {
        EXPECT_EQ(specOf(spec.kind).word, spec.word);
        EXPECT_EQ(toWire(spec.kind), spec.word);
        EXPECT_EQ(parseCommandKind(spec.word), spec.kind);
        EXPECT_TRUE(words.insert(spec.word).second) << spec.word;
        EXPECT_FALSE(spec.verb.empty()) << spec.word;
    }
    for (const std::string_view word : {"", "Pause", "stop", "pause ", "promote_fully"})
        EXPECT_EQ(parseCommandKind(word), std::nullopt);
}

TEST(CommandSpec, onlyARollbackNeedsATarget)
{
    for (const CommandSpec& spec : allCommandSpecs) {
        EXPECT_EQ(spec.needsTarget, spec.kind == CommandKind::RollBack);
        EXPECT_EQ(spec.needsTarget, spec.trace == Trace::TargetServes);
        EXPECT_TRUE(spec.needsReason);
        EXPECT_TRUE(spec.needsConfirmation);
    }
}

TEST(CommandSpec, theContractHasThreeOfThem)
{
    ASSERT_EQ(contractCommandSpecs.size(), 3U);
    for (const CommandSpec& spec : allCommandSpecs)
        EXPECT_EQ(std::ranges::find(contractCommandSpecs, spec.kind, &CommandSpec::kind)
                == contractCommandSpecs.end(),
            spec.trace == Trace::None)
            << spec.word;
}

TEST(CommandSpec, someStatusTakesEachKind)
{
    for (const CommandSpec& spec : allCommandSpecs)
        EXPECT_TRUE(std::ranges::any_of(spec.when, [](Condition each) {
            return each != Condition::Never;
        })) << spec.word;
}

TEST(CommandSpec, eachKindHasItsPathInTheContractAndThereIsNoOther)
{
    std::ifstream contract(PROJECT_SOURCE_DIR "/docs/openapi.yaml");
    std::set<std::string> documented;
    const std::string begin = "  /deployments/{id}/";
    for (std::string line; std::getline(contract, line);) {
        const std::string word = line.starts_with(begin) && line.ends_with(':')
            ? line.substr(begin.size(), line.size() - begin.size() - 1)
            : std::string();
        if (!word.empty() && word != "logs")
            documented.insert(word);
    }
    std::set<std::string> known;
    for (const CommandSpec& spec : contractCommandSpecs)
        known.emplace(spec.word);
    EXPECT_EQ(documented, known);
}

} // namespace

} // namespace operations
