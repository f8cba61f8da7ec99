// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "files/file_job.h"
#include "list/export_controller.h"
#include "list/list_controller.h"
#include "session/source_session.h"
#include "settings/filter_memory.h"

#include "builder.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/log/log_view.h"

#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

void write(const QString& path, const std::vector<deployment::Deployment>& deployments,
    QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    ASSERT_TRUE(file.open(mode));
    for (const auto& each : deployments)
        file.write(QByteArray::fromStdString(formats::encodeDeployment(each)) + '\n');
}

const std::vector<deployment::Deployment>& sample()
{
    static const std::vector<deployment::Deployment> deployments{
        aDeployment("DEP-1").start("10:00").end("10:20"),
        aDeployment("DEP-2")
            .start("11:00")
            .end("11:10")
            .failed()
            .environment("测试环境")
            .step("健康检查", "FAILED", "11:05", "11:10"),
        aDeployment("DEP-3").start("12:00").running().percentage(40),
    };
    return deployments;
}

struct Opened : ConsoleFixture {
    explicit Opened(const char* name = "history.ndjson")
        : ConsoleFixture(at("12:30"))
        , file(path(name))
    {
        write(file, sample());
        window.open(file);
    }

    widgets::ListPage& page() { return window.currentList()->page(); }
    bool hasRows(std::size_t count)
    {
        return eventually([&] {
            return window.currentList() != nullptr && page().rows().shown().size() == count;
        });
    }

    QString file;
};

std::string exported(Opened& console, const widgets::ExportChoice& choice)
{
    std::string text;
    EXPECT_TRUE(
        console.window.currentList()->exports().producer(choice)([&](std::string_view part) {
            text += part;
            return true;
        }));
    return text;
}

} // namespace

TEST(FileConsole, aPageThatIsMadeWhileItsFileIsReadSaysSo)
{
    Opened console;
    ASSERT_NE(console.window.currentList(), nullptr);
    EXPECT_TRUE(console.window.currentList()->session().isLoading());
    const auto texts = [&] {
        QStringList all;
        for (const QLabel* label : console.page().findChildren<QLabel*>())
            all.append(label->text());
        return all.join(u'\n');
    };
    EXPECT_TRUE(texts().contains(QStringLiteral("Loading"))) << texts().toStdString();
    EXPECT_FALSE(texts().contains(QStringLiteral("no deployments"))) << texts().toStdString();
    EXPECT_TRUE(console.hasRows(3));
    EXPECT_FALSE(console.window.currentList()->session().isLoading());
}

TEST(FileConsole, aPageNarrowsItsListAndOneStepBackIsWhatWasChosen)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    models::ListFilter before;
    before.text = QStringLiteral("DEP-3");
    console.page().filters().choose(before);
    ASSERT_TRUE(console.hasRows(1));
    widgets::DetailPage* detail =
        console.window.openDeployment(console.window.currentList()->session(), "DEP-3");
    ASSERT_NE(detail, nullptr);
    Q_EMIT detail->filterRequested(history::Column::Environment, QStringLiteral("测试环境"));
    EXPECT_EQ(console.window.currentDetail(), nullptr) << "the list is in front";
    ASSERT_TRUE(console.hasRows(1));
    EXPECT_TRUE(console.page().filters().filter().text.isEmpty());
    EXPECT_EQ(console.page().filters().filter().words[history::Column::Environment],
        QStringList{QStringLiteral("测试环境")});
    console.page().filters().goBack();
    EXPECT_EQ(console.page().filters().filter().text, QStringLiteral("DEP-3"));
}

TEST(FileConsole, showsTheHistoryOfAFile)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    EXPECT_EQ(console.window.currentList()->session().history()->size(), 3U);
}

/// By the name that the command line has for it, and one deployment of it.
TEST(FileConsole, opensTheDemonstrationByItsName)
{
    ConsoleFixture console(at("12:00"));
    console.window.open(QStringLiteral("demo:#DEP-001"));
    EXPECT_TRUE(eventually([&] {
        const widgets::DetailPage* detail = console.window.currentDetail();
        return detail != nullptr && detail->deploymentId() == u"DEP-001";
    }));
}

TEST(FileConsole, beginsWithTheLastSevenDays)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    EXPECT_EQ(console.page().filters().filter().window.choice, history::TimeChoice::Last7Days);
}

