// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <vector>

class QMenuBar;
class QWidget;

namespace console {

/// Keys that do one thing.
struct KeyRow {
    QList<QKeySequence> keys;
    QString text;
};

struct KeyGroup {
    QString title;
    std::vector<KeyRow> rows;
};

/// Every key of the program: those of the menus, as the menus have them now, and those that parts
/// of a page answer while they have the keyboard.
[[nodiscard]] std::vector<KeyGroup> keySheet(const QMenuBar& menus);

/// All of them on one page.
void showKeySheet(QWidget& parent, const QMenuBar& menus);

} // namespace console
