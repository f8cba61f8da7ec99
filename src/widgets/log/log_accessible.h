// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace widgets {

class LogView;

/// The log for who hears it: a text that is read, of which only the lines around the current one
/// are at hand at a time (LogReading). The caret stands at the beginning of the current line.
class LogAccessible final : public QAccessibleWidget, public QAccessibleTextInterface {
    Q_DISABLE_COPY_MOVE(LogAccessible)

public:
    explicit LogAccessible(LogView& view);
    ~LogAccessible() override = default;

    /// From now on every LogView is read this way.
    static void install();

    [[nodiscard]] int childCount() const override { return 0; } // its parts have nothing to say
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    void selection(int index, int* start, int* end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int start, int end) override;
    [[nodiscard]] QString attributes(int offset, int* start, int* end) const override;

private:
    [[nodiscard]] LogView& view() const;
};

} // namespace widgets
