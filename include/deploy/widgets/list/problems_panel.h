// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTableView;

namespace models {
class ProblemsModel;
}

namespace widgets {

class PlainLabel;

/// Everything that is wrong in the data of a source, with its place; to copy, and to open the
/// deployment that it is about.
class ProblemsPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsPanel)

public:
    explicit ProblemsPanel(models::ProblemsModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const QString& id);
    void statusMessage(const QString& text);

private:
    void setupTable();
    void setupLayout();
    void openRow(const QModelIndex& index);
    void copySelection();
    void updateSummary();
    void showMenu(const QPoint& position);

    models::ProblemsModel& m_model;
    QTableView* m_table;
    PlainLabel* m_summary;
};

} // namespace widgets