TEST(FileConsole, beginsWithAllOfWhatIsOlderThanThat)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.ndjson"));
    write(file, sample());
    ConsoleFixture console(at("2025-03-15T12:30:00Z"));
    console.window.open(file);
    auto& page = console.window.currentList()->page();
    EXPECT_TRUE(eventually([&] { return page.rows().shown().size() == 3; }));
    EXPECT_TRUE(page.filters().filter().isEmpty());
    page.filters().goBack();
    EXPECT_TRUE(page.filters().filter().isEmpty()) << "it is no step of the user";
}

TEST(FileConsole, exportsWhatIsShown)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    models::ListFilter filter;
    filter.words[history::Column::Status] = {QStringLiteral("FAILED")};
    console.page().filters().setFilter(filter);
    ASSERT_TRUE(console.hasRows(1));
    widgets::ExportChoice choice;
    choice.byteOrderMark = false;
    EXPECT_EQ(exported(console, choice),
        "id,startTime,version,environment,status,durationSeconds\r\n"
        "DEP-2,2025-02-15T11:00:00+00:00,V2.1.0,测试环境,FAILED,600\r\n");
    choice.byteOrderMark = true;
    EXPECT_TRUE(exported(console, choice).starts_with("\xEF\xBB\xBF"));
    choice = {};
    choice.format = history::ExportFormat::Spreadsheet;
    choice.byteOrderMark = false;
    EXPECT_EQ(exported(console, choice),
        "\xEF\xBB\xBFid,startTime (UTC),version,environment,status,durationSeconds\r\n"
        "\"=\"\"DEP-2\"\"\",2025-02-15 11:00:00,\"=\"\"V2.1.0\"\"\",测试环境,FAILED,600\r\n");
}

TEST(FileConsole, appendedLinesAppearAndOpenPagesFollow)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    widgets::DetailPage* page = console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-3"));
    ASSERT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V2.1.0")); }));
    write(console.file,
        {aDeployment("DEP-4").start("12:10"),
            aDeployment("DEP-3").start("12:00").end("12:20").version("V3")},
        QIODevice::Append);
    EXPECT_TRUE(console.hasRows(4));
    EXPECT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V3")); }));
}

TEST(FileConsole, aFileThatIsWrittenOverInPlaceIsFollowedByListAndPages)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    widgets::DetailPage* page = console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-3"));
    ASSERT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V2.1.0")); }));
    QFile file(console.file);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    const auto before = file.readAll();
    auto after = before;
    after.replace("V2.1.0", "V7.6.5");
    ASSERT_EQ(after.size(), before.size());
    file.seek(0);
    file.write(after);
    file.close();
    const auto version = [&] {
        const auto history = console.window.currentList()->session().history();
        return std::string(history->word(history::Column::Version, *history->find("DEP-3")));
    };
    EXPECT_TRUE(eventually([&] { return version() == "V7.6.5"; }));
    EXPECT_TRUE(eventually([&] { return page->title().contains(QStringLiteral("V7.6.5")); }));
}

TEST(FileConsole, opensADeploymentOnceAndFailedOnesOnWhatFailed)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    auto& session = console.window.currentList()->session();
    widgets::DetailPage* page = console.window.openDeployment(session, QStringLiteral("DEP-2"));
    EXPECT_EQ(console.window.openDeployment(session, QStringLiteral("DEP-2")), page);
    EXPECT_EQ(console.window.currentDetail(), page);
    ASSERT_TRUE(eventually([&] { return !page->deploymentId().isEmpty(); }));
    EXPECT_TRUE(
        eventually([&] { return page->currentPanel() == widgets::DetailPage::progressPanel; }));
}

