// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;
class QWheelEvent;

namespace widgets {

/// The wheel turns pages, not values: a setting that lies under the pointer by chance must not
/// change while somebody reads on. A field takes the wheel only where it has the keyboard and
/// nothing around it can scroll.
class WheelGuard final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WheelGuard)

public:
    using QObject::QObject;

    /// Does nothing for what is no field of this kind.
    void watch(QWidget& widget);
    void leave(QWidget& widget);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace widgets
