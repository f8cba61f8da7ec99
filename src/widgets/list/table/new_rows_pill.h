// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace widgets {

/// "2 new above": lies over the top of a list that keeps its place, and leads to what came in.
class NewRowsPill final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewRowsPill)

public:
    explicit NewRowsPill(QWidget* parent = nullptr);

    /// None hides it. It lies in the area, not where the pointer is: it must not be hit by
    /// accident, so it does not appear under a pointer that is about to press.
    void setCount(int count, const QRect& area, const QPoint* pointer);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int leftIn(const QRect& area, const QPoint* pointer) const;
};

} // namespace widgets
