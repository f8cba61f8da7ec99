// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_note.h"

#include <gtest/gtest.h>

using deployment::isWorkloadNote;
using deployment::WorkloadNote;
using deployment::workloadNote;
using deployment::workloadNoteOf;

TEST(WorkloadNote, isKnownAgainByItsSentence)
{
    for (int at = 0; at <= static_cast<int>(WorkloadNote::KnownAfterwards); ++at) {
        const auto note = static_cast<WorkloadNote>(at);
        const std::string sentence = workloadNote(note, {"Argo CD", "shop", "7", "6"});
        const auto known = workloadNoteOf(sentence);
        ASSERT_TRUE(known) << sentence;
        EXPECT_EQ(known->toEnglish(), sentence);
        for (int other = 0; other <= static_cast<int>(WorkloadNote::KnownAfterwards); ++other)
            EXPECT_EQ(isWorkloadNote(sentence, static_cast<WorkloadNote>(other)), at == other)
                << sentence;
    }
    EXPECT_EQ(workloadNote(WorkloadNote::Superseded, {"3"}),
        "Superseded by revision 3 before it was done.");
}

TEST(WorkloadNote, isNoneOfAnotherSentence)
{
    for (const char* sentence :
        {"", "something else", "Superseded by revision  before it was done.",
            "Superseded by revision 3", "The workload was deleted. And more."})
        EXPECT_FALSE(workloadNoteOf(sentence)) << sentence;
}
