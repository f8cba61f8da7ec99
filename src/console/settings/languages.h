// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

#include <span>

namespace console {

/// A language of the interface. Its texts are in resources/translations; docs/how-to.md says how to
/// add one.
struct Language {
    const char* code; ///< as in the name of its file: "zh_CN"
    const char* name; ///< in the language itself, UTF-8
};

/// The first one is taken where none fits.
[[nodiscard]] std::span<const Language> languages();
[[nodiscard]] QStringList languageCodes();

/// The code of the language that fits a locale best: the same one, or one that is spoken elsewhere.
[[nodiscard]] QString languageFor(const QLocale& locale);

} // namespace console
