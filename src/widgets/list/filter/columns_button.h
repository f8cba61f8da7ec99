// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_filter.h"

#include <QPushButton>

#include <functional>
#include <utility>

class QMenu;

namespace widgets {

class HistoryTableColumns;

/// Which columns the list shows: each to be switched on and off, and sets of them under a name, to
/// recall, add, rename and delete.
class ColumnsButton final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsButton)

public:
    explicit ColumnsButton(QWidget* parent = nullptr);

    /// They outlive it.
    void setColumns(HistoryTableColumns& columns) { m_columns = &columns; }
    /// Views without a filter.
    void setPresets(const QList<models::SavedView>& presets) { m_presets = presets; }
    /// As they are by now: another list may have added some.
    using LatestPresets = std::function<QList<models::SavedView>()>;
    void setLatestPresets(LatestPresets latest) { m_latest = std::move(latest); }

Q_SIGNALS:
    /// By the user.
    void presetsChanged(const QList<models::SavedView>& presets);

private:
    void takeLatest();
    void fillMenu();
    void askForName();
    void save(const QString& name);
    void manage();

    QMenu* m_menu;
    HistoryTableColumns* m_columns = nullptr;
    QList<models::SavedView> m_presets;
    LatestPresets m_latest; ///< null: nobody else adds any
};

} // namespace widgets
