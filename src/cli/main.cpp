// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments/arguments.h"
#include "commands.h"
#include "output/reporter.h"
#include "output/standard_streams.h"

#include <vector>

int main(int argc, char** argv)
{
    cli::secureStandardStreams();
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const auto request = cli::parseArguments(arguments, deployment::systemNow());
    if (!request) {
        const cli::Reporter reporter{false};
        reporter.say(request.error().text);
        reporter.say("see \"deployment-console-cli --help\" for usage");
        return static_cast<int>(cli::ExitCode::Usage);
    }
    return static_cast<int>(cli::run(*request));
}
