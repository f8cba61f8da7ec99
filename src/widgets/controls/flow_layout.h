// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <functional>
#include <optional>

namespace widgets {

/// Puts widgets in lines, each as wide as it wants to be, and begins another line where there is no
/// more room. Hidden ones take none; one that expands takes the rest of its line.
class FlowLayout final : public QLayout {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowLayout)

public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;
    /// How wide a widget wants to be; nullopt: it is not counted.
    using WidthOf = std::function<std::optional<int>(const QWidget&)>;
    /// How many lines the widgets would take, hidden or not.
    [[nodiscard]] int lineCount(int width, const WidthOf& widthOf) const;
    /// As it has it while it is shown.
    [[nodiscard]] static int usualWidth(const QWidget& widget);

private:
    /// Returns the height; moves the items only if it is to.
    int arrange(const QRect& rect, bool isToMove) const;

    void placeLine(const QList<QLayoutItem*>& line, const QRect& rect, int rest, int height) const;

    QList<QLayoutItem*> m_items;
};

} // namespace widgets
