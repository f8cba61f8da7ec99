// SPDX-License-Identifier: GPL-3.0-or-later
// A console that stands somewhere and goes on, to be killed: session_child FOLDER FILE ADDRESS
#include "list/list_controller.h"
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
    console::MainWindow window({settings, time, journal, false});
    window.resize(1300, 800);
    window.show();
    if (!standInServer(window, arguments.value(3)) || !standInFile(window, arguments.value(2)))
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
