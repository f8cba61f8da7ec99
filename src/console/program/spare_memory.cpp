// SPDX-License-Identifier: GPL-3.0-or-later
#include "spare_memory.h"

#include "deploy/formats/bytes/large_pages.h"

namespace console {

SpareMemory::SpareMemory(std::chrono::milliseconds rest, QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(rest);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        formats::giveBackFreeMemory();
        Q_EMIT givenBack();
    });
}

void SpareMemory::noteLoading(bool loading)
{
    // What is read needs it again.
    if (loading)
        m_timer.stop();
    else
        m_timer.start();
}

} // namespace console
