// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/related_run.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

constexpr std::size_t maxVersionLength = 32;

class RelatedTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::RelatedRun)
};

} // namespace

RelatedRun begunBy(
    const operations::Command& command, const std::string& id, std::string_view version)
{
    const QString pattern = command.kind == operations::CommandKind::Restart
        ? RelatedTexts::tr("Restart of %1: open", "the deployment that it began; version")
        : RelatedTexts::tr("Rollback to %1: open", "the deployment that it began; version");
    return {id, command.kind, pattern.arg(displayText(version, maxVersionLength))};
}

RelatedRun originOf(const operations::Command& command)
{
    const QString pattern = command.kind == operations::CommandKind::Restart
        ? RelatedTexts::tr("Begun by a restart of %1: open", "version")
        : RelatedTexts::tr("Begun by a rollback of %1: open", "version");
    return {command.deployment, command.kind,
        pattern.arg(displayText(command.version, maxVersionLength))};
}

} // namespace models
