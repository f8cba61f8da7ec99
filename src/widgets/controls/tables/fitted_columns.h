// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>
#include <set>

class QAbstractItemView;
class QHeaderView;
class QModelIndex;

namespace widgets {

/// Gives the columns of a table what their headings and contents need, and one of them what is left
/// over. Where there is too little room, the widest give way first, and none below its heading;
/// then the table scrolls. A column that the user has resized keeps its width, and none becomes
/// narrower because of a text that changes while the rows stay.
class FittedColumns final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FittedColumns)

public:
    /// Belongs to the view, which has its model and style already.
    FittedColumns(QAbstractItemView& view, QHeaderView& header, int columnOfRest);

    /// Of contents that are drawn, in pixels: the column never has less.
    void setLeast(int column, int width);
    /// Of words of our own, which matter most: the others give way, and then the table scrolls.
    void setWhole(int column);
    /// Now, instead of when the event loop is next at it.
    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Wish {
        int least = 0;
        int wanted = 0;
    };
    [[nodiscard]] Wish wishOf(int section) const;
    [[nodiscard]] int widthAt(int level) const;
    void share();
    void measureLater();
    void handleRowsChanged();
    void handleTextsChanged(const QModelIndex& first, const QModelIndex& last);
    void handleResized(int section, int before, int now);

    QAbstractItemView& m_view;
    QHeaderView& m_header;
    const int m_columnOfRest;
    std::map<int, int> m_least;
    std::set<int> m_whole; ///< columns whose contents are never cut
    std::map<int, int> m_chosen; ///< by the user
    std::map<int, Wish> m_wishes; ///< of the sections that are shown
    std::set<int> m_changed; ///< sections whose texts have changed
    bool m_isSharing = false;
    bool m_isDue = false;
};

} // namespace widgets
