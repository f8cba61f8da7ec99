// SPDX-License-Identifier: GPL-3.0-or-later
#include "range_zoom.h"

#include "detail/panel/time_cursor.h"

#include "deploy/models/detail/time_viewport.h"

#include <utility>

namespace widgets {

namespace {

constexpr int marginShare = 20; // of a range, on either side

} // namespace

RangeZoom::RangeZoom(models::TimeViewport& viewport, TimeCursor& cursor)
    : QObject(&viewport)
    , m_viewport(viewport)
    , m_cursor(cursor)
{
    connect(&m_cursor, &TimeCursor::rangeChanged, this, &RangeZoom::follow);
}

void RangeZoom::follow()
{
    const auto& range = m_cursor.range();
    if (!range) {
        leave();
        return;
    }
    const models::TimeSpan& whole = m_viewport.whole();
    if (range->to < whole.from || range->from > whole.to)
        return; // there is nothing to see of it
    if (!std::exchange(m_isInRange, true))
        m_before = m_viewport.showsWhole() ? std::nullopt : std::optional(m_viewport.visible());
    const auto margin = range->length() / marginShare;
    m_viewport.show({range->from - margin, range->to + margin});
}

void RangeZoom::leave()
{
    if (!std::exchange(m_isInRange, false))
        return;
    if (m_before)
        m_viewport.show(*m_before);
    else
        m_viewport.reset();
}

} // namespace widgets
