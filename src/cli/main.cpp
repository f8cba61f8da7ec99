// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files. What speaks to servers is a program of its own, whose many libraries a file has no
// need to wait for.
#include "commands.h"
#include "files/file_reader.h"
#include "files/program_for_servers.h"

int main(int argc, char** argv)
{
    using Opened = deployment::Expected<std::unique_ptr<cli::SourceReader>>;
    return cli::runProgram(
        argc, argv, [argv](const cli::Request& request, const cli::Reporter& reporter) -> Opened {
            if (cli::isServer(request))
                return tl::unexpected{cli::becomeProgramForServers(argv)};
            return std::make_unique<cli::FileReader>(request, reporter);
        });
}
