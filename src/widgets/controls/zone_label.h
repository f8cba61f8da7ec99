// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/time_context.h"
#include <QWidget>

#include <optional>

namespace widgets {

class PlainLabel;

/// Names the zone of the times beside it, as of one time. Times of another offset from UTC are to
/// have theirs (models::offsetMark()).
class ZoneLabel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ZoneLabel)

public:
    explicit ZoneLabel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setMoment(deployment::Timestamp moment);

private:
    void updateText();

    const models::TimeContext& m_time;
    PlainLabel* m_label;
    std::optional<deployment::Timestamp> m_moment;
};

} // namespace widgets
