// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_texts.h"

#include "project_paths.h"
#include "ts_translator.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

#include <vector>

namespace {

using models::CommandTexts;

std::vector<QString> textsOf(const operations::CommandSpec& spec)
{
    const CommandTexts texts = models::commandTexts(spec.kind);
    std::vector<QString> all{texts.name, texts.title, texts.button, texts.effect, texts.traffic};
    if (spec.needsTarget)
        all.push_back(texts.buttonWithTarget);
    return all;
}

TEST(CommandTexts, eachKindHasAllOfThemInBothLanguages)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    for (const operations::CommandSpec& spec : operations::allCommandSpecs) {
        const std::vector<QString> english = textsOf(spec);
        QCoreApplication::installTranslator(&chinese);
        const std::vector<QString> translated = textsOf(spec);
        QCoreApplication::removeTranslator(&chinese);
        for (std::size_t place = 0; place < english.size(); ++place) {
            EXPECT_FALSE(english[place].isEmpty()) << spec.word << ' ' << place;
            EXPECT_NE(translated[place], english[place]) << spec.word << ' ' << place;
        }
        EXPECT_EQ(models::commandTexts(spec.kind).buttonWithTarget.isEmpty(), !spec.needsTarget);
    }
}

TEST(CommandTexts, aCommandIsNamedWithItsTargetWhereItHasOne)
{
    operations::Command command;
    EXPECT_EQ(models::commandText(command), u"Pause");
    command.kind = operations::CommandKind::RollBack;
    EXPECT_EQ(models::commandText(command), u"Roll back");
    command.targetVersion = "V2\u202e";
    EXPECT_EQ(models::commandText(command), u"Roll back to V2\\u{202E}");
}

} // namespace
