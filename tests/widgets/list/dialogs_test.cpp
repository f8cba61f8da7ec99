// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/filter/views_dialog.h"

#include "deploy/history/calendar_period.h"
#include "deploy/models/list/problems_model.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/list/problems_panel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace {

using history::ExportFormat;
using widgets::ExportChoice;
using widgets::ExportDialog;

template <typename Widget> Widget& part(QWidget& parent, const char* name)
{
    return *parent.findChild<Widget*>(QLatin1String(name));
}

TEST(ViewsDialog, escapeAsksBeforeChangesGo)
{
    const QList<models::SavedView> views{
        {QStringLiteral("Mine"), {}}, {QStringLiteral("Ours"), {}}};
    const auto asked = [](QDialog& dialog) {
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        return dialog.findChild<QMessageBox*>(QStringLiteral("closingQuestion"));
    };
    widgets::ViewsDialog same(views, QStringLiteral("Saved views"));
    EXPECT_EQ(asked(same), nullptr);
    EXPECT_FALSE(same.isVisible());
    widgets::ViewsDialog changed(views, QStringLiteral("Saved views"));
    delete changed.findChild<QListWidget*>()->item(0);
    QMessageBox* question = asked(changed);
    ASSERT_NE(question, nullptr);
    EXPECT_TRUE(changed.isVisible());
    question->button(QMessageBox::Save)->click();
    EXPECT_EQ(changed.result(), QDialog::Accepted);
    EXPECT_EQ(changed.views().size(), 1);
}

TEST(ExportDialog, saysHowManyRows)
{
    ExportDialog dialog({12408, 3}, {});
    EXPECT_EQ(part<QRadioButton>(dialog, "allRows").text(), u"All 12,408 deployment(s) shown");
    EXPECT_EQ(part<QRadioButton>(dialog, "selectedRows").text(), u"Only the 3 selected");
    EXPECT_FALSE(dialog.choice().selectionOnly);
    part<QRadioButton>(dialog, "selectedRows").click();
    EXPECT_TRUE(dialog.choice().selectionOnly);
}

TEST(ExportDialog, saysWhatTheFileWillLack)
{
    ExportDialog whole({.shown = 5}, {});
    EXPECT_TRUE(part<QLabel>(whole, "partHint").isHidden());
    ExportDialog cut({.shown = 5, .isPart = true}, {});
    EXPECT_FALSE(part<QLabel>(cut, "partHint").isHidden());
}

TEST(ExportDialog, withoutASelectionThereIsOnlyAll)
{
    ExportChoice preset;
    preset.selectionOnly = true;
    ExportDialog dialog({5, 0}, preset);
    EXPECT_FALSE(part<QRadioButton>(dialog, "selectedRows").isEnabled());
    EXPECT_FALSE(dialog.choice().selectionOnly);
}

TEST(ExportDialog, keepsAnEarlierChoice)
{
    const ExportChoice preset{true, ExportFormat::JsonLines, false, true, true};
    ExportDialog dialog({5, 2}, preset);
    EXPECT_EQ(dialog.choice(), preset);
}

TEST(ExportDialog, asksForTheDecimalMarkOfSpreadsheetsAlone)
{
    for (const auto format : {ExportFormat::Csv, ExportFormat::Spreadsheet, ExportFormat::Json,
             ExportFormat::JsonLines}) {
        ExportChoice preset;
        preset.format = format;
        ExportDialog dialog({5, 2}, preset);
        auto& comma = part<QCheckBox>(dialog, "decimalComma");
        EXPECT_EQ(!comma.isHidden(), format == ExportFormat::Spreadsheet);
        EXPECT_FALSE(dialog.choice().decimalComma);
        comma.click();
        EXPECT_TRUE(dialog.choice().decimalComma);
    }
}

