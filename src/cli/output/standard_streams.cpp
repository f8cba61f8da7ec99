// SPDX-License-Identifier: GPL-3.0-or-later
#include "standard_streams.h"

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace cli {

namespace {

void fillIfClosed(int descriptor, int mode)
{
    if (::fcntl(descriptor, F_GETFD) != -1)
        return;
    // The lowest free number is taken, which is this one: the ones below are open by now.
    [[maybe_unused]] const int taken = ::open("/dev/null", mode);
}

} // namespace

void secureStandardStreams()
{
    // Each the wrong way round: reading or writing fails as it would on a closed descriptor.
    fillIfClosed(STDIN_FILENO, O_WRONLY);
    fillIfClosed(STDOUT_FILENO, O_RDONLY);
    fillIfClosed(STDERR_FILENO, O_WRONLY);
    // Writing fails instead, and that is said.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace cli
