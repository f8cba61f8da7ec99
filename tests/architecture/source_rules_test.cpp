// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"

#include <gtest/gtest.h>

#include <algorithm>

using architecture::filesBelow;
using architecture::hasWord;
using architecture::SourceFile;
using architecture::withoutComment;

namespace {

const std::vector<std::string> code{".h", ".cpp"};
const std::vector<std::string> everything{"src", "include", "mock", "tests"};
const std::vector<std::string> product{"src", "include", "mock"};

struct Ban {
    std::vector<std::string> folders;
    std::string_view word;
    std::vector<std::string_view> exceptIn; ///< in files whose names begin so
    std::string_view why;
};

bool uses(const SourceFile& file, std::string_view word)
{
    const auto lines = file.lines();
    return std::ranges::any_of(lines, [word](std::string_view line) {
        return !line.starts_with("#include") && hasWord(withoutComment(line), word);
    });
}

/// Whether a line emits a signal of another object than its own.
bool emitsForAnother(std::string_view line)
{
    constexpr std::string_view emission = "Q_EMIT ";
    const auto begin = withoutComment(line).find(emission);
    if (begin == std::string_view::npos)
        return false;
    std::string_view signal = withoutComment(line).substr(begin + emission.size());
    signal = signal.substr(0, signal.find('('));
    if (signal.starts_with("this->"))
        signal.remove_prefix(6);
    return signal.find("->") != std::string_view::npos
        || signal.find('.') != std::string_view::npos;
}

/// The file that a line of a list in a CMakeLists.txt names; empty of all other lines.
std::string_view listedFile(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.ends_with(')'))
        line.remove_suffix(1);
    const bool isFile = line.ends_with(".cpp") || line.ends_with(".h");
    return isFile && line.find(' ') == std::string_view::npos ? line : std::string_view();
}

} // namespace

TEST(SourceRules, findWordsAsWholes)
{
    EXPECT_TRUE(hasWord("auto* a = new QLabel(this);", "QLabel("));
    EXPECT_FALSE(hasWord("auto* a = new PlainQLabel(this);", "QLabel("));
    EXPECT_TRUE(hasWord("xQEventLoop QEventLoop;", "QEventLoop"));
    EXPECT_FALSE(hasWord("MyQEventLoop QEventLoops;", "QEventLoop"));
    EXPECT_EQ(withoutComment("a; // b"), "a; ");
    EXPECT_EQ(withoutComment("f(\"https://x\");"), "f(\"https://x\");");
}

TEST(SourceRules, nothingForbiddenIsUsed)
{
    const std::vector<Ban> bans{
        {product, "new QLabel", {"plain_"}, "takes foreign text for markup: use PlainLabel"},
        {product, "QLabel(", {"plain_"}, "takes foreign text for markup: use PlainLabel"},
        {product, "QMessageBox", {"plain_", "screen_fit", "scrolled_content"},
            "takes foreign text for markup, and nests an event loop"},
        {product, "QEventLoop", {}, "nests an event loop"},
        {product, "processEvents", {}, "nests an event loop"},
        {everything, "sleep_for", {"source_rules"},
            "guesses a time instead of waiting for a condition"},
        {everything, "usleep", {"source_rules"},
            "guesses a time instead of waiting for a condition"},
        {everything, "msleep", {"source_rules"},
            "guesses a time instead of waiting for a condition"},
        {everything, "qWait(", {"source_rules"},
            "guesses a time instead of waiting for a condition"},
        {everything, "QVERIFY", {"source_rules"}, "passes silently under GoogleTest"},
        {everything, "QCOMPARE", {"source_rules"}, "passes silently under GoogleTest"},
        {everything, "std::regex", {"source_rules"}, "overflows the stack on long text"},
        {product, "QJsonDocument", {}, "reads without limits: use formats::JsonValue"},
        {product, "QJsonObject", {}, "reads without limits: use formats::JsonValue"},
        {product, "QJsonArray", {}, "reads without limits: use formats::JsonValue"},
        {product, "QJsonValue", {}, "reads without limits: use formats::JsonValue"},
        {product, "toHtmlEscaped", {"display_strings", "notifier", "page_tab_bar"},
            "shows &amp; where a tool tip is taken for plain text: use models::toolTipText"},
        {product, "QSortFilterProxyModel", {}, "is far too slow over a history"},
        {product, "ignoreSslErrors", {}, "switches verification off"},
        {product, "using namespace std;", {}, "blurs where names come from"},
    };
    for (const Ban& ban : bans) {
        for (const SourceFile& file : filesBelow(ban.folders, code)) {
            const bool excepted = std::ranges::any_of(ban.exceptIn,
                [&](std::string_view prefix) { return file.name().starts_with(prefix); });
            EXPECT_TRUE(excepted || !uses(file, ban.word))
                << file.path << ": " << ban.word << ' ' << ban.why;
        }
    }
}

