// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace console {

/// The text of an action without the letter that is pressed for it: "&File", and "文件(&F)".
[[nodiscard]] QString withoutMnemonic(QString text);

} // namespace console
