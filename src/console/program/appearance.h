// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace console {

/// Sets the colors of the program: "light", "dark", or anything else: the one of the two that goes
/// with the desktop, whose own colors stay where they are of high contrast.
void applyTheme(QApplication& application, const QString& theme);

/// Loads our translation and Qt's own for the language ("en", "zh_CN"; anything else: the
/// system's), in place of another one. Returns the language in force. Widgets that stand keep the
/// words they have.
QString applyLanguage(QApplication& application, const QString& language);

} // namespace console
