// SPDX-License-Identifier: GPL-3.0-or-later
#include "confirmation.h"

#include <iostream>

#include <unistd.h>

namespace cli {

bool isInteractive()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

bool confirm(const std::string& intent, const std::string& way, const Reporter& reporter)
{
    reporter.say(intent);
    reporter.say(way);
    std::string answer;
    return std::getline(std::cin, answer) && answer == "yes";
}

} // namespace cli
