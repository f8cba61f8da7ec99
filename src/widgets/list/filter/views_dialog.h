// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_filter.h"

#include <QDialog>

class QListWidget;
class QListWidgetItem;

namespace widgets {

/// Renames and deletes saved views, or columns; nothing happens before it is accepted.
class ViewsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewsDialog)

public:
    ViewsDialog(
        const QList<models::SavedView>& views, const QString& title, QWidget* parent = nullptr);

    /// What is left, renamed; a view whose name became empty keeps its old one.
    [[nodiscard]] QList<models::SavedView> views() const;

    void reject() override;

private:
    void setupList();
    void setupButtons();
    void checkName(QListWidgetItem& item);

    QListWidget* m_list;
    const QList<models::SavedView> m_views;
};

} // namespace widgets
