// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporter.h"

#include "deploy/deployment/display_text.h"

#include <cerrno>
#include <string>

#include <unistd.h>

namespace cli {

namespace {

constexpr std::size_t maxSentenceLength = 4096;

} // namespace

void Reporter::say(std::string_view sentence) const
{
    std::string line = "deployment-console-cli: ";
    line.append(deployment::displayText(m_redactor->redacted(sentence), maxSentenceLength))
        .push_back('\n');
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (written < 0 && errno != EINTR)
            return; // there is nowhere left to report it
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

void Reporter::say(const deployment::Error& error) const
{
    say(error.message.toEnglish());
    if (!error.cause.empty())
        detail("cause: " + error.cause);
}

bool Reporter::isHeard()
{
    return ::isatty(STDERR_FILENO) == 1;
}

void Reporter::detail(std::string_view sentence) const
{
    if (m_isVerbose)
        say(sentence);
}

} // namespace cli
