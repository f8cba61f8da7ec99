// SPDX-License-Identifier: GPL-3.0-or-later
#include "clean_desk.h"
#include "project_paths.h"
#include "test_environment.h"

#include <QApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    test_support::isolateEnvironment();
    // A usual screen; that of the platform is a square of 800.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM",
            "offscreen:configfile=" PROJECT_SOURCE_DIR "/tests/support/screen.json");
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    testing::UnitTest::GetInstance()->listeners().Append(new test_support::CleanDesk);
    return RUN_ALL_TESTS();
}
