// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/executor_text.h"

#include "project_paths.h"
#include "ts_translator.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

namespace {

TEST(ExecutorText, aProgramIsNobodyByWhomItWasBegun)
{
    EXPECT_EQ(models::executorText("SRE\n"), u"SRE\\n");
    EXPECT_EQ(models::byExecutorText("SRE"), u"by SRE");
    EXPECT_EQ(models::executorText("via kubectl-edit"), u"via kubectl-edit");
    EXPECT_EQ(models::byExecutorText("via kubectl-edit"), u"via kubectl-edit");
    EXPECT_EQ(models::byExecutorText("viaduct"), u"by viaduct");
    EXPECT_EQ(models::executorText(""), QString());
    EXPECT_EQ(models::byExecutorText(""), QString());
}

TEST(ExecutorText, isInTheUsersLanguage)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    QCoreApplication::installTranslator(&chinese);
    const QString program = models::executorText("via kubectl-edit");
    const QString byProgram = models::byExecutorText("via kubectl-edit");
    const QString byPerson = models::byExecutorText("OPS-李四");
    QCoreApplication::removeTranslator(&chinese);
    EXPECT_EQ(program, QString::fromUtf8("通过 kubectl-edit"));
    EXPECT_EQ(byProgram, program);
    EXPECT_EQ(byPerson, QString::fromUtf8("执行人 OPS-李四"));
}

} // namespace
