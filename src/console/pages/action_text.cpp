// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_text.h"

namespace console {

QString withoutMnemonic(QString text)
{
    constexpr int bracketed = 4; // letters
    const auto bracket = text.indexOf(QLatin1String("(&"));
    if (bracket > 0)
        text.remove(bracket, bracketed);
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

} // namespace console
