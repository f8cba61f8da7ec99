// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/workload_notes.h"

#include "deploy/deployment/workload/workload_note.h"
#include "deploy/models/pause_texts.h"

#include "project_paths.h"
#include "ts_translator.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

namespace {

TEST(WorkloadNotes, staysWhatItIsInEnglish)
{
    for (const char* note : {"Managed by Argo CD (shop): what is changed here may be undone by it.",
             "Managed by Flux: what is changed here may be undone by it.",
             "The template lives in Deployment shop. Its generation 7 is not yet seen by the "
             "controller (it has seen 6).",
             "The template lives in Deployment shop.",
             "Generation 4 of the spec is not yet seen by the controller.",
             "Its template was changed while it is paused: nothing of that is rolled out before it "
             "is resumed.",
             "The deadline has passed; the controller is still trying.", "something else", "",
             "Managed by ", "Managed by : what is changed here may be undone by it."})
        EXPECT_EQ(models::workloadNoteText(note), QString::fromUtf8(note));
    EXPECT_EQ(models::workloadNoteText("odd\n\x1b<b>"), QStringLiteral("odd\\n\\u{001B}<b>"));
}

TEST(WorkloadNotes, isTranslatedWithWhatStandsInIt)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    QCoreApplication::installTranslator(&chinese);
    const QString shown = models::workloadNoteText(
        "Managed by Argo CD (shop): what is changed here may be undone by it.");
    QCoreApplication::removeTranslator(&chinese);
    EXPECT_TRUE(shown.contains(QStringLiteral("Argo CD")));
    EXPECT_TRUE(shown.contains(QStringLiteral("shop")));
    EXPECT_FALSE(shown.contains(QStringLiteral("Managed")));
}

TEST(WorkloadNotes, allOfThemAreTranslated)
{
    using deployment::WorkloadNote;
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    QCoreApplication::installTranslator(&chinese);
    for (int at = 0; at <= static_cast<int>(WorkloadNote::KnownAfterwards); ++at) {
        const std::string sentence =
            deployment::workloadNote(static_cast<WorkloadNote>(at), {"7", "8", "9", "10"});
        const QString shown = models::workloadNoteText(sentence);
        EXPECT_NE(shown, QString::fromStdString(sentence));
        EXPECT_EQ(shown.contains(u'7'), sentence.find('7') != std::string::npos) << sentence;
        EXPECT_EQ(shown.contains(u'8'), sentence.find('8') != std::string::npos) << sentence;
    }
    EXPECT_FALSE(models::stepInWords("setWeight: 20 (failed: superseded by revision 3)")
                     .contains(QStringLiteral("superseded")));
    QCoreApplication::removeTranslator(&chinese);
}

} // namespace
