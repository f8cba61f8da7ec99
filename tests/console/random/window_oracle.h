// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"

namespace random_window {

/// The page of a deployment in front shows what was read of it last, or what the list knows.
void expectDetail(const Desk& desk);
/// As many pages as tabs; the titles are those of what is open.
void expectTabs(const Desk& desk);
/// The keys are somewhere, and who has them says what it is.
void expectKeys(const Desk& desk);
/// In a Chinese window there is no English but that of the data.
void expectLanguage(const Desk& desk);

} // namespace random_window
