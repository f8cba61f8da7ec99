// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_ticks.h"

#include <QObject>

namespace models {

/// The part of a span of time that is looked at; shared by charts that show the same time.
class TimeViewport final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeViewport)

public:
    using QObject::QObject;

    /// All there is to see. What is looked at stays, except that it follows the end if it stood
    /// there.
    void setWhole(const TimeSpan& whole);

    [[nodiscard]] const TimeSpan& whole() const { return m_whole; }
    [[nodiscard]] const TimeSpan& visible() const { return m_visible; }
    [[nodiscard]] bool showsWhole() const { return m_visible == m_whole; }

    /// A factor above 1 looks closer; the anchor stays where it is on the screen.
    void zoom(double factor, deployment::Timestamp anchor);
    /// Zooms about the middle.
    void zoom(double factor);
    void pan(deployment::Milliseconds distance);
    void reset();
    /// That part, as far as there is something to see; at least a few milliseconds.
    void show(const TimeSpan& part);

Q_SIGNALS:
    void changed();

private:
    void show(deployment::Timestamp from, deployment::Milliseconds length);

    TimeSpan m_whole{{}, deployment::Timestamp{std::chrono::seconds(1)}};
    TimeSpan m_visible = m_whole;
};

} // namespace models