TEST(FileConsole, showsTheBeginningOfALargeLogWhileItLoads)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    auto large = aDeployment("DEP-5").start("12:20").running();
    for (int i = 0; i < 200'000; ++i)
        large.log("12:20", "a line of a log that is of some length");
    write(console.file, {large}, QIODevice::Append);
    ASSERT_TRUE(console.hasRows(4));
    auto& session = console.window.currentList()->session();
    widgets::DetailPage* page = console.window.openDeployment(session, QStringLiteral("DEP-5"));
    std::size_t linesFirst = 0;
    auto& view = *page->findChild<widgets::LogView*>();
    QTimer look; // whenever the event loop has nothing else to do
    QObject::connect(&look, &QTimer::timeout, page, [&] {
        if (linesFirst > 0 || view.rowCount() == 0)
            return;
        linesFirst = view.rowCount();
        EXPECT_TRUE(page->findChild<QWidget*>(QStringLiteral("freshness"))
                        ->accessibleName()
                        .contains(QStringLiteral("the rest of the log is being read")));
        EXPECT_FALSE(page->findChild<QWidget*>(QStringLiteral("loadState"))->isVisible())
            << "nothing moves once all of it is there";
        EXPECT_FALSE(page->findChild<QPushButton*>(QStringLiteral("rollback"))->isEnabled());
    });
    look.start(0);
    EXPECT_TRUE(eventually([&] { return view.rowCount() == 200'000; }));
    EXPECT_GT(linesFirst, 0U);
    EXPECT_LT(linesFirst, 100'000U);
    EXPECT_FALSE(page->findChild<QWidget*>(QStringLiteral("freshness"))
                     ->accessibleName()
                     .contains(QStringLiteral("rest of the log")));
}

TEST(FileConsole, aFileTakesNoCommandsAndSaysSo)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    widgets::DetailPage* page = console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-3"));
    ASSERT_TRUE(eventually([&] { return !page->deploymentId().isEmpty(); }));
    bool said = false;
    for (const QWidget* each : page->findChildren<QWidget*>()) {
        const QVariant text = each->property("text");
        said = said || text.toString().contains(QStringLiteral("cannot be sent to a file"));
    }
    EXPECT_TRUE(said);
}

TEST(FileConsole, filterAndColumnsLastOverRestarts)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.ndjson"));
    write(file, sample());
    const auto run = [&](const auto& body) {
        ConsoleFixture console(at("12:30"));
        console::Settings settings(folder.filePath(QStringLiteral("config")));
        console::MainWindow window({settings, console.time, console.journal, false});
        window.open(file);
        ASSERT_TRUE(
            eventually([&] { return !window.currentList()->session().history()->empty(); }));
        body(window.currentList()->page());
        window.close();
    };
    models::ListFilter filter;
    filter.text = QStringLiteral("dep-2");
    run([&](widgets::ListPage& page) {
        page.filters().setFilter(filter);
        Q_EMIT page.filters().filterChanged(filter);
    });
    run([&](const widgets::ListPage& page) { EXPECT_EQ(page.filters().filter(), filter); });
}

TEST(FileConsole, aFilterStaysWithItsSource)
{
    const QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("a.ndjson"));
    const QString second = folder.filePath(QStringLiteral("b.ndjson"));
    write(first, sample());
    write(second, sample());
    ConsoleFixture console(at("12:30"));
    const auto pageOf = [&](const QString& file) -> widgets::ListPage& {
        console.window.open(file);
        EXPECT_TRUE(eventually(
            [&] { return !console.window.currentList()->session().history()->empty(); }));
        return console.window.currentList()->page();
    };
    models::ListFilter filter;
    filter.text = QStringLiteral("dep-2");
    auto& page = pageOf(first);
    page.filters().setFilter(filter);
    Q_EMIT page.filters().filterChanged(filter);
    EXPECT_NE(pageOf(second).filters().filter(), filter);
    auto* tabs = console.window.findChild<QTabWidget*>();
    Q_EMIT tabs->tabCloseRequested(0);
    EXPECT_EQ(pageOf(first).filters().filter(), filter);
}

TEST(FileConsole, aServerIsTheSameSourceWithAndWithoutASlash)
{
    const QTemporaryDir folder;
    console::Settings settings(folder.path());
    models::ListFilter filter;
    filter.text = QStringLiteral("x");
    console::rememberFilter(settings, QStringLiteral("https://a.example/api/"), filter);
    EXPECT_EQ(console::rememberedFilter(settings, QStringLiteral("https://a.example/api")), filter);
    EXPECT_FALSE(console::rememberedFilter(settings, QStringLiteral("https://b.example/api")));
    for (int n = 0; n < 300; ++n)
        console::rememberFilter(settings, QString::number(n), filter);
    EXPECT_FALSE(console::rememberedFilter(settings, QStringLiteral("https://a.example/api")));
    EXPECT_TRUE(console::rememberedFilter(settings, QStringLiteral("299")));
}

TEST(FileConsole, aClosedTimeRangeIsOfferedAgainNotPutInForce)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.ndjson"));
    write(file, sample());
    ConsoleFixture console(at("12:30"));
    models::ListFilter october;
    october.words[history::Column::Status] = {QStringLiteral("COMPLETED")};
    october.window = {
        history::TimeChoice::FromTo, {at("2024-10-01T00:00:00Z"), at("2024-11-01T00:00:00Z")}};
    console::rememberFilter(console.settings, file, october);
    console.window.open(file);
    auto& page = console.window.currentList()->page();
    EXPECT_EQ(page.filters().filter().window.choice, history::TimeChoice::Last7Days);
    EXPECT_EQ(page.filters().filter().words[history::Column::Status],
        october.words[history::Column::Status]);
    auto& button = *page.findChild<QPushButton*>(QStringLiteral("hintButton"));
    // What the rest of the filter hides of the last day is said with it.
    const auto& hint = *page.findChild<QWidget*>(QStringLiteral("hint"));
    ASSERT_TRUE(
        eventually([&] { return hint.accessibleName().contains(u"The filter hides 1 running"); }));
    EXPECT_TRUE(hint.accessibleName().startsWith(u"The time range of your last visit, 2024-10"));
    EXPECT_EQ(button.text(), u"Use it again");
    button.click();
    EXPECT_EQ(page.filters().filter(), october);
    EXPECT_EQ(button.text(), u"Show them");
}

