// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/filter_completion.h"
#include "deploy/models/list/filter_history.h"
#include "deploy/models/list/quick_filter.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using history::Column;
using models::FilterCompleter;
using models::FilterHistory;
using models::ListFilter;
using models::QuickFilter;
using test_support::aDeployment;
using test_support::at;

history::History helpedHistory()
{
    history::History history;
    const auto add = [&history](const deployment::Deployment& deployment) {
        history.upsert(history::summaryOf(deployment));
    };
    add(aDeployment("A").environment("prod").status("FAILED").executor("OPS-alice"));
    add(aDeployment("B").environment("pre-prod").status("COMPLETED").executor("ci"));
    add(aDeployment("C").environment("pre-prod").status("COMPLETED").executor("ci"));
    add(aDeployment("D").environment("check out").status("RUNNING").executor("malice"));
    return history;
}

QStringList offered(const QString& line, int cursor = -1)
{
    FilterCompleter completer;
    QStringList texts;
    const history::History history = helpedHistory();
    for (const models::FilterCompletion& each :
        completer.completions(line, cursor < 0 ? int(line.size()) : cursor, history, {}))
        texts += line.left(each.begin) + each.text;
    return texts;
}

std::optional<models::FilterMistake> mistakeIn(const QString& line)
{
    FilterCompleter completer;
    return completer.mistake(line, helpedHistory(), {}, at("12:00"), deployment::Zone::Utc);
}

ListFilter searching(const QString& text)
{
    ListFilter filter;
    filter.text = text;
    return filter;
}

TEST(FilterCompleter, offersKeysAndTheValuesThatThereAre)
{
    EXPECT_EQ(offered(QStringLiteral("st")),
        QStringList({QStringLiteral("status:"), QStringLiteral("strategy:")}));
    EXPECT_EQ(offered(QStringLiteral("disk en")), QStringList{QStringLiteral("disk env:")});
    // The most frequent first; one with a space in quotation marks.
    EXPECT_EQ(offered(QStringLiteral("env:")),
        QStringList({QStringLiteral("env:pre-prod"), QStringLiteral("env:\"check out\""),
            QStringLiteral("env:prod")}));
    EXPECT_EQ(offered(QStringLiteral("部署 env:prod,pre")),
        QStringList{QStringLiteral("部署 env:prod,pre-prod")});
    EXPECT_EQ(offered(QStringLiteral("status:f")), QStringList{QStringLiteral("status:failed")});
    EXPECT_EQ(offered(QStringLiteral("in:上个月")), QStringList{QStringLiteral("in:last-month")});
    EXPECT_EQ(offered(QStringLiteral("env:pro x"), 7),
        QStringList({QStringLiteral("env:prod"), QStringLiteral("env:pre-prod")}))
        << "that begins so";
    EXPECT_TRUE(offered(QStringLiteral("env:prod ")).isEmpty());
    EXPECT_TRUE(offered(QString()).isEmpty());
}

/// Tab takes the first one.
TEST(FilterCompleter, offersWhatIsWrittenSoBeforeWhatIsCalledSo)
{
    history::History history;
    for (const char* id : {"A", "B"})
        history.upsert(history::summaryOf(aDeployment(id).status("ROLLED_BACK")));
    history.upsert(history::summaryOf(aDeployment("C").status("FAILED")));
    FilterCompleter completer;
    const auto offered = completer.completions(QStringLiteral("status:f"), 8, history, {});
    ASSERT_EQ(offered.size(), 2);
    EXPECT_EQ(offered[0].text, "failed");
    EXPECT_EQ(offered[1].text, "rolled-back") << "Failed, rolled back";
}

TEST(FilterCompleter, offersAPeriodThatIsTypedAlone)
{
    EXPECT_EQ(offered(QStringLiteral("2025-02")), QStringList{QStringLiteral("in:2025-02")});
    EXPECT_EQ(offered(QStringLiteral("2025-W07")), QStringList{QStringLiteral("in:2025-W07")});
    EXPECT_EQ(
        offered(QStringLiteral("disk yes")), QStringList{QStringLiteral("disk in:yesterday")});
    EXPECT_EQ(offered(QStringLiteral("昨天")), QStringList{QStringLiteral("in:yesterday")});
    EXPECT_EQ(
        offered(QStringLiteral("last-re")), QStringList{QStringLiteral("in:last-release-week")});
    for (const char* other : {"2025-02-30", "V2.1", "y", "20"})
        EXPECT_TRUE(offered(QString::fromLatin1(other)).isEmpty()) << other;
}

TEST(FilterCompleter, countsEachValue)
{
    FilterCompleter completer;
    const auto found = completer.completions(QStringLiteral("by:ci"), 5, helpedHistory(), {});
    ASSERT_FALSE(found.isEmpty());
    EXPECT_EQ(found[0].text, u"ci");
    EXPECT_EQ(found[0].count, 2U);
}

