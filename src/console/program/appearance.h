// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

class QApplication;

namespace console {

/// Sets the colors of the program: "light", "dark", or anything else: the one of the two that goes
/// with the desktop, whose own colors stay where they are of high contrast.
void applyTheme(QApplication& application, const QString& theme);

/// Loads our translation and Qt's own for the language ("en", "zh_CN"; anything else: the
/// desktop's), in place of another one; numbers are written as in that language. Returns the
/// language in force. Widgets that stand keep the words they have.
QString applyLanguage(
    QApplication& application, const QString& language, const QLocale& desktop = QLocale::system());

/// Sizes of text that can be chosen, in points.
inline constexpr int smallestFont = 7;
inline constexpr int largestFont = 28;
/// Of the setting; nullopt for the system's size, and for what is no size that can be chosen.
[[nodiscard]] std::optional<int> fontPointsOf(const QString& setting);
/// Sets the size of the program's text; without one, the size that the system has given.
void applyFontSize(QApplication& application, const QString& setting);

} // namespace console
