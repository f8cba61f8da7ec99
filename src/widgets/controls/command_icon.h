// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command_spec.h"

#include <QString>

#include <iterator>

namespace widgets {

/// For theme::icon().
[[nodiscard]] inline QString commandIcon(operations::CommandKind kind)
{
    /// In the order of the kinds.
    static constexpr const char* names[]{
        "pause", "resume", "roll-back", "abort", "retry", "promote", "promote-fully", "restart"};
    static_assert(std::size(names) == operations::allCommandSpecs.size());
    return QLatin1String(names[static_cast<std::size_t>(kind)]);
}

} // namespace widgets
