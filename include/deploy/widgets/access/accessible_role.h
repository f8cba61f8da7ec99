// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QComboBox;
class QString;
class QWidget;

namespace widgets {

/// Whether what a widget is made of is told to a screen reader, too.
enum class AccessibleParts { Told, Hidden };

/// What a widget that paints itself is to a screen reader: "chart", "label"; else each would be a
/// container without a meaning. In its constructor, before anybody asks.
void setAccessibleRole(
    QWidget& widget, QAccessible::Role role, AccessibleParts parts = AccessibleParts::Told);

/// The name of a combo box that no label stands beside. On Linux a screen reader takes what is
/// chosen for its name: what is chosen there is its description.
void setChoiceName(QComboBox& box, const QString& name);

} // namespace widgets
