// SPDX-License-Identifier: GPL-3.0-or-later
// Ten million small records: opened while the user works with what is there already, then filtered,
// sorted and searched.
#include "bare_list.h"
#include "console_window.h"
#include "figures.h"
#include "large_history.h"
#include "list_work.h"

#include "list/list_controller.h"
#include "session/source_session.h"

#include <QTableView>

#include <cstdio>
#include <string>

using namespace benchmarks;

namespace {

/// Answers that take longer are felt as waiting (Miller, Response time in man-computer
/// conversational transactions, 1968; Nielsen, Usability Engineering, 1993).
constexpr double noticed = 100; // ms
constexpr double most = 4;
constexpr double half = 0.5;

/// Goes down and up the list while the file is being read.
void openAtWork(ConsoleWindow& console, const std::filesystem::path& file, std::size_t rows)
{
    double seconds = 0;
    const auto keys = console.timesOf([&] {
        seconds = secondsOf([&] {
            console.beginToOpen(file);
            for (int press = 0; console.isLoading(); ++press)
                console.press(console.table(), press % 50 == 0 ? Qt::Key_Home : Qt::Key_PageDown);
        });
    });
    reportFrames("key in the list while 10,000,000 rows load", keys, noticed);
    std::printf("    loaded in %.1f s\n", seconds);
    const history::History& history = *console.window().currentList()->session().history();
    if (history.size() != rows)
        std::printf("    only %zu rows are there\n", history.size());
    console.waitUntilRanked();
}

void measureList(ConsoleWindow& console)
{
    const std::string rows = ", 10,000,000 rows, median, beside a scan and a repaint";
    showEverything(console);
    chooseRow(console);
    const BareList bare(console);
    const double repaint = bare.repaint();
    reportBesideScan("search keystroke" + rows, searchTimes(console, searches()), half,
        bare.searchScan(searches()), repaint, most);
    showEverything(console);
    reportBesideScan(
        "filter change" + rows, filterTimes(console), half, bare.filterScan(), repaint, most);
    showEverything(console);
    reportBesideScan(
        "sort by any column" + rows, sortTimes(console), half, bare.sortScan(), repaint, most);
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    console::Application application(argc, argv);
    const std::size_t rows = options.small ? 100'000 : 10'000'000;
    const auto file = options.data / "rows-ten-million.ndjson";
    if (!exists(file))
        writeLines(repeated(summariesOf(options.data / "history.ndjson"), rows), file);
    ConsoleWindow console(application);
    openAtWork(console, file, rows);
    measureList(console);
    return 0;
}
