// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QColor>
#include <QIcon>

namespace widgets {

/// What a connection's color looks like, on light and dark grounds alike (contrast of at least 3 to
/// 1 to both). It only ever stands beside the connection's name.
[[nodiscard]] QColor colorOf(operations::ConnectionColor color);
/// A filled round swatch, for menus, tabs and lists.
[[nodiscard]] QIcon colorIcon(operations::ConnectionColor color);

} // namespace widgets
