// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOptionTab>

class QPainter;

/// Tabs without boxes: the current one is underlined in the accent.
namespace widgets::tabs {

void drawShape(QPainter& painter, const QStyleOptionTab& tab);
/// The option with the colors of the label: those that are not current step back.
[[nodiscard]] QStyleOptionTab labelOption(const QStyleOptionTab& tab);
/// The hairline that tabs stand on; of the bar, or beside it in the corner of its tab widget.
void drawBase(QPainter& painter, const QStyleOption& option, const QWidget* bar);
/// A cross that steps back until the pointer is over it.
void drawCloseSign(QPainter& painter, const QStyleOption& option);

} // namespace widgets::tabs
