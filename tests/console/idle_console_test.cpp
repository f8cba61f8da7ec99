// SPDX-License-Identifier: GPL-3.0-or-later
// A console that has nothing to do does nothing: it is open all day beside what matters.
#include "console_fixture.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "builder.h"

#include "deploy/formats/record/deployment_json.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QStyleHints>
#include <QTest>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

/// Sees every timer that fires, every call that was queued and every paint of this thread.
class ActivityWatch final : public QObject {
public:
    ActivityWatch()
    {
        m_still.start();
        QCoreApplication::instance()->installEventFilter(this);
    }
    [[nodiscard]] qint64 stillMilliseconds() const { return m_still.elapsed(); }
    [[nodiscard]] int count() const { return m_count; }
    /// Who did something last.
    [[nodiscard]] const std::string& last() const { return m_last; }

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override
    {
        const QEvent::Type type = event->type();
        if (type == QEvent::Timer || type == QEvent::MetaCall || type == QEvent::UpdateRequest) {
            ++m_count;
            m_still.restart();
            m_last = std::string(receiver->metaObject()->className()) + " "
                + receiver->objectName().toStdString() + " " + std::to_string(type);
        }
        return false;
    }

private:
    QElapsedTimer m_still;
    int m_count = 0;
    std::string m_last;
};

TEST(IdleConsole, aFileInWhichNothingRunsLetsItRest)
{
    QGuiApplication::styleHints()->setCursorFlashTime(0); // which is what the user has set
    ConsoleFixture console(at("12:30"));
    const QString path = console.path("history.ndjson");
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        for (const char* id : {"DEP-1", "DEP-2", "DEP-3"})
            file.write(QByteArray::fromStdString(
                           formats::encodeDeployment(aDeployment(id).start("10:00").end("10:20")))
                + '\n');
    }
    const ActivityWatch activity;
    console.window.open(path);
    const console::SourceSession& session = console.window.currentList()->session();
    ASSERT_TRUE(eventually([&] { return session.history()->size() == 3; }));
    EXPECT_GT(activity.count(), 0);
    // What is read in the background has an end; nothing comes every second, or more often.
    EXPECT_TRUE(eventually([&] { return activity.stillMilliseconds() > 1'500; }))
        << activity.last();
}

} // namespace
