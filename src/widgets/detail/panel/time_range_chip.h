// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace models {
class TimeContext;
}

namespace widgets {

class Badge;
class IconButton;
class TimeCursor;

/// The time range that a panel shows, "10:02:11 – 10:04:40", and a button that takes it back.
/// Hidden where there is none.
class TimeRangeChip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeRangeChip)

public:
    TimeRangeChip(const models::TimeContext& time, TimeCursor& cursor, QWidget* parent = nullptr);

    /// Where Tab stops in it.
    [[nodiscard]] QWidget& stop() const;

private:
    void updateText();

    const models::TimeContext& m_time;
    TimeCursor& m_cursor;
    Badge* m_text;
    IconButton* m_clear;
};

} // namespace widgets
