// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLinkButton>
#include <QHash>

namespace widgets {

/// A way out of the empty window: a title, and below it what that means. In the user's letters,
/// where the base class knows one size only.
class WayButton final : public QCommandLinkButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WayButton)

public:
    WayButton(const QString& title, const QString& description, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    /// Enter takes whichever has the focus: none of them is what the page is for, and its letters
    /// keep their colors.
    void initStyleOption(QStyleOptionButton* option) const override;

private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] int textLeft() const;
    /// Of a button of that width: what there is for the description, from the top of the button on.
    [[nodiscard]] QRect descriptionRect(int width) const;

    /// Layouts ask for the same ones again and again.
    mutable QHash<int, QRect> m_descriptions; ///< by the width of the button
};

} // namespace widgets
