// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/manual/manual_writers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using testing::HasSubstr;

namespace {

manual::ProgramManual smallManual()
{
    manual::ProgramManual manual;
    manual.program = "some-program";
    manual.version = "1.2.3";
    manual.date = "2025-02-15";
    manual.summary = "does \"something\"";
    manual.synopsis = "COMMAND FILE";
    manual.description = {"First.", ".Second begins with a dot, has a \\ and 生产 … 😀."};
    manual.commands = {{"read", "FILE", "Reads."}, {"write", "FILE", "Writes."}};
    manual.options = {{"all", "", "Everything.", {"read", "write"}},
        {"to", "FILE", "Where to.", {"write"}, {}, true}};
    manual.sections = {{"EXIT STATUS", {{"0", "Done."}}}};
    manual.seeAlso = {"other-program"};
    return manual;
}

} // namespace

TEST(ManPage, hasEveryPartInItsPlace)
{
    const std::string page = manual::manPage(smallManual());
    std::size_t at = 0;
    for (const char* part : {".TH SOME\\-PROGRAM 1 \"2025-02-15\" \"Deployment Console 1.2.3\"",
             ".SH NAME\n", ".SH SYNOPSIS\n", ".SH DESCRIPTION\nFirst.\n.PP\n", ".SH COMMANDS\n",
             "\\fBread\\fR", ".SH OPTIONS\n", "\\fB\\-\\-to\\fR \\fIFILE\\fR\nWhere to. (write)\n",
             ".SH \"EXIT STATUS\"\n", ".SH \"SEE ALSO\"\n.BR other\\-program (1)\n"}) {
        const std::size_t found = page.find(part, at);
        ASSERT_NE(found, std::string::npos) << part << "\nin\n" << page;
        at = found;
    }
    EXPECT_THAT(page, HasSubstr("\\fB\\-\\-all\\fR\nEverything.\n")) << "every command takes it";
}

TEST(ManPage, isReadByRoffAsItWasWritten)
{
    const std::string page = manual::manPage(smallManual());
    EXPECT_THAT(page,
        HasSubstr("\n\\&.Second begins with a dot, has a \\e and \\[u751F]\\[u4EA7] \\[u2026] "
                  "\\[u1F600].\n"));
    EXPECT_THAT(page, HasSubstr("does \\(dqsomething\\(dq"));
    EXPECT_TRUE(std::ranges::all_of(page, [](char c) { return c > 0; })) << "ASCII";
}

TEST(ManualWriters, areFoundByTheirWords)
{
    for (const char* form : {"man", "bash", "zsh", "fish"})
        EXPECT_TRUE(manual::written(smallManual(), form)) << form;
    EXPECT_FALSE(manual::written(smallManual(), ""));
    EXPECT_FALSE(manual::written(smallManual(), "pdf"));
}
