// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/journal_model.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;

namespace models {
class TimeContext;
} // namespace models

namespace widgets {

namespace Ui {
class JournalPage;
}

class FocusEntry;
class JournalDetails;
class JournalTable;

/// The commands that this console has written down: to filter, sort, copy and export, with the
/// details of the chosen one. Unknown outcomes are on top and can be checked.
class JournalPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalPage)

public:
    explicit JournalPage(const models::TimeContext& time, QWidget* parent = nullptr);
    ~JournalPage() override;

    /// The whole journal, in any order. Selection, scroll position and filter stay.
    void setRecords(const std::vector<models::JournalRow>& records);

Q_SIGNALS:
    /// To read what became of a command whose outcome is unknown.
    void checkRequested(const QString& id);
    /// The rows as shown, in their order.
    void exportRequested(const std::vector<models::JournalRow>& records);
    /// A short sentence for the status bar: "Copied 3 rows".
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupFilter();
    void setupBody();
    void connectParts();
    void updateAppearance();
    void applyFilter();
    void clearFilter();
    void fillConnections();
    void refresh();
    void showUnknown();
    void showEmpty();
    void showDetails();
    void checkAll();
    [[nodiscard]] QStringList checkable() const;

    const std::unique_ptr<Ui::JournalPage> m_ui;
    models::JournalModel* m_model;
    JournalTable* m_table;
    JournalDetails* m_details;
    FocusEntry* m_entry = nullptr;
    QAction* m_export = nullptr;
};

} // namespace widgets
