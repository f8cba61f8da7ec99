// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace models {

/// How well what was typed fits a text of the command palette: 0 is best. Each word that was typed
/// must be found: at the beginning of the text is better than at the beginning of a word, that
/// better than within one, and letters in their order but apart are the last resort, in the title
/// alone. What is found only in the hint is worse than the same in the title. Where it is called
/// otherwise, usual words for it fit as well, also Chinese ones: "exit", 退出. nullopt: it does not
/// fit. Nothing typed fits everything alike. Case-insensitive.
[[nodiscard]] std::optional<int> paletteRank(
    QStringView typed, QStringView title, QStringView hint = {});

} // namespace models