TEST(FileConsole, aTimeRangeStaysInForceWhereNothingElseWouldBeSeen)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.ndjson"));
    auto rows = sample();
    rows.push_back(aDeployment("DEP-9").start("2025-03-20T11:00:00Z").running());
    write(file, rows);
    models::ListFilter failures; // of February, none of which is of the last days
    failures.words[history::Column::Status] = {QStringLiteral("FAILED")};
    failures.window = {
        history::TimeChoice::FromTo, {at("2025-02-01T00:00:00Z"), at("2025-03-01T00:00:00Z")}};
    ConsoleFixture console(at("2025-03-20T12:30:00Z"));
    console::rememberFilter(console.settings, file, failures);
    console.window.open(file);
    auto& page = console.window.currentList()->page();
    EXPECT_TRUE(eventually([&] { return page.rows().shown().size() == 1; }));
    EXPECT_EQ(page.filters().filter(), failures);
    const auto& button = *page.findChild<QPushButton*>(QStringLiteral("hintButton"));
    EXPECT_NE(button.text(), u"Use it again") << "it is in use";
}

namespace {

void openTheFirst(const QMessageBox& question)
{
    const auto buttons = question.buttons();
    const auto found = std::ranges::find_if(
        buttons, [](const auto* button) { return button->text() == u"Open the first 8"; });
    ASSERT_NE(found, buttons.end());
    QTest::mouseClick(*found, Qt::LeftButton);
}

struct Many : ConsoleFixture {
    Many()
        : ConsoleFixture(at("12:30"))
    {
        std::vector<deployment::Deployment> many;
        for (int n = 0; n < 40; ++n)
            many.push_back(
                aDeployment("DEP-" + std::to_string(n)).version("V" + std::to_string(n)));
        write(path("many.ndjson"), many);
        window.open(path("many.ndjson"));
        EXPECT_TRUE(eventually([&] { return page().rows().shown().size() == 40; }));
    }

    widgets::ListPage& page() { return window.currentList()->page(); }
    QTableView& table() { return *page().findChild<QTableView*>(QStringLiteral("historyTable")); }
    QTabWidget& tabs() { return *window.findChild<QTabWidget*>(); }
    int builtPages() { return int(window.findChildren<widgets::DetailPage*>().size()); }
    QMessageBox* question() { return window.findChild<QMessageBox*>(); }
};

} // namespace

