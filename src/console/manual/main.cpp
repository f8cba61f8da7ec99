// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the manual of deployment-console in a form: man, bash, zsh or fish. Run by the build.
#include "console_manual.h"

#include "deploy/manual/manual_writers.h"

#include <cstdio>

int main(int argc, char** argv)
{
    const auto text = manual::written(
        console::consoleManual(DEPLOY_VERSION, DEPLOY_RELEASE_DATE), argc == 2 ? argv[1] : "");
    if (!text) {
        std::fputs("expected one of: man, bash, zsh, fish\n", stderr);
        return 2;
    }
    return std::fwrite(text->data(), 1, text->size(), stdout) == text->size() ? 0 : 1;
}
