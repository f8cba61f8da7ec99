// SPDX-License-Identifier: GPL-3.0-or-later
#include "press_guard.h"

#include <QApplication>

#include <algorithm>

namespace widgets {

using std::chrono::milliseconds;

namespace {

/// Between looking and pressing, and between two presses.
constexpr milliseconds stillness{500};

milliseconds steadyTime()
{
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

PressGuard::PressGuard()
    : m_uptime(steadyTime)
{
}

bool PressGuard::press(const QString& id, Qt::MouseButton button)
{
    const bool isLeft = button == Qt::LeftButton;
    m_isPassedOver = isLeft && m_lastShift && m_uptime() - *m_lastShift < stillness;
    m_pressedId = isLeft && !m_isPassedOver ? id : QString();
    if (!m_isPassedOver)
        m_lastPress = m_uptime();
    return !m_isPassedOver;
}

QString PressGuard::takePressed()
{
    if (!m_pressedId.isEmpty())
        m_lastPress = m_uptime();
    return std::exchange(m_pressedId, {});
}

milliseconds PressGuard::rest() const
{
    if (!m_lastPress)
        return {};
    const milliseconds rest =
        std::max(stillness, milliseconds(QApplication::doubleClickInterval()));
    return std::max(*m_lastPress + rest - m_uptime(), milliseconds(0));
}

} // namespace widgets
