// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette_entries.h"

#include <QDialog>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace console {

/// One field that leads everywhere by name: what is typed is looked for among actions, tabs,
/// connections, environments and deployments. It goes where one leads, and does no more: a command
/// is asked for, and its dialog decides. Closes when something was chosen or elsewhere was clicked.
class CommandPalette final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    CommandPalette(PaletteEntries entries, QWidget& window);

    /// Up and Down move in the results while one types.
    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    bool event(QEvent* event) override;

private:
    void setupResults();
    void fill();
    void run(QTreeWidgetItem* item);
    void placeAbove(const QWidget& window);

    PaletteEntries m_entries;
    std::vector<PaletteEntry> m_shown; ///< in the order of the rows
    QLineEdit* m_typed;
    QTreeWidget* m_results;
};

} // namespace console
