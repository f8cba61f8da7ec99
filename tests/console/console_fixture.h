// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"
#include "window/main_window.h"

#include "deploy/models/time_context.h"
#include "deploy/sources/commands/journal.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace test_support {

/// A whole console in folders of its own, with a clock that the test sets.
struct ConsoleFixture {
    explicit ConsoleFixture(deployment::Timestamp present, bool readOnly = false)
        : now(present)
        , window({settings, time, journal, readOnly})
    {
        window.show();
    }

    [[nodiscard]] QString path(const char* name) const
    {
        return folder.filePath(QLatin1String(name));
    }

    QTemporaryDir folder;
    deployment::Timestamp now;
    console::Settings settings{folder.filePath(QStringLiteral("config"))};
    models::TimeContext time{[this] { return now; }, deployment::Zone::Utc};
    sources::Journal journal{folder.filePath(QStringLiteral("journal.sqlite"))};
    console::MainWindow window;
};

/// Turns the event loop until the condition holds; false if it does not for long.
template <typename Condition> bool eventually(Condition condition)
{
    return QTest::qWaitFor(condition, 20'000);
}

} // namespace test_support
