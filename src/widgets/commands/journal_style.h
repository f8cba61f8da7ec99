// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/journal_model.h"
#include "deploy/widgets/theme/theme.h"

namespace widgets {

/// How a command's state looks: never by color alone.
[[nodiscard]] theme::Tone toneOf(operations::CommandState state);
[[nodiscard]] QIcon iconOf(operations::CommandState state, const QPalette& palette);
/// The same in one color, for selected rows.
[[nodiscard]] QIcon iconOf(operations::CommandState state, const QColor& color);

} // namespace widgets
