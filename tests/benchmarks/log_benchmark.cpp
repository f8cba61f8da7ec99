// SPDX-License-Identifier: GPL-3.0-or-later
// A log of ten million entries: searched, beside grep on the same messages.
#include "figures.h"
#include "log_text.h"

#include "deploy/models/log_search.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <stdexcept>

using namespace benchmarks;
using models::LogPattern;
using models::LogSearch;

namespace {

struct Wanted {
    const char* text;
    LogPattern::Syntax syntax;
};

/// Found nowhere nearly, here and there, and in every line; expressions that begin with text, that
/// have none at all, and that are anchored.
constexpr Wanted everythingWanted[]{
    {"orders/77777", LogPattern::Syntax::Plain},
    {"42 ms", LogPattern::Syntax::Plain},
    {"app-3", LogPattern::Syntax::Plain},
    {"GET", LogPattern::Syntax::Plain},
    {"orders/[0-9]*777 ", LogPattern::Syntax::RegularExpression},
    {"app-[3-5] .* 9[0-9] ms$", LogPattern::Syntax::RegularExpression},
    {"[0-9]{5} 200", LogPattern::Syntax::RegularExpression},
    {"^app-(1|7) GET", LogPattern::Syntax::RegularExpression},
    {"(77|88)99+", LogPattern::Syntax::RegularExpression},
};

/// The search of the log page ignores case; grep does not.
std::size_t count(LogSearch& search, const Wanted& wanted)
{
    QEventLoop loop;
    QObject::connect(&search, &LogSearch::finished, &loop, &QEventLoop::quit);
    search.setPattern({});
    search.setPattern({QString::fromUtf8(wanted.text), wanted.syntax});
    loop.exec();
    return search.matches().size();
}

void measureSearch(
    LogSearch& search, const Wanted& wanted, const std::filesystem::path& text, int rounds)
{
    const bool plain = wanted.syntax == LogPattern::Syntax::Plain;
    const std::vector<std::string> grep{
        "/bin/grep", "-c", plain ? "-F" : "-E", wanted.text, text.string()};
    // Into a file: grep ends at the first match where nobody reads what it writes.
    const auto counted = std::filesystem::path(text).replace_extension("count");
    std::size_t found = 0;
    const Medians medians = inTurns(
        rounds, [&] { found = count(search, wanted); },
        [&] { runProgram(grep, counted, {"LC_ALL=C"}); });
    const std::string kind = plain ? "count of the word " : "count of the expression ";
    reportRatio(kind + wanted.text + " (" + std::to_string(found) + ")", medians.ours,
        medians.theirs, "s", plain ? 2 : 4);
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    const QCoreApplication application(argc, argv);
    const auto deployment = deploymentOf(options.data / "log.json");
    const auto text = options.data / "log.txt";
    if (!exists(text))
        writeMessages(deployment->log, text);
    LogSearch search;
    search.setDeployment(deployment);
    for (const Wanted& wanted : everythingWanted)
        measureSearch(search, wanted, text, options.rounds);
    return 0;
}
