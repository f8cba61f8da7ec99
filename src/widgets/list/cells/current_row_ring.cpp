// SPDX-License-Identifier: GPL-3.0-or-later
#include "current_row_ring.h"

#include <QAbstractItemView>
#include <QItemSelectionModel>
#include <QPainter>
#include <QStyleOption>

#include <utility>

namespace widgets {

CurrentRowRing::CurrentRowRing(QAbstractItemView& view, PlaceOf placeOf)
    : QObject(&view)
    , m_view(view)
    , m_placeOf(std::move(placeOf))
{
    connect(m_view.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now, const QModelIndex& before) {
            for (const QModelIndex& each : {now, before}) {
                if (each.isValid())
                    m_view.viewport()->update(m_placeOf(each));
            }
        });
}

/// The style draws it in a window that is worked by keys.
void CurrentRowRing::paint(QPainter& painter) const
{
    const QModelIndex current = m_view.currentIndex();
    const bool isShown =
        current.isValid() && m_view.hasFocus() && !m_view.selectionModel()->isSelected(current);
    if (!isShown)
        return;
    QStyleOptionFocusRect ring;
    ring.initFrom(&m_view);
    ring.rect = m_placeOf(current);
    m_view.style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, &m_view);
}

} // namespace widgets