TEST(ExportDialog, writesTheColumnsThatAreChosen)
{
    using history::Column;
    ExportDialog dialog(
        {5, 2, {Column::Id, Column::Version, Column::Executor}, {Column::Version}}, {});
    EXPECT_EQ(dialog.choice().columns, std::nullopt);
    auto* columns = dialog.findChild<QComboBox*>(QStringLiteral("columns"));
    auto* list = dialog.findChild<QListWidget*>(QStringLiteral("columnList"));
    columns->setCurrentIndex(1);
    EXPECT_EQ(dialog.choice().columns,
        (std::vector<Column>{Column::Id, Column::Version, Column::Executor}));
    EXPECT_TRUE(list->isHidden());
    columns->setCurrentIndex(2);
    EXPECT_FALSE(list->isHidden());
    EXPECT_EQ(dialog.choice().columns, (std::vector<Column>{Column::Id, Column::Version}));
    list->item(2)->setCheckState(Qt::Checked);
    list->item(1)->setCheckState(Qt::Unchecked);
    EXPECT_EQ(dialog.choice().columns, (std::vector<Column>{Column::Id, Column::Executor}));
}

TEST(ExportDialog, beginsWithTheColumnsThatWereChosenBefore)
{
    using history::Column;
    const ExportDialog::Rows rows{
        5, 2, {Column::Id, Column::Version, Column::Executor}, {Column::Version}};
    ExportChoice before;
    for (const auto& columns : {std::vector<Column>{Column::Id, Column::Executor},
             std::vector<Column>{Column::Id, Column::Version, Column::Executor}}) {
        before.columns = columns;
        EXPECT_EQ(ExportDialog(rows, before).choice(), before);
    }
    before.columns = std::vector<Column>{Column::Id, Column::Service};
    EXPECT_EQ(ExportDialog(rows, before).choice().columns, std::vector<Column>{Column::Id})
        << "what the history does not have is not offered";
}

TEST(ExportDialog, namesTheFileAfterTheFilter)
{
    models::ListFilter filter;
    EXPECT_EQ(widgets::nameOfFilter(filter, {}, deployment::Zone::Utc), QString());
    filter.words[history::Column::Environment] = {QStringLiteral("production")};
    filter.words[history::Column::Status] = {
        QStringLiteral("FAILED"), QStringLiteral("ROLLED_BACK")};
    const auto october = history::parsePeriod("2026-10", {}, deployment::Zone::Utc);
    EXPECT_EQ(widgets::nameOfFilter(filter, *october, deployment::Zone::Utc),
        u"production-failed-2026-10");
    EXPECT_EQ(widgets::suggestedFileName(
                  QStringLiteral("production-failed-2026-10"), {}, ExportFormat::Csv),
        u"production-failed-2026-10.csv");
}

TEST(ExportDialog, onlyCsvHasOptionsOfSpreadsheets)
{
    ExportDialog dialog({5, 2}, {});
    auto& format = part<QComboBox>(dialog, "format");
    auto& options = part<QGroupBox>(dialog, "csvOptions");
    EXPECT_FALSE(options.isHidden());
    part<QCheckBox>(dialog, "raw").click();
    EXPECT_TRUE(dialog.choice().raw);
    auto& hint = part<QLabel>(dialog, "spreadsheetHint");
    EXPECT_TRUE(hint.isHidden());
    format.setCurrentIndex(format.findData(int(ExportFormat::Spreadsheet)));
    EXPECT_TRUE(options.isHidden());
    EXPECT_FALSE(hint.isHidden());
    EXPECT_EQ(dialog.choice().format, ExportFormat::Spreadsheet);
    format.setCurrentIndex(format.findData(int(ExportFormat::Json)));
    EXPECT_TRUE(options.isHidden());
    EXPECT_TRUE(hint.isHidden());
    EXPECT_EQ(dialog.choice().format, ExportFormat::Json);
}

