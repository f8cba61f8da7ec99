// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/journal_model.h"

#include <QTableView>

namespace widgets {

/// The rows of the journal: sorted by a click on a heading, copied with Ctrl+C.
class JournalTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalTable)

public:
    JournalTable(models::JournalModel& model, QWidget* parent);

    [[nodiscard]] QList<int> selectedRows() const;
    void copyRows();

Q_SIGNALS:
    void choiceChanged();
    void rowsCopied(int count);

private:
    void setupAppearance();
    void setupColumns();
    void showMenu(const QPoint& position);

    models::JournalModel& m_model;
};

} // namespace widgets