TEST(FileConsole, manyDeploymentsOpenOnlyAfterAQuestionAndThenAFew)
{
    Many console;
    console.table().selectAll();
    QTest::keyClick(&console.table(), Qt::Key_Return);
    ASSERT_NE(console.question(), nullptr);
    EXPECT_EQ(console.question()->text(), u"Open 40 deployment(s)?");
    EXPECT_EQ(console.tabs().count(), 1);
    EXPECT_EQ(console.question()->defaultButton(), console.question()->button(QMessageBox::Cancel));
    openTheFirst(*console.question());
    EXPECT_EQ(console.tabs().count(), 9);
    EXPECT_EQ(console.tabs().currentIndex(), 1);
    EXPECT_EQ(console.builtPages(), 1);
}

TEST(FileConsole, whoCancelsOpensNothing)
{
    Many console;
    console.table().selectAll();
    QTest::keyClick(&console.table(), Qt::Key_Return);
    ASSERT_NE(console.question(), nullptr);
    QTest::keyClick(console.question(), Qt::Key_Escape);
    EXPECT_EQ(console.tabs().count(), 1);
}

TEST(FileConsole, aPageIsBuiltWhenItsTabIsFirstLookedAt)
{
    Many console;
    const std::string source = console.window.currentList()->session().id();
    const std::vector<deployment::DeploymentKey> keys{
        {source, "DEP-1"}, {source, "DEP-2"}, {source, "DEP-3"}, {source, "DEP-4"}};
    console.window.workspace().openDeployments(keys);
    EXPECT_EQ(console.builtPages(), 1);
    EXPECT_EQ(
        console.window.currentDetail()->deploymentId(), QString()); // its record is on its way
    // The title is known from the row.
    EXPECT_TRUE(console.tabs().tabText(2).startsWith(u"V2 "))
        << console.tabs().tabText(2).toStdString();
    console.tabs().setCurrentIndex(3);
    EXPECT_EQ(console.tabs().count(), 5);
    EXPECT_EQ(console.tabs().currentIndex(), 3);
    EXPECT_EQ(console.builtPages(), 2);
    ASSERT_TRUE(
        eventually([&] { return console.window.currentDetail()->title().startsWith(u"V3 "); }));
    EXPECT_TRUE(console.tabs().tabText(3).startsWith(u"V3 "));
    // Opened again, one that waits is built in its place; none comes twice.
    console.window.workspace().openDeployments({keys[1], keys[3]});
    EXPECT_EQ(console.tabs().count(), 5);
    EXPECT_EQ(console.tabs().currentIndex(), 2);
    EXPECT_EQ(console.builtPages(), 3);
    // And those that were never shown go with their list.
    Q_EMIT console.tabs().tabCloseRequested(0);
    EXPECT_EQ(console.tabs().count(), 0);
}

TEST(FileConsole, manyFilesAreAskedAboutToo)
{
    ConsoleFixture console(at("12:30"));
    QStringList files;
    for (int n = 0; n < 12; ++n) {
        files.append(console.folder.filePath(QStringLiteral("%1.ndjson").arg(n)));
        write(files.last(), sample());
    }
    auto* tabs = console.window.findChild<QTabWidget*>();
    QMimeData dropped;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls.append(QUrl::fromLocalFile(file));
    dropped.setUrls(urls);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&console.window, &enter);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&console.window, &drop);
    auto* question = console.window.findChild<QMessageBox*>();
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->text(), u"Open 12 source(s)?");
    EXPECT_EQ(tabs->count(), 0);
    openTheFirst(*question);
    EXPECT_EQ(tabs->count(), 8);
}

TEST(FileConsole, anAddressThatIsDroppedIsOpenedAndRemembered)
{
    ConsoleFixture console(at("12:30"));
    auto* tabs = console.window.findChild<QTabWidget*>();
    for (const char* const text : {"no address", " http://127.0.0.1:9/api "}) {
        QMimeData dropped;
        dropped.setText(QString::fromLatin1(text));
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&console.window, &enter);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&console.window, &drop);
    }
    EXPECT_EQ(tabs->count(), 1);
    EXPECT_EQ(console.settings.list(console::Setting::RecentFiles),
        QStringList{QStringLiteral("http://127.0.0.1:9/api")});
}

