// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace widgets {

/// Scrolls downwards only; says how high it would have to be to need no scrolling. Where its
/// content cannot be as narrow as it is allowed to be, it scrolls to the side, too.
class DownwardScrollArea final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownwardScrollArea)

public:
    explicit DownwardScrollArea(QWidget* parent = nullptr);

    /// What the content needs where it is given the width.
    [[nodiscard]] int wantedHeight(int width) const;
    /// It asks for no more than that.
    void setAllowedWidth(int width);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    int m_allowedWidth = QWIDGETSIZE_MAX;
};

} // namespace widgets
