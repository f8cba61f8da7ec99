// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/markdown.h"

#include "builder.h"

#include "deploy/models/preview/deployment_markdown.h"

#include <QStandardItemModel>

#include <gtest/gtest.h>

#include <random>

using models::markdownTable;
using models::markdownText;
using test_support::aDeployment;
using test_support::at;

TEST(Markdown, showsForeignTextAsItStands)
{
    EXPECT_EQ(markdownText(QStringLiteral("a|b*c_d`e<f>[g]#h\\")),
        QStringLiteral("a\\|b\\*c\\_d\\`e\\<f\\>\\[g\\]\\#h\\\\"));
    EXPECT_EQ(markdownText(QStringLiteral(" two\n lines\r\n")), QStringLiteral("two lines"));
    EXPECT_EQ(markdownText(QStringLiteral("生产环境 V2.1.0")), QStringLiteral("生产环境 V2.1.0"));
}

TEST(Markdown, aTableHasTheColumnsInTheirOrder)
{
    QStandardItemModel model(2, 3);
    model.setHorizontalHeaderLabels(
        {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
    model.setItem(1, 0, new QStandardItem(QStringLiteral("x|y")));
    model.setItem(1, 2, new QStandardItem(QStringLiteral("z")));
    EXPECT_EQ(markdownTable(model, {1}, {2, 0}),
        QStringLiteral("| C | A |\n| --- | --- |\n| z | x\\|y |\n"));
}

TEST(Markdown, noTextBreaksItsTable)
{
    std::mt19937 random(11);
    const QString characters = QStringLiteral("ab|\\\n\r\t`*<");
    for (int round = 0; round < 500; ++round) {
        QStringList cells;
        for (int cell = 0; cell < 3; ++cell) {
            QString text;
            for (std::size_t i = random() % 8; i > 0; --i)
                text += characters[qsizetype(random() % std::size_t(characters.size()))];
            cells << text;
        }
        const QString row = models::markdownRow(cells);
        EXPECT_EQ(row.count(u'\n'), 1);
        // Bars that no backslash makes a text of are borders.
        int borders = 0;
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (row[i] == u'\\')
                ++i;
            else if (row[i] == u'|')
                ++borders;
        }
        EXPECT_EQ(borders, 4) << row.toStdString();
    }
}

TEST(DeploymentMarkdown, saysWhatItIsWhyItFailedAndHowFarItCame)
{
    const deployment::Deployment run = aDeployment("DEP-9")
                                           .failed()
                                           .start("10:00")
                                           .end("10:04")
                                           .step("Check", "COMPLETED", "10:00", "10:02")
                                           .step("Build", "FAILED", "10:02", "10:04")
                                           .step("Push", "PENDING")
                                           .log("10:03", "[ERROR] out of memory");
    models::PreviewFacts facts;
    facts.deployment = std::make_shared<const deployment::Deployment>(run);
    facts.isWhole = true;
    const QString text = models::deploymentMarkdown(facts, at("12:00"), deployment::Zone::Utc);
    EXPECT_TRUE(text.startsWith(QStringLiteral("### 生产 · V2.1.0 (DEP-9)\n")))
        << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("**Failed**")));
    EXPECT_TRUE(text.contains(QStringLiteral("10:00:00 UTC"))) << "an unambiguous time";
    EXPECT_TRUE(text.contains(QStringLiteral("\\[ERROR\\] out of memory")));
    EXPECT_TRUE(text.contains(QStringLiteral("| Check | Done | 2 min |")));
    EXPECT_TRUE(text.contains(QStringLiteral("| Push | Not run |  |")));
}

TEST(DeploymentMarkdown, ofOneThatSucceededNamesNoReason)
{
    models::PreviewFacts facts;
    facts.deployment =
        std::make_shared<const deployment::Deployment>(aDeployment("D").end("10:20").value());
    facts.isWhole = true;
    const QString text = models::deploymentMarkdown(facts, at("12:00"), deployment::Zone::Utc);
    EXPECT_FALSE(text.contains(QStringLiteral("\n>")));
    EXPECT_EQ(models::deploymentMarkdown({}, at("12:00"), deployment::Zone::Utc), QString());
}
