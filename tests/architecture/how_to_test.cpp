// SPDX-License-Identifier: GPL-3.0-or-later
// What docs/how-to.md promises: the tests that it names exist, and the steps that no other test
// holds.
#include "source_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

using architecture::SourceFile;
using architecture::textOf;

namespace {

/// What follows each occurrence of the beginning, up to the first byte that is none of a name.
std::vector<std::string> namesBehind(std::string_view text, std::string_view beginning)
{
    std::vector<std::string> names;
    for (auto at = text.find(beginning); at != std::string_view::npos;
         at = text.find(beginning, at + 1)) {
        const auto begin = at + beginning.size();
        auto end = begin;
        while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0))
            ++end;
        names.emplace_back(text.substr(begin, end - begin));
    }
    return names;
}

bool isNamedIn(const std::vector<SourceFile>& files, const std::string& word)
{
    return std::ranges::any_of(
        files, [&](const SourceFile& file) { return architecture::hasWord(file.text, word); });
}

} // namespace

TEST(HowTo, namesTestsThatExist)
{
    const std::string text = textOf("docs/how-to.md");
    const auto tests = architecture::filesBelow({"tests"}, {".cpp"});
    int count = 0;
    for (const std::string& layer : architecture::foldersIn("tests")) {
        for (const std::string& suite : namesBehind(text, '`' + layer + '.')) {
            if (suite == "contract")
                continue; // of tests/mock/contract_test.py
            EXPECT_TRUE(isNamedIn(tests, suite)) << layer << '.' << suite;
            for (const std::string& name : namesBehind(text, '`' + layer + '.' + suite + '.'))
                EXPECT_TRUE(isNamedIn(tests, name)) << layer << '.' << suite << '.' << name;
            ++count;
        }
    }
    EXPECT_GT(count, 10);
}

TEST(SourceKinds, eachIsOpenedByBothPrograms)
{
    const auto kinds = namesBehind(
        textOf("include/deploy/sources/source_registry.h"), "[[nodiscard]] SourceKind ");
    EXPECT_GE(kinds.size(), 2U);
    for (const std::string& kind : kinds) {
        for (const char* program : {"src/cli", "src/console"}) {
            // The command line's program for files is one without sources.
            const bool hasOwnWay = kind == "fileKind" && program == std::string("src/cli");
            EXPECT_TRUE(hasOwnWay || isNamedIn(architecture::filesBelow({program}, {".cpp"}), kind))
                << kind << " in " << program;
        }
    }
}

TEST(Metrics, eachIsDocumented)
{
    const auto metrics =
        namesBehind(textOf("include/deploy/deployment/metrics.h"), "    MetricSpec{\"");
    EXPECT_GE(metrics.size(), 2U);
    for (const std::string& metric : metrics) {
        for (const char* path : {"docs/data-format.md", "docs/openapi.yaml"})
            EXPECT_TRUE(architecture::hasWord(textOf(path), metric)) << metric << " in " << path;
    }
}
