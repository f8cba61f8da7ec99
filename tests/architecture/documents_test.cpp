// SPDX-License-Identifier: GPL-3.0-or-later
// Links and pictures in the documents lead somewhere, tests that they name exist, and the user
// guide says the same in both languages.
#include "source_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QRegularExpression>
#include <QSet>

#include <filesystem>
#include <set>

namespace {

const char* const guides[]{"docs/user-guide.md", "docs/user-guide.zh.md"};

QString readDocument(const std::string& path)
{
    return QString::fromStdString(architecture::textOf(path));
}

/// Without what stands in fences of code.
QString proseOf(QString text)
{
    static const QRegularExpression fence(QStringLiteral("^```.*?^```$"),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    return text.remove(fence);
}

/// What the first group of an expression catches, in order.
QStringList allOf(const QString& text, const QString& expression)
{
    QStringList found;
    const QRegularExpression pattern(expression, QRegularExpression::MultilineOption);
    for (auto each = pattern.globalMatch(text); each.hasNext();)
        found << each.next().captured(1);
    return found;
}

/// By which other documents may link to it: those that are set, and those that are made of its
/// headings.
QStringList anchorsOf(const QString& text)
{
    QStringList anchors = allOf(text, QStringLiteral("<a id=\"([^\"]+)\"></a>"));
    static const QRegularExpression noPart(
        QStringLiteral("[^\\w\\- ]"), QRegularExpression::UseUnicodePropertiesOption);
    for (QString heading : allOf(proseOf(text), QStringLiteral("^#+ (.+)$")))
        anchors << heading.toLower().remove(noPart).replace(QLatin1Char(' '), QLatin1Char('-'));
    return anchors;
}

/// Levels and anchors of all headings but the title: "## live".
QStringList outlineOf(const QString& text)
{
    QStringList outline;
    const QRegularExpression pattern(
        QStringLiteral("(?:^<a id=\"([^\"]+)\"></a>\\n\\n)?^(#{2,}) .+$"),
        QRegularExpression::MultilineOption);
    const QString prose = proseOf(text);
    for (auto each = pattern.globalMatch(prose); each.hasNext();) {
        const auto match = each.next();
        outline << match.captured(2) + QLatin1Char(' ') + match.captured(1);
    }
    return outline;
}

std::vector<std::string> documents()
{
    std::vector<std::string> paths{"README.md", "CONTRIBUTING.md", "CHANGELOG.md"};
    if (architecture::existsInProject("README.zh.md"))
        paths.emplace_back("README.zh.md");
    for (const auto& file : architecture::filesBelow({"docs", "mock"}, {".md"}))
        paths.push_back(file.path);
    return paths;
}

} // namespace

TEST(Documents, linksAndPicturesLeadSomewhere)
{
    int count = 0;
    for (const std::string& path : documents()) {
        const QString text = readDocument(path);
        const QStringList links = allOf(proseOf(text), QStringLiteral("\\]\\(([^)\\s]+)\\)"));
        for (const QString& link : links) {
            if (link.contains(QLatin1String("://")))
                continue;
            const QString file = link.section(QLatin1Char('#'), 0, 0);
            const QString anchor = link.section(QLatin1Char('#'), 1);
            const auto target = file.isEmpty()
                ? std::filesystem::path(path)
                : (std::filesystem::path(path).parent_path() / file.toStdString())
                      .lexically_normal();
            ++count;
            const bool exists = architecture::existsInProject(target.string());
            EXPECT_TRUE(exists) << path << ": there is no " << link.toStdString();
            if (exists && !anchor.isEmpty()) {
                EXPECT_TRUE(anchorsOf(readDocument(target.string())).contains(anchor))
                    << path << ": " << link.toStdString();
            }
        }
    }
    EXPECT_GT(count, 50);
}

TEST(Testing, namesTestsThatExist)
{
    std::set<std::string> tests;
    const QRegularExpression test(QStringLiteral("TEST(?:_F|_P)?\\(\\s*(\\w+),\\s*(\\w+)\\)"));
    for (const auto& file : architecture::filesBelow({"tests"}, {".cpp"})) {
        const QString code = QString::fromStdString(file.text);
        for (auto each = test.globalMatch(code); each.hasNext();) {
            const auto match = each.next();
            tests.insert((match.captured(1) + QLatin1Char('.') + match.captured(2)).toStdString());
        }
    }
    const QString text = readDocument("docs/testing.md");
    const QRegularExpression name(QStringLiteral("`([A-Z]\\w+\\.[A-Za-z]\\w*)(…?)`"));
    int count = 0;
    for (auto each = name.globalMatch(text); each.hasNext(); ++count) {
        const auto match = each.next();
        const std::string wanted = match.captured(1).toStdString();
        const auto found = tests.lower_bound(wanted);
        const bool isBeginning = !match.captured(2).isEmpty();
        const bool isThere =
            found != tests.end() && (isBeginning ? found->starts_with(wanted) : *found == wanted);
        EXPECT_TRUE(isThere) << wanted;
    }
    EXPECT_GT(count, 100);
}

TEST(UserGuide, hasTheSameSectionsInBothLanguages)
{
    const QStringList english = outlineOf(readDocument(guides[0]));
    const QStringList chinese = outlineOf(readDocument(guides[1]));
    EXPECT_GE(english.size(), 15);
    EXPECT_EQ(english.join(QLatin1Char('\n')).toStdString(),
        chinese.join(QLatin1Char('\n')).toStdString());
    for (const QString& section : english)
        EXPECT_FALSE(section.endsWith(QLatin1Char(' '))) << "a heading without an anchor";
}

/// Whoever adds a key, an option or a file to one of them adds it to the other.
TEST(UserGuide, namesTheSameKeysOptionsAndFilesInBothLanguages)
{
    const auto codes = [](const char* path) {
        const QStringList found = allOf(proseOf(readDocument(path)),
            QStringLiteral("`((?:--|~/|Ctrl\\+|Shift\\+|F\\d|kube:|scripts/)[^`]*)`"));
        QSet<QString> names;
        for (const QString& name : found)
            names << name.section(QLatin1Char(' '), 0, 0);
        return names;
    };
    const QSet<QString> english = codes(guides[0]);
    const QSet<QString> chinese = codes(guides[1]);
    EXPECT_GE(english.size(), 30);
    for (const QString& name : english - chinese)
        ADD_FAILURE() << "only in English: " << name.toStdString();
    for (const QString& name : chinese - english)
        ADD_FAILURE() << "only in Chinese: " << name.toStdString();
}

TEST(UserGuide, namesThePartsOfTheWindowAsTheyAreTranslated)
{
    const std::string translations =
        architecture::textOf("resources/translations/deployment-console_zh_CN.ts");
    const std::string guide = architecture::textOf(guides[1]);
    for (const char* name : {"当前在线", "当前情况", "查看此刻的日志", "立即重试", "立即核实",
             "仅显示匹配", "全部清除", "命令记录", "默认列", "耗时 / 通常", "原版本", "无法查明",
             "在本机保留显示过的内容", "清除存档", "插入查询模板", "试运行此查询", "全量推进",
             "将筛选条件复制为文本", "默认顺序", "单页显示"}) {
        EXPECT_NE(guide.find(name), std::string::npos) << name << " in the guide";
        EXPECT_NE(translations.find(name), std::string::npos) << name << " in the window";
    }
}
