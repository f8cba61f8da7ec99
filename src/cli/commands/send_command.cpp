// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

namespace cli {

ExitCode refused(const CommandContext& context, const std::string& why)
{
    context.reporter.say("nothing was sent: " + why);
    return ExitCode::Refused;
}

deployment::Expected<ExitCode> sendCommand(const CommandContext& context)
{
    if (context.request.readOnly)
        return refused(context, "this run is read-only");
    return context.source.send(context);
}

} // namespace cli
