// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"

#include "deploy/deployment/ascii.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using architecture::SourceFile;
using deployment::isAsciiAlphanumeric;
using deployment::isAsciiLetter;
using deployment::isAsciiUpper;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

using Words = std::set<std::string, std::less<>>;

bool isNameByte(char c)
{
    return isAsciiAlphanumeric(c) || c == '_';
}

/// Calls with each run of bytes that may be a name, and with what follows it.
template <typename Function> void forEachName(std::string_view text, Function&& function)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && isNameByte(text[end]))
            ++end;
        if (end > at && isAsciiLetter(text[at]))
            function(text.substr(at, end - at), text.substr(end));
        at = std::max(end, at + 1);
    }
}

/// "CommandPlan", but no "Command", "JSON" or "XDG_DATA_HOME".
bool isCamelCase(std::string_view name)
{
    if (!isAsciiUpper(name.front()))
        return false;
    bool hasLower = false;
    for (const char c : name.substr(1)) {
        if (hasLower && isAsciiUpper(c))
            return true;
        hasLower = hasLower || (isAsciiLetter(c) && !isAsciiUpper(c));
    }
    return false;
}

/// What a /// comment speaks of as if it were a type (CamelCase) or a function (name()).
std::vector<std::string> namesInComments(const SourceFile& file)
{
    std::vector<std::string> names;
    for (const std::string_view line : file.lines()) {
        const auto comment = line.find("///");
        if (comment == std::string_view::npos)
            continue;
        forEachName(line.substr(comment), [&](std::string_view name, std::string_view rest) {
            const bool isQt = name.size() > 1 && name[0] == 'Q' && isAsciiUpper(name[1]);
            if (rest.starts_with("()") || (isCamelCase(name) && !isQt))
                names.emplace_back(name);
        });
    }
    return names;
}

void addNames(const SourceFile& file, Words& words)
{
    for (const std::string_view line : file.lines())
        forEachName(architecture::withoutComment(line),
            [&](std::string_view name, std::string_view) { words.emplace(name); });
}

} // namespace

TEST(NamesInComments, areTypesAndFunctions)
{
    const auto namesIn = [](const std::string& text) {
        return namesInComments({"include/deploy/a.h", text});
    };
    EXPECT_THAT(
        namesIn("/// As CommandPlan has it (see clear()), in JSON, UTF-8 or XDG_DATA_HOME."),
        ElementsAre("CommandPlan", "clear"));
    EXPECT_THAT(namesIn("int a; ///< of a PathTable2"), ElementsAre("PathTable2"));
    EXPECT_THAT(namesIn("CommandPlan plan(); // like OtherPlan"), IsEmpty());
    EXPECT_THAT(namesIn("/// A QTableView. Ordinary words, and x_y."), IsEmpty());
}

TEST(NamesInComments, existInTheCode)
{
    Words known{"GitHub", "GitLab", "LibreOffice", "MiB", "SplitMix64"};
    for (const SourceFile& file :
        architecture::filesBelow({"src", "include", "mock", "ui"}, {".h", ".cpp", ".ui"}))
        addNames(file, known);
    for (const SourceFile& file : architecture::filesBelow({"include"}, {".h"}))
        for (const std::string& name : namesInComments(file))
            EXPECT_TRUE(known.contains(name)) << file.path << " speaks of " << name;
}
