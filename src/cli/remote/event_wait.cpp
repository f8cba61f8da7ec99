// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_wait.h"

#include <QCoreApplication>
#include <QTimer>

namespace cli {

void EventWait::run(std::optional<std::chrono::milliseconds> longest)
{
    QTimer timer;
    timer.setSingleShot(true);
    connect(&timer, &QTimer::timeout, this, &EventWait::end);
    if (longest)
        timer.start(*longest);
    // An earlier wait may have left an exit behind: only our own flag counts.
    while (!m_hasEnded)
        QCoreApplication::exec();
}

void EventWait::end()
{
    m_hasEnded = true;
    QCoreApplication::exit();
}

} // namespace cli
