// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_work.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QTableView>

#include <stdexcept>

namespace benchmarks {

using models::ListSections;

namespace {

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

void clickHeading(ConsoleWindow& console, int section)
{
    QHeaderView& header = *console.table().horizontalHeader();
    const int x = header.sectionViewportPosition(section) + header.sectionSize(section) / 2;
    console.click(*header.viewport(), {x, header.height() / 2});
}

} // namespace

const QStringList& searches()
{
    static const QStringList texts{QStringLiteral("DEP-2025"), QStringLiteral("DEP-4711"),
        QStringLiteral("2.1"), QStringLiteral("OPS"), QStringLiteral("ci"), QStringLiteral("7"),
        QStringLiteral("xyzzy")};
    return texts;
}

console::FrameTimes searchTimes(ConsoleWindow& console, const QStringList& texts, int rounds)
{
    auto* search = console.page().findChild<QLineEdit*>(QStringLiteral("search"));
    return console.timesOf([&] {
        for (int round = 0; round < rounds; ++round) {
            for (const QString& text : texts) {
                console.type(*search, text);
                for (int i = 0; i < text.size(); ++i)
                    console.press(*search, Qt::Key_Backspace);
            }
        }
    });
}

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

console::FrameTimes filterTimes(ConsoleWindow& console, int rounds)
{
    return console.timesOf([&] {
        for (int round = 0; round < rounds; ++round) {
            toggleAll(console, QStringLiteral("environments"));
            toggleStatuses(console, true);
        }
    });
}

console::FrameTimes sortTimes(ConsoleWindow& console, int rounds)
{
    QTableView& table = console.table();
    for (int section = 0; section < ListSections::count(); ++section) {
        table.setColumnHidden(section, false);
        table.setColumnWidth(section, 80);
    }
    console.rest();
    return console.timesOf([&] {
        for (int round = 0; round < rounds; ++round) {
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

void chooseRow(ConsoleWindow& console)
{
    console.click(*console.table().viewport(), {20, 200});
}

} // namespace benchmarks
