// SPDX-License-Identifier: GPL-3.0-or-later
// A console that stands somewhere and goes on, to be killed: session_child FOLDER FILE ADDRESS, and
// with "beside" behind these one in a window beside the first.
#include "list/list_controller.h"
#include "program/window_place.h"
#include "session/source_session.h"
#include "settings/settings.h"
#include "window/main_window.h"

#include "deploy/models/list/list_sections.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <cstdio>

namespace {

using history::Column;
using models::ListSections;

constexpr int patience = 20'000;
constexpr std::size_t rowsOfFile = 200;

QTableView& tableOf(const console::ListController& list)
{
    return *list.page().findChild<QTableView*>(QStringLiteral("historyTable"));
}

bool openWhole(console::MainWindow& window, const QString& source, std::size_t rows)
{
    window.open(source);
    return QTest::qWaitFor(
        [&] {
            const console::ListController* list = window.currentList();
            return list != nullptr && list->session().source().location().startsWith(source)
                && !list->session().isLoading() && list->session().history()->size() >= rows;
        },
        patience);
}

bool standInServer(console::MainWindow& window, const QString& address)
{
    if (!openWhole(window, address, 1))
        return false;
    const console::ListController& list = *window.currentList();
    list.page().filters().choose({}); // of all time
    tableOf(list).sortByColumn(ListSections::of(Column::Environment), Qt::AscendingOrder);
    return list.page().rows().selectIds({QStringLiteral("DEP-001")}) == 1;
}

/// In the list that another one will stand in front of.
bool standBehind(console::MainWindow& window, const QString& file)
{
    if (!openWhole(window, file, rowsOfFile))
        return false;
    const console::ListController& list = *window.currentList();
    list.page().filters().choose({});
    QScrollBar& bar = *tableOf(list).verticalScrollBar();
    if (!QTest::qWaitFor([&] { return bar.maximum() > 700; }, patience))
        return false;
    bar.setValue(640);
    return true;
}

/// As nothing in the first window stands.
bool standBeside(console::MainWindow& window, const QString& file)
{
    if (!openWhole(window, file, rowsOfFile))
        return false;
    const console::ListController& list = *window.currentList();
    models::ListFilter filter;
    filter.words[Column::Environment] = {QStringLiteral("test")};
    list.page().filters().choose(filter);
    tableOf(list).sortByColumn(ListSections::of(Column::Id), Qt::AscendingOrder);
    window.setGeometry(0, 30, 780, 520); // the screen has 800 by 600
    return list.page().rows().selectIds({QStringLiteral("d31")}) == 1;
}

bool standInFile(console::MainWindow& window, const QString& file)
{
    if (!openWhole(window, file, rowsOfFile))
        return false;
    const console::ListController& list = *window.currentList();
    models::ListFilter filter;
    filter.words[Column::Environment] = {QStringLiteral("prod")};
    list.page().filters().choose(filter);
    tableOf(list).sortByColumn(ListSections::of(Column::Version), Qt::DescendingOrder);
    tableOf(list).setColumnWidth(ListSections::of(Column::Version), 177);
    if (list.page().rows().selectIds({QStringLiteral("d6"), QStringLiteral("d8")}) != 2)
        return false;
    widgets::DetailPage* page = window.openDeployment(list.session(), QStringLiteral("d6"));
    page->showPanel(widgets::DetailPage::logPanel);
    window.open(file); // in front again
    return QTest::qWaitFor(
        [&] { return tableOf(list).verticalScrollBar()->maximum() > 400; }, patience);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1));
    const auto noon = *deployment::parseTimestamp("2025-03-01T12:00:00Z");
    console::Settings settings(folder.filePath(QStringLiteral("config")));
    models::TimeContext time([noon] { return noon; }, deployment::Zone::Utc);
    sources::Journal journal(folder.filePath(QStringLiteral("journal.sqlite")));
    const bool isBeside = arguments.value(4) == QLatin1String("beside");
    const auto place = isBeside
        ? console::WindowPlace::takeNew(folder.filePath(QStringLiteral("config")))
        : nullptr;
    console::MainWindow window({settings, time, journal, false,
        std::make_shared<deployment::Redactor>(), place ? &place->settings() : nullptr});
    window.resize(1300, 800);
    window.show();
    const QString behind = folder.filePath(QStringLiteral("behind.ndjson"));
    const bool stands = isBeside ? standBeside(window, arguments.value(2))
                                 : standInServer(window, arguments.value(3))
            && standBehind(window, behind) && standInFile(window, arguments.value(2));
    if (!stands)
        return 3;
    QScrollBar& bar = *tableOf(*window.currentList()).verticalScrollBar();
    bar.setValue(300);
    window.tabs().save();
    std::puts("standing");
    std::fflush(stdout);
    // It writes all the time: whenever it is killed, that may be in the midst of it.
    QTimer writing;
    QObject::connect(&writing, &QTimer::timeout, &window, [&] {
        bar.setValue(bar.value() == 300 ? 301 : 300);
        window.tabs().save();
    });
    writing.start(0);
    return QCoreApplication::exec();
}
