// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/spare_memory.h"

#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "builder.h"

#include "deploy/formats/record/deployment_json.h"

#include <QFile>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

using console::SpareMemory;

TEST(SpareMemory, isGivenBackOnceAfterALoad)
{
    SpareMemory memory(std::chrono::milliseconds(0));
    const QSignalSpy givenBack(&memory, &SpareMemory::givenBack);
    EXPECT_FALSE(memory.isWaiting());
    memory.noteLoading(false);
    memory.noteClosed();
    EXPECT_TRUE(memory.isWaiting());
    ASSERT_TRUE(eventually([&] { return !givenBack.isEmpty(); }));
    EXPECT_FALSE(memory.isWaiting());
    EXPECT_EQ(givenBack.size(), 1);
}

TEST(SpareMemory, isKeptWhileSomethingLoads)
{
    SpareMemory memory;
    memory.noteLoading(false);
    EXPECT_TRUE(memory.isWaiting());
    memory.noteLoading(true);
    EXPECT_FALSE(memory.isWaiting());
}

TEST(SpareMemory, waitsForItsTimeOnceASourceHasLoadedAndOnceAPageIsClosed)
{
    ConsoleFixture console(at("12:30"));
    auto* memory = console.window.findChild<SpareMemory*>();
    ASSERT_NE(memory, nullptr);
    EXPECT_FALSE(memory->isWaiting());
    const QString path = console.path("history.ndjson");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(
        formats::encodeDeployment(aDeployment("DEP-1").start("10:00").end("10:20"))));
    file.close();
    console.window.open(path);
    ASSERT_TRUE(eventually([&] { return memory->isWaiting(); }));
    EXPECT_EQ(console.window.currentList()->session().history()->size(), 1);
    memory->noteLoading(true);
    EXPECT_FALSE(memory->isWaiting());
    console.window.workspace().closeCurrent();
    EXPECT_TRUE(memory->isWaiting());
}

} // namespace
