// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/environment_kind.h"

#include <QColor>

class QPalette;

namespace widgets {

/// The nearer to users, the more it stands out; red is for what has failed.
[[nodiscard]] QColor environmentColor(history::EnvironmentKind kind, const QPalette& palette);

} // namespace widgets
