// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"
#include "deploy/widgets/theme/theme.h"

#include <QString>

#include <utility>

namespace widgets {

/// A sentence that says how something stands. An empty text hides its line.
struct StatusMessage {
    QString text;
    theme::Tone tone = theme::Tone::Neutral;
    bool hasAction = false; ///< shows the line's button: "Retry now", "Check now"

    /// With the button.
    [[nodiscard]] static StatusMessage withAction(QString text, theme::Tone tone)
    {
        return {std::move(text), tone, true};
    }

    bool operator==(const StatusMessage&) const = default;
};

/// Whether a command that is offered can be sent now and, if not, why.
struct CommandAvailability {
    operations::CommandKind kind;
    bool enabled = false;
    QString reason; ///< a sentence for the user; empty if it is enabled

    bool operator==(const CommandAvailability&) const = default;
};

} // namespace widgets
