// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_style.h"

namespace widgets {

using operations::CommandState;

theme::Tone toneOf(CommandState state)
{
    switch (state) {
    case CommandState::Unknown:
    case CommandState::Unresolved:
        return theme::Tone::Warning;
    case CommandState::Sent:
    case CommandState::Accepted:
        return theme::Tone::Info;
    case CommandState::Done:
        return theme::Tone::Good;
    case CommandState::Refused:
    case CommandState::Failed:
        return theme::Tone::Bad;
    case CommandState::Prepared:
    case CommandState::NotSent:
    case CommandState::NotReceived:
        break;
    }
    return theme::Tone::Neutral;
}

QIcon iconOf(CommandState state, const QColor& color)
{
    switch (state) {
    case CommandState::Unknown:
    case CommandState::Unresolved:
    case CommandState::NotReceived:
        return theme::icon(QStringLiteral("unknown"), color);
    case CommandState::Sent:
    case CommandState::Accepted:
        return theme::icon(QStringLiteral("running"), color);
    case CommandState::Done:
        return theme::icon(QStringLiteral("succeeded"), color);
    case CommandState::Refused:
    case CommandState::Failed:
        return theme::icon(QStringLiteral("failed"), color);
    case CommandState::Prepared:
    case CommandState::NotSent:
        break;
    }
    return theme::icon(QStringLiteral("pending"), color);
}

QIcon iconOf(CommandState state, const QPalette& palette)
{
    return iconOf(state, theme::foreground(toneOf(state), palette));
}

} // namespace widgets
