// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/program_report.h"

#include "settings/settings.h"

#include "deploy/deployment/redactor.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using console::Setting;
using console::Settings;
using testing::HasSubstr;
using testing::Not;

TEST(ProgramReport, tellsWhatRunsWhereAndWhichSettingsAreNotTheDefaults)
{
    const QTemporaryDir folder;
    Settings settings(folder.path());
    settings.setFlag(Setting::Utc, true);
    settings.setText(Setting::ListDensity, QStringLiteral("comfortable"));
    settings.setJson(Setting::Connections, R"([{"name":"Payroll","address":"http://u:p@x/"}])");
    settings.setList(Setting::RecentFiles, {QStringLiteral("/home/someone/list.json")});
    const std::string report = console::programReport(settings);
    EXPECT_THAT(report, HasSubstr(std::string("qt: ") + qVersion()));
    EXPECT_THAT(report, HasSubstr("utc=true"));
    EXPECT_THAT(report, HasSubstr("list/density=comfortable"));
    EXPECT_THAT(report, Not(HasSubstr("Payroll")));
    EXPECT_THAT(report, Not(HasSubstr("someone")));
    EXPECT_THAT(report, Not(HasSubstr("language=")));
}

TEST(ProgramReport, handsNoSecretToOthers)
{
    deployment::Redactor redactor;
    redactor.addSecret("tok-1234567890");
    const std::string report = console::forOthers("location: https://ann:pa55@host:8443/api\n"
                                                  "other: http://bob@x/y mail a@b.example\n"
                                                  "header: Bearer tok-1234567890\n",
        redactor);
    EXPECT_THAT(report, HasSubstr("https://host:8443/api"));
    EXPECT_THAT(report, HasSubstr("http://x/y"));
    EXPECT_THAT(report, HasSubstr("a@b.example"));
    for (const char* secret : {"ann", "pa55", "bob", "tok-1234567890"})
        EXPECT_THAT(report, Not(HasSubstr(secret)));
}
