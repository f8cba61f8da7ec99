// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "detail/detail_controller.h"
#include "detail/detail_output.h"
#include "files/print_controller.h"
#include "list/list_controller.h"
#include "session/source_session.h"

#include "builder.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/report/report_pages.h"

#include <QAction>
#include <QFile>
#include <QPrintDialog>
#include <QPrinter>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace test_support;

namespace {

/// The page of a failed deployment, read.
struct OpenedPage : ConsoleFixture {
    OpenedPage()
        : ConsoleFixture(at("12:30"))
    {
        const QString name = path("history.ndjson");
        QFile file(name);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        const deployment::Deployment run = aDeployment("DEP-7")
                                               .failed()
                                               .end("10:10")
                                               .step("Check", "FAILED", "10:00", "10:05")
                                               .log("10:04", "[ERROR] no route to host");
        file.write(QByteArray::fromStdString(formats::encodeDeployment(run)) + '\n');
        file.close();
        window.open(name);
        EXPECT_TRUE(eventually([this] {
            return window.currentList() != nullptr
                && window.currentList()->session().history()->size() == 1;
        }));
        page = window.openDeployment(window.currentList()->session(), QStringLiteral("DEP-7"));
        controller = page->findChild<console::DetailController*>();
        EXPECT_TRUE(eventually([this] { return controller->snapshot() != nullptr; }));
    }

    widgets::DetailPage* page = nullptr;
    console::DetailController* controller = nullptr;
};

} // namespace

TEST(DetailOutput, reportsWhatThePageKnows)
{
    OpenedPage opened;
    ASSERT_NE(opened.controller, nullptr);
    const auto pages = opened.controller->output().report();
    ASSERT_NE(pages, nullptr);
    const models::DeploymentReport& report = pages->report();
    EXPECT_EQ(report.header.id, QStringLiteral("DEP-7"));
    EXPECT_EQ(report.findings.kind, models::FindingsText::Kind::Failed);
    ASSERT_EQ(report.log.lines.size(), 1U);
    EXPECT_EQ(report.log.lines.front().text, QStringLiteral("[ERROR] no route to host"));
    const auto pdf = pages->pdf([] { return true; });
    ASSERT_TRUE(pdf);
    EXPECT_TRUE(pdf->startsWith("%PDF-"));
    EXPECT_FALSE(pages->pdf([] { return false; })) << "called off";
}

TEST(DetailOutput, printsOffTheEventLoop)
{
    OpenedPage opened;
    console::PrintController& printing = opened.controller->output().printing();
    QSignalSpy printed(&printing, &console::PrintController::printed);
    QSignalSpy told(opened.controller, &console::DetailController::statusMessage);
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(opened.path("printed.pdf"));
    const auto pages = opened.controller->output().report();
    printing.printOn(std::move(printer),
        [pages](QPagedPaintDevice& device) { return pages->paint(device, [] { return true; }); });
    EXPECT_TRUE(printed.isEmpty()) << "not before the event loop has turned";
    ASSERT_TRUE(eventually([&] { return !printed.isEmpty(); }));
    EXPECT_GE(printed.front().front().toInt(), 1);
    EXPECT_TRUE(told.back().front().toString().contains(QStringLiteral("printed.pdf")));
    QFile file(opened.path("printed.pdf"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("%%EOF"));
}

TEST(DetailOutput, saysThatAPrinterDidNotTakeIt)
{
    OpenedPage opened;
    console::PrintController& printing = opened.controller->output().printing();
    QSignalSpy printed(&printing, &console::PrintController::printed);
    QSignalSpy told(opened.controller, &console::DetailController::statusMessage);
    auto printer = std::make_shared<QPrinter>();
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(opened.path("no such folder/printed.pdf"));
    const auto pages = opened.controller->output().report();
    printing.printOn(std::move(printer),
        [pages](QPagedPaintDevice& device) { return pages->paint(device, [] { return true; }); });
    ASSERT_TRUE(eventually([&] { return !printed.isEmpty(); }));
    EXPECT_EQ(printed.front().front().toInt(), 0);
    EXPECT_TRUE(told.back().front().toString().startsWith(QStringLiteral("Could not be printed")));
}

TEST(DetailOutput, asksOnWhichPrinter)
{
    OpenedPage opened;
    QAction* print = widgets::pageActionOf(*opened.page, widgets::PageAction::Print);
    ASSERT_NE(print, nullptr);
    EXPECT_EQ(print->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_P));
    print->trigger();
    const auto dialog = [&] { return opened.page->findChild<QPrintDialog*>(); };
    ASSERT_NE(dialog(), nullptr);
    EXPECT_TRUE(dialog()->isVisible());
    dialog()->reject();
    EXPECT_TRUE(eventually([&] { return dialog() == nullptr; }));
}
