// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_disabled_reason.h"

#include "deploy/deployment/display_text.h"
#include "deploy/history/succession.h"
#include "deploy/models/display_strings.h"

namespace models {

CommandSituation situationOf(const deployment::Deployment& deployment, const Succession& succession)
{
    CommandSituation situation{operations::subjectOf(deployment), deployment.status.text,
        deployment.environment, succession.newerVersion};
    situation.subject.isNewest = succession.isNewest;
    return situation;
}

Succession successionOf(
    const history::History& history, std::string_view id, deployment::Timestamp now)
{
    // What came after a deployment that is not in the list is unknown.
    const auto row = history.find(id);
    if (!row)
        return {};
    const auto successor = history::successorOf(history, *row, now);
    if (!successor)
        return {true, {}};
    return {false, std::string(history.word(history::Column::Version, *successor))};
}

QString disabledReasonFor(CommandKind kind, const CommandSituation& situation)
{
    // A long name must not push the reason out of a tool tip.
    const auto shortened = [](const std::string& text) {
        constexpr std::size_t longest = 40;
        return deployment::displayText(text, longest);
    };
    return translated(
        operations::disabledReasonMessage(operations::disabledReasonFor(kind, situation.subject),
            {shortened(situation.environment), shortened(situation.newerVersion),
                shortened(situation.statusWord)}));
}

} // namespace models
