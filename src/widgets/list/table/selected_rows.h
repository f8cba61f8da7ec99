// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

class QMimeData;
class QTableView;

namespace models {
class HistoryModel;
}

namespace widgets {

/// The selected rows of the list, and what is taken of them elsewhere. As short-lived as a
/// question.
class SelectedRows final {
public:
    /// What is taken has these sections, from left to right.
    SelectedRows(const QTableView& table, const models::HistoryModel& model, QList<int> sections);

    /// Counted by ranges: all of a million rows are one.
    [[nodiscard]] int count() const;
    /// Of the model, from top to bottom.
    [[nodiscard]] QList<int> numbers() const;
    [[nodiscard]] QStringList ids() const;
    /// To the clipboard; returns how many rows.
    int copy() const;
    /// The same as a table in Markdown.
    int copyAsMarkdown() const;
    void copyIds() const;
    /// For who drags them; null if there are none, or more than can sensibly be dragged.
    [[nodiscard]] QMimeData* dragged() const;

private:
    const QTableView& m_table;
    const models::HistoryModel& m_model;
    QList<int> m_sections;
};

} // namespace widgets
