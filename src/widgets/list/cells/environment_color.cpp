// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_color.h"

#include "deploy/widgets/theme/theme.h"

#include <QPalette>

namespace widgets {

QColor environmentColor(history::EnvironmentKind kind, const QPalette& palette)
{
    using Kind = history::EnvironmentKind;
    switch (kind) {
    case Kind::Production:
    case Kind::Standby:
        return theme::foreground(theme::Tone::Warning, palette);
    case Kind::Staging:
        return theme::foreground(theme::Tone::Info, palette);
    case Kind::Test:
    case Kind::Development:
        return theme::secondaryText(palette);
    case Kind::Other:
        break;
    }
    return palette.color(QPalette::Text);
}

} // namespace widgets
