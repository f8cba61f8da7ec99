// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <optional>

namespace widgets {

/// A button that is on or off and says how many deployments it shows. It is as wide with a small
/// number as with a large one.
class CountChip final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountChip)

public:
    explicit CountChip(const QString& label, QWidget* parent = nullptr);

    /// nullopt: none is said. The room for one is kept.
    void setCount(std::optional<qulonglong> count);
    /// Also before it has one.
    void keepRoomForCount() { m_hasCount = true; }
    /// Without a click: nobody is told.
    void showOn(bool on);
    /// What it does, for the tool tip and for screen readers.
    void setMeaning(const QString& meaning);
    /// Those of the last click or key.
    [[nodiscard]] Qt::KeyboardModifiers modifiers() const { return m_modifiers; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void nextCheckState() override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void showCount();

    const QString m_label;
    QString m_meaning;
    std::optional<qulonglong> m_count;
    bool m_hasCount = false; ///< once at least: the room is kept
    Qt::KeyboardModifiers m_modifiers;
    bool m_isClicked = false;
};

} // namespace widgets
