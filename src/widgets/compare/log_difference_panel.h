// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/compare/log_difference_model.h"

#include <QWidget>

#include <optional>

class QTabBar;

namespace widgets {

class ComparisonTable;
class PlainLabel;

/// The lines that two logs differ in, a tab for each kind of difference. A click on a line, or
/// Enter, leads to where its log has it first.
class LogDifferencePanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogDifferencePanel)

public:
    explicit LogDifferencePanel(QWidget* parent = nullptr);

    /// nullopt while the logs are being compared.
    void setDifference(const std::optional<diagnosis::LogDifference>& difference);
    /// The run that is looked at goes on: its log is not all there.
    void setGoesOn(bool goesOn);
    /// Of which run no log is known, so that nothing is missing; empty: both have one.
    void setAbsence(const QString& text);

Q_SIGNALS:
    void placeRequested(const models::LogDifferenceModel::Place& place);
    void rowsCopied(int count);

private:
    void setupTable();
    void showPart(int tab);
    void updateTabs();
    void updateNote();
    void request(const QModelIndex& index);

    models::LogDifferenceModel* m_model;
    QTabBar* m_tabs;
    ComparisonTable* m_table;
    PlainLabel* m_note; ///< above the table, or in its place
    bool m_isCompared = false;
    bool m_goesOn = false;
    QString m_absence;
};

} // namespace widgets