/// What choosing it would give: other values of its own column take the place of those chosen.
TEST(FilterCompleter, countsUnderTheRestOfTheFilter)
{
    FilterCompleter completer;
    const history::History history = helpedHistory();
    history::Filter filter;
    filter.words[Column::Environment] = {"pre-prod"};
    filter.words[Column::Status] = {"FAILED"};
    const auto counts = [&](const char* line) {
        QStringList texts;
        const QString typed = QString::fromLatin1(line);
        for (const auto& each : completer.completions(typed, int(typed.size()), history, filter))
            texts += each.text + u' ' + QString::number(*each.count);
        return texts.join(QStringLiteral(", "));
    };
    EXPECT_EQ(counts("status:"), u"completed 2, failed 0, running 0");
    EXPECT_EQ(counts("env:"), u"prod 1, \"check out\" 0, pre-prod 0");
    filter = {};
    filter.text = "malice env"; // of the key before it was one
    EXPECT_EQ(counts("c env:"), u"pre-prod 2, \"check out\" 1, prod 1") << "searched in all texts";
    EXPECT_EQ(counts("malice env:"), u"\"check out\" 1, pre-prod 0, prod 0");
}

TEST(FilterCompleter, saysWhatNoDeploymentHas)
{
    const auto mistake = mistakeIn(QStringLiteral("盘 status:failed,faild"));
    ASSERT_TRUE(mistake.has_value());
    EXPECT_EQ(mistake->suggestion, u"failed");
    EXPECT_EQ(mistake->begin, 16);
    EXPECT_EQ(mistake->end, 21);
    EXPECT_EQ(mistakeIn(QStringLiteral("env:prd"))->suggestion, u"prod");
    EXPECT_EQ(mistakeIn(QStringLiteral("env:x-y-z-1"))->suggestion, QString());
    EXPECT_TRUE(mistakeIn(QStringLiteral("since:soon")).has_value());
    // A word of the schema, one in quotation marks, no term at all.
    for (const char* line : {"status:pending", "env:\"new\"", "strategy:rolling", "faild", ""})
        EXPECT_FALSE(mistakeIn(QString::fromUtf8(line)).has_value()) << line;
}

TEST(QuickFilter, meansWhatTheHistoryHas)
{
    const history::History history = helpedHistory();
    const models::QuickFacts facts = models::quickFactsOf(history, QStringLiteral("Alice"));
    EXPECT_EQ(facts.production, QStringList{QStringLiteral("prod")});
    EXPECT_EQ(facts.mine, QStringList{QStringLiteral("OPS-alice")});
    EXPECT_EQ(models::quickFactsOf(history, QStringLiteral("bob")).mine,
        QStringList{QStringLiteral("bob")});
    EXPECT_FALSE(isPossible(QuickFilter::Mine, models::quickFactsOf(history, {})));
    EXPECT_FALSE(isPossible(QuickFilter::Production, {}));
    for (const QuickFilter quick : models::allQuickFilters) {
        const ListFilter on = toggled(quick, {}, facts);
        EXPECT_TRUE(isInForce(quick, on, facts));
        EXPECT_FALSE(isInForce(quick, {}, facts));
        EXPECT_TRUE(toggled(quick, on, facts).isEmpty());
    }
    EXPECT_EQ(toggled(QuickFilter::Mine, searching(QStringLiteral("x")), facts).text, u"x");
}

TEST(FilterHistory, goesBackAndForwardAsAListOfStates)
{
    std::mt19937 random(3);
    FilterHistory history;
    QList<ListFilter> states{ListFilter()};
    qsizetype now = 0;
    for (int step = 0; step < 3000; ++step) {
        const unsigned what = random() % 3;
        if (what == 0) {
            ListFilter filter;
            // Another window each time, so that no step is typing.
            filter.window.choice = history::TimeChoice(1 + random() % 5);
            filter.needsMe = !states[now].needsMe;
            states.resize(now + 1);
            states.append(filter);
            if (states.size() > 50)
                states.removeFirst();
            now = states.size() - 1;
            history.add(filter);
        } else if (what == 1) {
            const auto back = history.back();
            ASSERT_EQ(back.has_value(), now > 0);
            if (back) {
                EXPECT_EQ(*back, states[--now]);
            }
        } else {
            const auto forward = history.forward();
            ASSERT_EQ(forward.has_value(), now + 1 < states.size());
            if (forward) {
                EXPECT_EQ(*forward, states[++now]);
            }
        }
    }
}

TEST(FilterHistory, theBeginningOfATermIsNoStep)
{
    FilterHistory history;
    const auto type = [&history](const char* text, bool isHalfTyped) {
        history.add(searching(QString::fromLatin1(text)), isHalfTyped);
    };
    for (const char* text : {"e", "en", "env"})
        type(text, false);
    type("", true); // "env:"
    EXPECT_FALSE(history.canGoBack());
    for (const char* text : {"d", "disk", "disk ", "disk en", "disk env"})
        type(text, false);
    type("disk ", true);
    EXPECT_EQ(history.back(), ListFilter());
    EXPECT_FALSE(history.canGoBack());
    EXPECT_EQ(history.forward(), searching(QStringLiteral("disk ")));
}

TEST(FilterHistory, takesTypingForOneStep)
{
    FilterHistory history;
    for (const char* text : {"d", "di", "dis", "disk"})
        history.add(searching(QString::fromLatin1(text)));
    EXPECT_EQ(history.back(), ListFilter());
    EXPECT_FALSE(history.canGoBack());
    EXPECT_EQ(history.forward(), searching(QStringLiteral("disk")));
    history.add({});
    history.add(searching(QStringLiteral("x")));
    EXPECT_EQ(history.back(), ListFilter());
    EXPECT_EQ(history.back(), searching(QStringLiteral("disk")));
}

} // namespace
