// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <string>
#include <vector>

class QPainter;
class QPoint;
class QRect;

namespace models {
class HistoryModel;
}

namespace widgets {

class EvenRowsTable;

/// Above the first row of each group (models::HistoryModel::groupOf()) its heading: "Today",
/// "Yesterday", "Mon 24 Nov", or an environment and what is live in it; that of the topmost row
/// stays at the top. The first row of a group is taller and the heading is painted in its upper
/// part: to model, selection, search and copying there is none.
class GroupHeadings final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupHeadings)

public:
    /// Of a table that has its model.
    GroupHeadings(EvenRowsTable& table, models::HistoryModel& model);

    void setShown(bool shown);
    /// What is said of an environment beside its name: "live: V2.1.0"; safe to show.
    using LiveText = std::function<QString(const std::string& environment)>;
    void setLiveText(LiveText text);
    /// The rows or their height have changed: makes room above the first ones of groups.
    void update();
    /// What would be done in the next turn of the event loop, after a paint without it, now.
    void updateIfDue();
    /// All rows have the usual height again.
    void forgetHeights();
    [[nodiscard]] int height() const; ///< pixels
    /// How much of the viewport the heading covers that stays at the top.
    [[nodiscard]] int coveredAtTop() const;
    /// Whether a heading is there in the viewport.
    [[nodiscard]] bool isAt(const QPoint& position) const;
    /// Over the rows.
    void paint(QPainter& painter) const;

Q_SIGNALS:
    /// update() is to be called, with whatever keeps rows in their places.
    void updateNeeded();

private:
    void followModel();
    [[nodiscard]] std::vector<int> wantedRows() const;
    void requestIfOthers();
    [[nodiscard]] int firstRow() const;
    void paintOne(QPainter& painter, int row, const QRect& place) const;
    void paintLive(QPainter& painter, const std::string& environment, const QRect& place) const;

    EvenRowsTable& m_table;
    models::HistoryModel& m_model;
    QTimer m_soon;
    LiveText m_liveText;
    bool m_isShown = false;
};

} // namespace widgets
