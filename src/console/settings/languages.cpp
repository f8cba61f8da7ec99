// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr std::array languageTable{Language{"en", "English"}, Language{"zh_CN", "简体中文"}};

} // namespace

std::span<const Language> languages()
{
    return languageTable;
}

QStringList languageCodes()
{
    QStringList codes;
    for (const Language& language : languageTable)
        codes << QString::fromLatin1(language.code);
    return codes;
}

QString languageFor(const QLocale& locale)
{
    const QStringList codes = languageCodes();
    if (codes.contains(locale.name()))
        return locale.name();
    const auto found = std::ranges::find_if(
        codes, [&](const QString& code) { return QLocale(code).language() == locale.language(); });
    return found == codes.end() ? codes.first() : *found;
}

} // namespace console
