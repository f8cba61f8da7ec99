// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

class QApplication;

namespace console {

/// Sets the colors of the program: "light" and "dark" are our own palettes, anything else is the
/// system's.
void applyTheme(QApplication& application, const QString& theme);

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Loads our translation and Qt's own for the language ("en", "zh_CN"; anything else: the
/// system's), in place of another one. Returns the language in force. Widgets that stand keep the
/// words they have.
QString applyLanguage(QApplication& application, const QString& language);

} // namespace console