TEST(FileConsole, aFileThatCannotBeReadIsToldOnce)
{
    ConsoleFixture console(at("12:30"));
    console.window.open(console.path("missing.json"));
    const widgets::ListPage& page = console.window.currentList()->page();
    const auto visible = [&](const QString& text) {
        int count = 0;
        for (const QLabel* each : page.findChildren<QLabel*>())
            count += each->isVisible() && each->text().contains(text) ? 1 : 0;
        for (const QAbstractButton* each : page.findChildren<QAbstractButton*>())
            count += each->isVisible() && each->text().contains(text) ? 1 : 0;
        return count;
    };
    EXPECT_TRUE(eventually([&] { return visible(QStringLiteral("does not exist")) == 1; }));
    EXPECT_TRUE(eventually([&] { return visible(QStringLiteral("Try again")) == 1; }));
    EXPECT_EQ(visible(QStringLiteral("Retry now")), 0);
    EXPECT_EQ(visible(QStringLiteral("Stale")), 0);
}

TEST(FileConsole, theKeysOfAPageWorkWhereItsTabsHaveTheKeyboard)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    console.window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&console.window));
    QTabBar* tabs = console.window.findChild<QTabWidget*>()->tabBar();
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_F, Qt::ControlModifier);
    EXPECT_NE(qobject_cast<QLineEdit*>(QApplication::focusWidget()), nullptr) << "of the list";
    widgets::DetailPage* page = console.window.openDeployment(
        console.window.currentList()->session(), QStringLiteral("DEP-2"));
    ASSERT_TRUE(eventually([&] { return !page->deploymentId().isEmpty(); }));
    for (const auto& [key, panel] : {std::pair{Qt::Key_5, widgets::DetailPage::logPanel},
             std::pair{Qt::Key_2, widgets::DetailPage::progressPanel}}) {
        tabs->setFocus();
        QTest::keyClick(tabs, key, Qt::ControlModifier);
        EXPECT_EQ(page->currentPanel(), panel);
    }
    EXPECT_TRUE(page->isAncestorOf(QApplication::focusWidget())) << "in the steps";
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(QApplication::focusWidget()->objectName(), u"logSearch");
    QSignalSpy compared(page, &widgets::DetailPage::compareRequested);
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(compared.count() == 1 || console.window.findChild<QTabWidget*>()->count() > 2);
}

TEST(FileConsole, theStateOfWhatIsOpenIsReported)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    QString report;
    EXPECT_TRUE(eventually([&] {
        report = QString::fromStdString(console.window.report());
        return report.contains(u"state: watching\n");
    })) << report.toStdString();
    EXPECT_TRUE(report.startsWith(u"open sources: 1\n"));
    EXPECT_TRUE(report.contains(u"deployments: 3\n"));
    EXPECT_TRUE(report.contains(u"unfinished commands: -\n"));
    console.window.workspace().open({console::PageKind::Diagnostics});
    auto* view = console.window.findChild<QPlainTextEdit*>(QStringLiteral("diagnostics"));
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->toPlainText(), report);
    // It follows, but for what is selected to be copied.
    Q_EMIT console.window.findChild<QTabWidget*>()->tabCloseRequested(0);
    console.time.tick();
    EXPECT_TRUE(view->toPlainText().startsWith(u"open sources: 0"));
}

TEST(FileConsole, closingAListClosesItsDeployments)
{
    Opened console;
    ASSERT_TRUE(console.hasRows(3));
    console.window.openDeployment(console.window.currentList()->session(), QStringLiteral("DEP-1"));
    auto* tabs = console.window.findChild<QTabWidget*>();
    ASSERT_EQ(tabs->count(), 2);
    Q_EMIT tabs->tabCloseRequested(0);
    EXPECT_EQ(tabs->count(), 0);
    EXPECT_EQ(console.window.currentList(), nullptr);
}

TEST(FileConsole, aFileThatIsNotThereSaysSoAndTheWindowLives)
{
    ConsoleFixture console(at("12:30"));
    console.window.open(console.path("missing.json"));
    ASSERT_TRUE(
        eventually([&] { return console.window.currentList()->session().error().has_value(); }));
    EXPECT_EQ(
        console.window.currentList()->session().error()->code, deployment::ErrorCode::NotFound);
}

TEST(FileConsole, closesInTheMiddleOfALoad)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("big.ndjson"));
    std::vector<deployment::Deployment> many;
    for (int i = 0; i < 20'000; ++i)
        many.push_back(aDeployment("DEP-" + std::to_string(i)));
    write(file, many);
    ConsoleFixture console(at("12:30"));
    console.window.open(file);
    EXPECT_TRUE(console.window.close());
}
