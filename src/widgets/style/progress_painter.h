// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;

/// Bars of progress, and the handles between parts of a window.
namespace widgets::progress {

/// False where the element is none of these.
bool drawControl(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter);

} // namespace widgets::progress
