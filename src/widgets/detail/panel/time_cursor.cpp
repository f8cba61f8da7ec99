// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_cursor.h"

#include <algorithm>

namespace widgets {

using deployment::Timestamp;

std::optional<Timestamp> TimeCursor::moment() const
{
    return m_pointed ? m_pointed : m_chosen;
}

void TimeCursor::point(std::optional<Timestamp> moment, Mover mover)
{
    if (moment == m_pointed && (!moment || mover == m_pointer))
        return;
    m_pointed = moment;
    m_pointer = mover;
    Q_EMIT momentChanged();
}

void TimeCursor::choose(Timestamp moment, Mover mover)
{
    m_chosen = moment;
    m_chooser = mover;
    // A key moves on from what the pointer happens to rest on.
    m_pointed.reset();
    Q_EMIT momentChanged();
    Q_EMIT momentChosen();
}

void TimeCursor::setRange(std::optional<models::TimeSpan> range, Mover mover)
{
    if (range && range->to < range->from)
        std::swap(range->from, range->to);
    m_ranger = mover;
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void TimeCursor::takeBack()
{
    if (m_range) {
        setRange(std::nullopt, Mover::Page);
    } else if (m_chosen) {
        m_chosen.reset();
        Q_EMIT momentChanged();
    }
}

} // namespace widgets
