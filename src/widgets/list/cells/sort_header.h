// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

#include <optional>

namespace widgets {

/// The headings of a table that is sorted by one column or two: where it is two, each arrow has its
/// number. A click sorts by a column alone (QHeaderView), Shift and a click by it as well.
class SortHeader final : public QHeaderView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SortHeader)

public:
    explicit SortHeader(QWidget* parent = nullptr);

    struct Then {
        int section = -1;
        Qt::SortOrder order = Qt::AscendingOrder;

        bool operator==(const Then&) const = default;
    };
    /// The second column; the first one is that of the sort indicator.
    void setThen(const std::optional<Then>& then);
    [[nodiscard]] const std::optional<Then>& then() const { return m_then; }

Q_SIGNALS:
    /// The section was clicked with Shift.
    void thenRequested(int section);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QString numberOf(int section) const;

    std::optional<Then> m_then;
    int m_pressed = -1; ///< the section, with Shift
};

} // namespace widgets
