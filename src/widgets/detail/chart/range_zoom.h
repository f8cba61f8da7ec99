// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_ticks.h"

#include <QObject>

#include <optional>

namespace models {
class TimeViewport;
}

namespace widgets {

class TimeCursor;

/// Has a viewport show the cursor's range and a little around it and, once there is none any more,
/// what it showed before.
class RangeZoom final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RangeZoom)

public:
    /// The cursor outlives it.
    RangeZoom(models::TimeViewport& viewport, TimeCursor& cursor);

private:
    void follow();
    void leave();

    models::TimeViewport& m_viewport;
    TimeCursor& m_cursor;
    std::optional<models::TimeSpan> m_before; ///< nullopt: all there is
    bool m_isInRange = false;
};

} // namespace widgets