TEST(SuggestedFileName, isHarmless)
{
    const QString day = QStringLiteral("2025-02-15");
    const auto name = [&](const char16_t* source) {
        return widgets::suggestedFileName(QString::fromUtf16(source), day, ExportFormat::Csv);
    };
    EXPECT_EQ(name(u"deployments.json"), u"deployments-2025-02-15.csv");
    EXPECT_EQ(name(u"部署历史.ndjson.gz"), u"部署历史-2025-02-15.csv");
    EXPECT_EQ(name(u"../../etc/passwd"), u"etc-passwd-2025-02-15.csv");
    EXPECT_EQ(name(u"-rf /"), u"rf-2025-02-15.csv");
    EXPECT_EQ(name(u"a\n\u202Eb\0c"), u"a-b-2025-02-15.csv");
    EXPECT_EQ(name(u""), u"deployments-2025-02-15.csv");
    EXPECT_EQ(name(u"..."), u"deployments-2025-02-15.csv");
    EXPECT_LT(
        widgets::suggestedFileName(QString(5000, u'x'), day, ExportFormat::JsonLines).size(), 120);
}

class ProblemsPanelTest : public testing::Test {
protected:
    ProblemsPanelTest()
    {
        using deployment::Severity;
        model.setProblems(
            {{Severity::Error, {"%1 is missing", {"<b>version</b>"}}, 3, 12, 5, {}, {}},
                {Severity::Warning, {"The end is before the start", {}}, 4, 0, 0, "/endTime",
                    "DEP-4"}});
        panel.resize(900, 300);
        panel.show();
        panel.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&panel));
    }

    QTableView& table() { return *panel.findChild<QTableView*>(); }

    models::ProblemsModel model;
    widgets::ProblemsPanel panel{model};
};

TEST_F(ProblemsPanelTest, countsAndGrows)
{
    EXPECT_EQ(panel.findChild<QLabel*>()->text(),
        u"1 error(s), 1 warning(s); 1 deployment(s) could not be read");
    auto problems = model.problems();
    problems.push_back(problems.front());
    model.setProblems(problems);
    EXPECT_EQ(panel.findChild<QLabel*>()->text(),
        u"2 error(s), 1 warning(s); 1 deployment(s) could not be read");
    model.setProblems(problems, {.errors = 50, .warnings = 299'950, .unreadRecords = 40});
    EXPECT_EQ(panel.findChild<QLabel*>()->text(),
        u"300,000 problem(s) (50 error(s), 299,950 warning(s)), the first 3 listed; "
        u"40 deployment(s) could not be read");
    model.setProblems({});
    EXPECT_EQ(panel.findChild<QLabel*>()->text(), u"The data has no problems.");
}

TEST_F(ProblemsPanelTest, homeAndEndGoToTheEndsOfTheTable)
{
    auto problems = model.problems();
    while (problems.size() < 44)
        problems.push_back(problems.front());
    model.setProblems(problems);
    table().setFocus();
    table().setCurrentIndex(model.index(1, 1));
    QTest::keyClick(&table(), Qt::Key_End);
    EXPECT_EQ(table().currentIndex(), model.index(43, 1));
    EXPECT_TRUE(table().selectionModel()->isRowSelected(43));
    EXPECT_FALSE(table().selectionModel()->isRowSelected(1));
    QTest::keyClick(&table(), Qt::Key_Home);
    EXPECT_EQ(table().currentIndex(), model.index(0, 1));
    EXPECT_TRUE(table().selectionModel()->isRowSelected(0));
}

TEST_F(ProblemsPanelTest, opensTheDeploymentWhereItIsKnown)
{
    QSignalSpy opened(&panel, &widgets::ProblemsPanel::openRequested);
    for (const int row : {0, 1}) {
        const QPoint place = table().visualRect(model.index(row, 2)).center();
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, place);
    }
    EXPECT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toString(), u"DEP-4");
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(opened.size(), 2);
}

TEST_F(ProblemsPanelTest, copiesRows)
{
    table().setFocus();
    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(),
        u"Severity\tPlace\tProblem\tDeployment\nError\trecord 3, line 12, column 5\t<b>version</b> "
        u"is missing\t\nWarning\trecord 4, /endTime\tThe end is before the start\tDEP-4\n");
}

} // namespace
