// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a million deployments: what the user does in it, from the input to the end of the
// paint.
#include "bare_list.h"
#include "console_window.h"
#include "figures.h"
#include "large_history.h"
#include "list_work.h"
#include "proxy_list.h"

#include "list/list_controller.h"
#include "session/source_session.h"

using namespace benchmarks;

namespace {

constexpr double frame = 16.7; // ms, at 60 Hz
/// Of each kind of input there are some 400, so that the last of 100 is more than the longest one.
constexpr int searchRounds = 8;
constexpr int filterRounds = 6;
constexpr int sortRounds = 20;

void measureList(ConsoleWindow& console, const std::string& rows)
{
    showEverything(console);
    chooseRow(console);
    const auto search = searchTimes(console, searches(), searchRounds);
    reportFrames("search keystroke, " + rows, search, frame);
    showEverything(console);
    const auto filter = filterTimes(console, filterRounds);
    reportFrames("filter change, " + rows, filter, frame);
    showEverything(console);
    reportFrames("select all and one again, " + rows, selectTimes(console), frame);
    showEverything(console);
    reportFrames("scroll by pages, " + rows, scrollTimes(console), frame);
    const auto sort = sortTimes(console, sortRounds);
    reportFrames("sort by any column, " + rows, sort, frame);

    constexpr double share = 0.99;
    constexpr double most = 3;
    const BareList bare(console);
    const double repaint = bare.repaint();
    reportBesideScan("search keystroke, " + rows + ", p99, beside a scan and a repaint", search,
        share, bare.searchScan(searches()), repaint, most);
    reportBesideScan("filter change, " + rows + ", p99, beside a scan and a repaint", filter, share,
        bare.filterScan(), repaint, most);
    reportBesideScan("sort by any column, " + rows + ", p99, beside a scan and a repaint", sort,
        share, bare.sortScan(), repaint, most);
}

/// Seconds an interaction.
double mean(const console::FrameTimes& times)
{
    return std::chrono::duration<double>(times.total()).count() / double(times.count());
}

/// The same table over Qt's proxy model: the same text typed, statuses chosen, headings clicked.
void compareWithProxy(ConsoleWindow& console, const history::History& history)
{
    const QStringList text{QStringLiteral("7"), QStringLiteral("ci")};
    const auto compare = [](const std::string& name, const console::FrameTimes& ours,
                             const console::FrameTimes& theirs) {
        reportSpeedup(name + ", 100,000 rows, against QSortFilterProxyModel", mean(ours),
            mean(theirs), "s", 1000);
    };
    ProxyList theirs(history, console.time());
    showEverything(console);
    compare("search keystroke", searchTimes(console, text), theirs.searchTimes(console, text));
    showEverything(console);
    const auto statusTimes = console.timesOf([&] { toggleStatuses(console, false); });
    compare("filter change", statusTimes, theirs.statusTimes(console));
    showEverything(console);
    compare("sort", sortTimes(console), theirs.sortTimes(console));
}

/// At the full size Qt's proxy model is asked for one thing only, which takes it minutes.
void compareOnce(ConsoleWindow& console)
{
    showEverything(console);
    const auto ours = console.timesOf([&] { toggleStatuses(console, false); });
    ProxyList theirs(*console.window().currentList()->session().history(), console.time());
    reportSpeedup("filter change, 1,000,000 rows, against QSortFilterProxyModel, once", mean(ours),
        mean(theirs.failedTime(console)), "s", 1000);
}

/// What the history holds for a row, without the bytes of its distinct texts.
void reportMemory(const history::History& history)
{
    std::size_t text = history.idArena().size();
    for (const auto column : {history::Column::Version, history::Column::Environment,
             history::Column::Strategy, history::Column::Status, history::Column::Executor,
             history::Column::CurrentStep, history::Column::Service}) {
        const history::StringPool& pool = history.pool(column);
        for (history::Symbol symbol = 0; symbol < pool.size(); ++symbol)
            text += pool.text(symbol).size();
    }
    reportLimit("memory of a summary among 1,000,000, beyond the distinct texts",
        double(history.bytes() - text) / double(history.size()), 64, "B");
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    console::Application application(argc, argv);
    const std::size_t many = options.small ? 10'000 : 1'000'000;
    const std::size_t fewer = options.small ? 1'000 : 100'000;
    const auto seed = summariesOf(options.data / "history.ndjson");
    const auto manyFile = options.data / "rows-many.ndjson";
    const auto fewerFile = options.data / "rows-fewer.ndjson";
    if (!exists(manyFile))
        writeLines(repeated(seed, many), manyFile);
    if (!exists(fewerFile))
        writeLines(repeated(seed, fewer), fewerFile);
    {
        ConsoleWindow console(application);
        console.open(manyFile);
        if (!options.small)
            reportMemory(*console.window().currentList()->session().history());
        measureList(console, "1,000,000 rows");
        if (!options.small)
            compareOnce(console);
    }
    ConsoleWindow console(application);
    console.open(fewerFile);
    compareWithProxy(console, summariesOf(fewerFile));
    return 0;
}
