// SPDX-License-Identifier: GPL-3.0-or-later The list of a million deployments: what the user does
// in it, from the input to the end of the paint.
#include "console_window.h"
#include "figures.h"
#include "large_history.h"
#include "proxy_list.h"

#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QTableView>

#include <stdexcept>

using namespace benchmarks;
using models::ListSections;

namespace {

constexpr double frame = 16.7; // ms, at 60 Hz

/// What users search for: a part of an id, a version, an executor, a step, and something that does
/// not exist. The first letters match nearly everything.
const QStringList searches{QStringLiteral("DEP-2025"), QStringLiteral("DEP-4711"),
    QStringLiteral("2.1"), QStringLiteral("OPS"), QStringLiteral("ci"), QStringLiteral("7"),
    QStringLiteral("xyzzy")};

console::FrameTimes searchTimes(ConsoleWindow& console, const QStringList& texts)
{
    auto* search = console.page().findChild<QLineEdit*>(QStringLiteral("search"));
    return console.timesOf([&] {
        for (const QString& text : texts) {
            console.type(*search, text);
            for (int i = 0; i < text.size(); ++i)
                console.press(*search, Qt::Key_Backspace);
        }
    });
}

/// Checks each value of a drop-down alone, then all one after the other, with the keyboard.
void toggleAll(ConsoleWindow& console, const QString& name)
{
    auto* button = console.page().findChild<QAbstractButton*>(name);
    if (button == nullptr || !button->isVisible())
        throw std::runtime_error("the drop-down that is to be used is not there");
    console.press(*button, Qt::Key_Down);
    auto* list = button->findChild<QListView*>();
    const auto pass = [&](int presses) {
        list->setCurrentIndex(list->model()->index(0, 0));
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            for (int press = 0; press < presses; ++press)
                console.press(*list, Qt::Key_Space);
            console.press(*list, Qt::Key_Down);
        }
    };
    pass(2);
    pass(1);
    pass(1);
    console.press(*list, Qt::Key_Escape);
}

/// Clicks each status alone and takes it back, then adds one after the other with Ctrl held, and
/// takes all of them back.
void toggleStatuses(ConsoleWindow& console, bool andTogether)
{
    const QString names[]{QStringLiteral("statusRunning"), QStringLiteral("statusPaused"),
        QStringLiteral("statusFailed"), QStringLiteral("statusSucceeded")};
    const auto click = [&](const QString& name, Qt::KeyboardModifiers modifiers) {
        auto* chip = console.page().findChild<QAbstractButton*>(name);
        if (chip == nullptr || !chip->isVisible())
            throw std::runtime_error("the status that is to be clicked is not there");
        console.click(*chip, chip->rect().center(), modifiers);
    };
    for (const QString& name : names) {
        click(name, Qt::NoModifier);
        click(name, Qt::NoModifier);
    }
    if (!andTogether)
        return;
    for (const QString& name : names)
        click(name, Qt::ControlModifier);
    for (const QString& name : names)
        click(name, Qt::ControlModifier);
}

console::FrameTimes filterTimes(ConsoleWindow& console)
{
    return console.timesOf([&] {
        toggleAll(console, QStringLiteral("environments"));
        toggleStatuses(console, true);
    });
}

void clickHeading(ConsoleWindow& console, int section)
{
    QHeaderView& header = *console.table().horizontalHeader();
    const int x = header.sectionViewportPosition(section) + header.sectionSize(section) / 2;
    console.click(*header.viewport(), {x, header.height() / 2});
}

/// Every column, first click and second, and all of them once more.
console::FrameTimes sortTimes(ConsoleWindow& console)
{
    QTableView& table = console.table();
    for (int section = 0; section < ListSections::count(); ++section) {
        table.setColumnHidden(section, false);
        table.setColumnWidth(section, 80);
    }
    console.rest();
    return console.timesOf([&] {
        for (int round = 0; round < 2; ++round) {
            for (int section = 0; section < ListSections::action(); ++section) {
                clickHeading(console, section);
                clickHeading(console, section);
            }
        }
    });
}

console::FrameTimes selectTimes(ConsoleWindow& console)
{
    return console.timesOf([&] {
        for (int round = 0; round < 5; ++round) {
            console.press(console.table(), Qt::Key_A, Qt::ControlModifier);
            console.click(*console.table().viewport(), {20, 100 + 20 * round});
        }
    });
}

/// Page after page from the top, then the end and the top again: each frame paints all rows in
/// view.
console::FrameTimes scrollTimes(ConsoleWindow& console)
{
    return console.timesOf([&] {
        for (int page = 0; page < 100; ++page)
            console.press(console.table(), Qt::Key_PageDown);
        for (int round = 0; round < 20; ++round) {
            console.press(console.table(), Qt::Key_End);
            console.press(console.table(), Qt::Key_Home);
        }
    });
}

void showEverything(ConsoleWindow& console)
{
    models::ListFilter all;
    all.window.choice = history::TimeChoice::All;
    console.page().filters().setFilter(all);
    console.rest();
}

/// A row that the user has chosen stays chosen and has to be found again each time.
void chooseRow(ConsoleWindow& console)
{
    console.click(*console.table().viewport(), {20, 200});
}

void measureList(ConsoleWindow& console, const std::string& rows)
{
    showEverything(console);
    chooseRow(console);
    reportFrames("search keystroke, " + rows, searchTimes(console, searches), frame);
    showEverything(console);
    reportFrames("filter change, " + rows, filterTimes(console), frame);
    showEverything(console);
    reportFrames("select all and one again, " + rows, selectTimes(console), frame);
    showEverything(console);
    reportFrames("scroll by pages, " + rows, scrollTimes(console), frame);
    reportFrames("sort by any column, " + rows, sortTimes(console), frame);
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
    for (const auto column :
        {history::Column::Version, history::Column::Environment, history::Column::Strategy,
            history::Column::Status, history::Column::Executor, history::Column::CurrentStep}) {
        const history::StringPool& pool = history.pool(column);
        for (history::Symbol symbol = 0; symbol < pool.size(); ++symbol)
            text += pool.text(symbol).size();
    }
    reportLimit("memory of a summary among 1,000,000, beyond the distinct texts",
        double(history.bytes() - text) / double(history.size()), 96, "B");
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
