// SPDX-License-Identifier: GPL-3.0-or-later
// What deployment-console-cli becomes where its source is a server.
#include "commands.h"
#include "remote/server_reader.h"

int main(int argc, char** argv)
{
    return cli::runProgram(
        argc, argv, [](const cli::Request& request, const cli::Reporter& reporter) {
            return std::make_unique<cli::ServerReader>(request, reporter);
        });
}
