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
    /// The bar lies in the right margin of the content while it is shown, so that what is in it
    /// stays as wide as it was.
    void keepBarInMargin();
    /// It asks for no more than that.
    void setAllowedWidth(int width);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int barWidth() const;

    int m_allowedWidth = QWIDGETSIZE_MAX;
    int m_margin = 0; ///< of the content, for the bar
};

} // namespace widgets
