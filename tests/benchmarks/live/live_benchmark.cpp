// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty thousand updates a second over a million deployments, from the server's socket to the
// screen, under a filter and a sort that they change all the time.
#include "console_window.h"
#include "figures.h"
#include "large_history.h"
#include "live_server.h"
#include "steady_keys.h"

#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

#include <QElapsedTimer>
#include <QTableView>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace benchmarks;

namespace {

constexpr int updatesASecond = 20'000;
constexpr double longestFrame = 2 * 16.7; // ms: two frames at 60 Hz
constexpr double busiest = 50; // percent of the time

/// The updates after which what is kept for each row that has changed is there; of a history that
/// is so large that this would take minutes, what is done once for all of it has to do.
std::uint64_t warmUp(std::size_t rows)
{
    constexpr std::size_t most = 50'000;
    return 2 * std::uint64_t(std::min(rows, most));
}

double milliseconds(console::FrameTimes::Duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// What the updates alone cost. A run of work is made of many events; input is handled in between.
void measureWork(
    console::Application& application, ConsoleWindow& console, std::chrono::seconds time)
{
    const double before = residentMegabytes();
    application.clearTimes();
    QElapsedTimer watch;
    watch.start();
    console.letRun(time);
    const double elapsed = double(watch.elapsed());
    application.settleTimes();
    const console::FrameTimes& runs = application.busyPeriods();
    reportLimit("20,000 updates a second over 1,000,000 rows: event loop busy",
        100 * milliseconds(runs.total()) / elapsed, busiest, "%");
    std::printf("    runs of work without a pause: %s\n", runs.summary().c_str());
    reportRatio("the same: memory after as long again", residentMegabytes(), before, "MB", 1.02);
}

/// How long a user waits who goes through the list meanwhile.
void measureKeys(
    console::Application& application, ConsoleWindow& console, std::chrono::seconds time)
{
    const SteadyKeys keys(application, console.table());
    console.letRun(time);
    reportLimit("the same: a key, from the press to its paint, longest",
        milliseconds(keys.times().longest()), longestFrame, "ms");
    std::printf("    keys: %s\n", keys.times().summary().c_str());
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    console::Application application(argc, argv);
    const auto rows =
        repeated(summariesOf(options.data / "history.ndjson"), options.small ? 10'000 : 1'000'000);
    LiveServer server(rows, updatesASecond);
    ConsoleWindow console(application);
    console.window().open(QString::fromStdString(server.address()));
    const console::SourceSession& session = console.window().currentList()->session();
    console.waitFor([&] { return session.history()->size() == rows.size() && server.sent() > 0; });

    models::ListFilter filter;
    filter.window.choice = history::TimeChoice::All;
    filter.words[history::Column::Status] = {QStringLiteral("RUNNING"), QStringLiteral("FAILED")};
    console.page().filters().setFilter(filter);
    console.table().sortByColumn(
        models::ListSections::of(history::Column::Percentage), Qt::DescendingOrder);
    const std::uint64_t enough = server.sent() + warmUp(rows.size());
    const std::chrono::seconds time(options.small ? 1 : 15);
    console.letRun(time);
    console.waitFor([&server, enough] { return server.sent() >= enough; });
    measureWork(application, console, time);
    measureKeys(application, console, time);
    return 0;
}
