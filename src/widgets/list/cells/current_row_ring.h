// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>

#include <functional>

class QAbstractItemView;
class QModelIndex;
class QPainter;

namespace widgets {

/// Shows where the keys are in a table of rows while the current row is not a selected one.
class CurrentRowRing final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurrentRowRing)

public:
    /// In the viewport.
    using PlaceOf = std::function<QRect(const QModelIndex& index)>;
    /// Of a view that has its model.
    CurrentRowRing(QAbstractItemView& view, PlaceOf placeOf);

    void paint(QPainter& painter) const;

private:
    QAbstractItemView& m_view;
    PlaceOf m_placeOf;
};

} // namespace widgets
