// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/live/live_card.h"

#include <QStyledItemDelegate>

namespace widgets {

/// Draws what is live in a place as a card: the place and the version; since when; what happens.
class LiveCardDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveCardDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Between cards, in both directions.
    static constexpr int gap = 8;

    /// Of a card with its gaps.
    void setCellSize(const QSize& size) { m_cellSize = size; }
    /// The card that the list is narrowed by, or none.
    void setChosen(const QPersistentModelIndex& index) { m_chosen = index; }
    [[nodiscard]] QModelIndex chosen() const { return m_chosen; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return m_cellSize;
    }
    /// Of its three lines.
    [[nodiscard]] static int cardHeight(const QFontMetrics& metrics);

private:
    void paintFrame(QPainter* painter, const QStyleOptionViewItem& option,
        const models::LiveCard& card, bool isChosen) const;

    QPersistentModelIndex m_chosen;
    QSize m_cellSize;
};

} // namespace widgets
