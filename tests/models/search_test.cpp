// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "oracles/row_filter.h"

#include "deploy/history/filter.h"
#include "deploy/models/log/log_matcher.h"

#include <QString>

#include <gtest/gtest.h>

#include <random>

namespace {

using models::LogPattern;
using test_support::aDeployment;
using test_support::at;

/// What folding means, by Qt's tables of Unicode.
QString folded(const QString& text)
{
    const auto once = [](const QString& each) {
        return each.normalized(QString::NormalizationForm_KC).toCaseFolded();
    };
    // Qt folds character by character.
    return once(once(text))
        .replace(QStringLiteral("ß"), QStringLiteral("ss"))
        .normalized(QString::NormalizationForm_KC);
}

QString randomText(std::mt19937& random, std::size_t longest)
{
    static const QStringList pieces{"a", "A", "Ａ", "e", "É", "e\u0301", "\u0301", "П", "п", "部",
        "署", "，", ",", "ß", "s", "ﬁ", "f", "i", "σ", "Σ", "한", "\u1112\u1161\u11AB", "ｶﾞ", "ガ",
        " ", "\u3000", "😀", "①", "1", "K", "\u212A", "Ω", "ω", "Ä", "a\u0308"};
    QString text;
    for (std::size_t size = random() % (longest + 1); size > 0; --size)
        text += pieces[qsizetype(random() % std::size_t(pieces.size()))];
    return text;
}

bool isInLog(const LogPattern& pattern, const std::vector<std::string>& messages, std::size_t entry)
{
    deployment::LogBlock block;
    for (const std::string& message : messages)
        block.append(at("10:00"), message);
    const auto found = models::LogMatcher(pattern).search(block, 0, 0, false).entries;
    return std::ranges::find(found, std::uint32_t(entry)) != found.end();
}

TEST(Search, listLogAndHighlightingFindTheSame)
{
    std::mt19937 random(31);
    int matches = 0;
    for (int round = 0; round < 8'000; ++round) {
        const QString wanted = randomText(random, 3);
        const QString text = randomText(random, 10);
        if (wanted.isEmpty())
            continue;
        const bool expected = folded(text).contains(folded(wanted));
        matches += expected ? 1 : 0;
        const std::string utf8 = text.toStdString();
        const auto said = [&] { return wanted.toStdString() + " in " + utf8; };

        history::History history;
        history.upsert(history::summaryOf(aDeployment("first")));
        const bool asId = random() % 2 == 0 && !utf8.empty();
        const auto row = history
                             .upsert(history::summaryOf(
                                 asId ? aDeployment(utf8) : aDeployment("7").executor(utf8)))
                             .row;
        history::Filter filter;
        filter.text = wanted.toStdString();
        // What stands in every deployment of these is no news.
        const bool elsewhere = test_support::matches(history, filter, 0);
        if (!elsewhere && !folded(QStringLiteral("7")).contains(folded(wanted))) {
            EXPECT_EQ(test_support::matches(history, filter, row), expected) << said();
            EXPECT_EQ(history::markMatching(history, filter).marks[row], expected) << said();
        }

        const LogPattern pattern(wanted, LogPattern::Syntax::Plain);
        EXPECT_EQ(isInLog(pattern, {"ascii alone", utf8, "x", "部"}, 1), expected) << said();
        EXPECT_EQ(isInLog(pattern, {utf8}, 0), expected) << said();
        const auto spans = pattern.spansIn(text);
        EXPECT_EQ(!spans.empty(), expected) << said();
        for (const auto& [start, length] : spans)
            EXPECT_TRUE(folded(text.mid(start, length)).contains(folded(wanted))) << said();
    }
    EXPECT_GT(matches, 300);
}

} // namespace
