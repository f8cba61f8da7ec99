// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the manual of deployment-console-cli in a form: man, bash, zsh or fish. Run by the build.
#include "command_line_manual.h"

#include "deploy/manual/manual_writers.h"

#include <cstdio>

int main(int argc, char** argv)
{
    const auto text = manual::written(
        cli::commandLineManual(DEPLOY_VERSION, DEPLOY_RELEASE_DATE), argc == 2 ? argv[1] : "");
    if (!text) {
        std::fputs("expected one of: man, bash, zsh, fish\n", stderr);
        return 2;
    }
    return std::fwrite(text->data(), 1, text->size(), stdout) == text->size() ? 0 : 1;
}
