// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_rules.h"

namespace console {

widgets::CommandsAvailability availabilityOf(
    const models::CommandSituation& situation, const QString& obstacle)
{
    const auto of = [&](models::CommandKind kind) {
        const QString reason = obstacle.isEmpty() ? models::obstacleTo(kind, situation) : obstacle;
        return widgets::CommandAvailability{reason.isEmpty(), reason};
    };
    return {of(models::CommandKind::Pause), of(models::CommandKind::Resume),
        of(models::CommandKind::RollBack)};
}

} // namespace console