TEST(SourceRules, seeWhoseSignalIsEmitted)
{
    EXPECT_TRUE(emitsForAnother("        Q_EMIT m_owner->changed(entry);"));
    EXPECT_TRUE(emitsForAnother("if (x) { Q_EMIT owner.changed(); }"));
    EXPECT_FALSE(emitsForAnother("    Q_EMIT changed(m_owner->entry(), a.b);"));
    EXPECT_FALSE(emitsForAnother("    Q_EMIT this->touched(a.key());"));
    EXPECT_FALSE(emitsForAnother("    // Q_EMIT m_owner->changed(entry);"));
}

TEST(SourceRules, noPartEmitsItsOwnersSignals)
{
    // It has signals of its own, which its owner connects: who reads either sees what it reports.
    for (const SourceFile& file : filesBelow(product, code))
        for (const std::string_view line : file.lines())
            EXPECT_FALSE(emitsForAnother(line)) << file.path << ": " << line;
}

TEST(SourceRules, oneFileKnowsTheLibraryThatParsesJson)
{
    // Its header takes seconds to compile, and knows no limits: formats::JsonValue is the door. The
    // stand-in for a cluster keeps and patches what it parsed.
    std::vector<std::string> users;
    for (const SourceFile& file : filesBelow(product, code))
        if (file.text.find("<nlohmann/") != std::string::npos)
            users.push_back(file.path);
    std::ranges::sort(users);
    EXPECT_EQ(users,
        (std::vector<std::string>{
            "mock/kubernetes/values/json.h", "src/formats/json/json_parser.cpp"}));
}

TEST(SourceRules, nothingIsLeftForLater)
{
    for (const SourceFile& file : filesBelow(everything, code))
        for (const std::string_view word : {"TODO", "FIXME", "XXX"})
            EXPECT_TRUE(!hasWord(file.text, word) || file.name() == "source_rules_test.cpp")
                << file.path << ": " << word;
}

TEST(SourceRules, everyFileNamesItsLicence)
{
    const std::string_view licence = "SPDX-License-Identifier: GPL-3.0-or-later";
    auto files = filesBelow({"src", "include", "mock", "tests", "scripts", "cmake"},
        {".h", ".cpp", "CMakeLists.txt", ".cmake"});
    files.push_back({"CMakeLists.txt", architecture::textOf("CMakeLists.txt")});
    for (const SourceFile& file : files) {
        const auto lines = file.lines();
        ASSERT_FALSE(lines.empty()) << file.path;
        EXPECT_NE(lines.front().find(licence), std::string_view::npos) << file.path;
    }
}

TEST(SourceRules, everyHeaderIsGuardedOnceByPragma)
{
    for (const SourceFile& file : filesBelow(everything, {".h"})) {
        const auto lines = file.lines();
        EXPECT_EQ(std::ranges::count(lines, "#pragma once"), 1) << file.path;
    }
}

TEST(SourceRules, filesAreListedInOrder)
{
    EXPECT_EQ(listedFile("    http/http_client.h)"), "http/http_client.h");
    EXPECT_EQ(listedFile("  SOURCES a.cpp"), "");
    std::size_t listed = 0;
    for (const SourceFile& file : filesBelow({"src", "mock", "tests"}, {"CMakeLists.txt"})) {
        std::string_view previous;
        for (const std::string_view line : file.lines()) {
            EXPECT_LE(line.size(), 120) << file.path << ": " << line;
            const std::string_view next = listedFile(line);
            if (!next.empty() && !previous.empty()) {
                EXPECT_LT(previous, next) << file.path << ": a list of files is not in order";
            }
            listed += !next.empty();
            previous = next;
        }
    }
    EXPECT_GT(listed, 0);
}

TEST(SourceRules, fileNamesAreLowerSnakeCase)
{
    for (const SourceFile& file : filesBelow(everything, code))
        for (const char c : file.name())
            EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.')
                << file.path;
}
