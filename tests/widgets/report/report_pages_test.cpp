// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/report/report_pages.h"

#include "report/report_breaks.h"
#include "report/report_curves.h"
#include "report/report_document.h"

#include "builder.h"

#include "deploy/widgets/theme/contrast.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextDocument>

#include <gtest/gtest.h>

#include <future>

namespace {

using deployment::Zone;
using test_support::aDeployment;
using test_support::at;
using widgets::ReportCurves;
using widgets::ReportPages;

deployment::Deployment aFailedRun(int logLines = 3)
{
    test_support::DeploymentBuilder run = aDeployment("DEP-31");
    run.failed()
        .service("check <b>out</b>")
        .end("10:10")
        .blue("registry/app:v2.0.5", 100)
        .green("registry/app:v2.1.0", 0)
        .step("Check", "COMPLETED", "10:00", "10:05")
        .step("健康检查", "FAILED", "10:05", "10:07")
        .step("Switch", "PENDING");
    for (int line = 0; line < logLines; ++line)
        run.log("10:01", "[INFO] line " + std::to_string(line));
    run.log("10:06", "[ERROR] probe refused (exit code 7)").log("10:09", "[INFO] clean up");
    deployment::Deployment made = run;
    for (int minute = 0; minute < 10; ++minute)
        made.metrics["successRate"].push_back(
            {at("10:00") + std::chrono::minutes(minute), 99.0 - minute});
    return made;
}

models::DeploymentReport reportOf(const deployment::Deployment& run)
{
    models::PreviewFacts facts;
    facts.deployment = std::make_shared<const deployment::Deployment>(run);
    facts.isWhole = true;
    return models::deploymentReport(facts, at("12:00"), Zone::Utc);
}

struct Laid {
    explicit Laid(const models::DeploymentReport& report)
        : curves(report.deployment, report.events, report.clock, {QFont(), 600})
        , document(widgets::reportDocument(report, {QFont(), QFont()}, curves))
    {
    }

    ReportCurves curves;
    std::unique_ptr<QTextDocument> document;
};

QString textOf(const deployment::Deployment& run)
{
    return Laid(reportOf(run)).document->toPlainText();
}

struct Printed {
    QByteArray bytes;
    int pages = 0;
};

Printed pdfOf(
    const ReportPages& report, const std::function<bool()>& goesOn = [] { return true; })
{
    Printed printed;
    QBuffer buffer(&printed.bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    ReportPages::setupPage(writer);
    printed.pages = report.paint(writer, goesOn);
    return printed;
}

/// As it is found in the PDF; null where no program is there that could.
QString readFrom(const ReportPages& report)
{
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("report.pdf")));
    if (reader.isEmpty() || !file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdfOf(report).bytes);
    file.close();
    QProcess process;
    process.start(reader, {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
    EXPECT_TRUE(process.waitForFinished());
    return QString::fromUtf8(process.readAllStandardOutput());
}

int pagesIn(const QByteArray& pdf)
{
    return static_cast<int>(pdf.count("/Type /Page\n"));
}

} // namespace

TEST(ReportPages, haveAllThatIsKnown)
{
    const QString text = textOf(aFailedRun());
    for (const char* part :
        {"生产 · check <b>out</b> · V2.1.0", "DEP-31", "Failed at step", "1. Check", "2. 健康检查",
            "3. Switch", "10:05:00", "5 min", "registry/app:v2.0.5", "Blue environment", "100%",
            "Request success rate", "last 90%, lowest 90%, highest 99%", "Executor", "OPS-李四",
            "Log, around the failure", "probe refused (exit code 7)", "[INFO] line 0"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << "\n" << text.toStdString();
}

TEST(ReportPages, callTheResourcesOfACanaryByTheirVersions)
{
    const auto tableOf = [](std::string_view strategy) {
        models::PreviewFacts facts;
        facts.deployment = std::make_shared<deployment::Deployment>(
            aDeployment("DEP-33").strategy(strategy).blue("a:v2.1.0", 90).green("a:v2.0.5", 10));
        return deploymentReport(facts, at("11:00"), deployment::Zone::Utc).resources;
    };
    const models::ReportTable canary = tableOf("CANARY");
    ASSERT_EQ(canary.rows.size(), 2U);
    EXPECT_EQ(canary.headings.first(2).join(u' '), "Role Traffic");
    EXPECT_EQ(canary.rows[0].cells.first(2).join(u' '), "New version 90%");
    EXPECT_EQ(canary.rows[1].cells.first(2).join(u' '), "Old version 10%");
    const models::ReportTable blueGreen = tableOf("BLUE_GREEN");
    EXPECT_EQ(blueGreen.headings.first(3).join(u' '), "Environment Role Traffic");
    EXPECT_EQ(blueGreen.rows[1].cells.first(3).join(u' '), "Green environment Old version 10%");
}

TEST(ReportPages, sayWhatHappensNowOfOneThatHasNotEnded)
{
    test_support::DeploymentBuilder run = aDeployment("DEP-32");
    run.running().step("Check", "COMPLETED", "10:00", "10:05").step("Switch", "RUNNING", "10:05");
    deployment::Deployment paused = run.step("Watch", "PENDING");
    paused.paused = true;
    const QString text = textOf(paused);
    for (const char* part :
        {"Paused at step 2 of 3: Switch", "Waits until somebody resumes it.", "Next: Watch"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << "\n" << text.toStdString();
    EXPECT_FALSE(text.contains(QStringLiteral("since "))) << "when it was paused is not known";
    paused.paused = false;
    EXPECT_TRUE(textOf(paused).contains(QStringLiteral("since 10:05:00, for 1 h 55 min")));
    EXPECT_FALSE(textOf(aFailedRun()).contains(QStringLiteral("Next:"))) << "it has ended";
}

TEST(ReportPages, whatHasEndedIsNotMonitoredLive)
{
    deployment::Deployment run = aFailedRun();
    EXPECT_TRUE(textOf(run).contains(QStringLiteral("Metrics")));
    EXPECT_FALSE(textOf(run).contains(QStringLiteral("Live monitoring")));
    run.status = deployment::openStatus("RUNNING");
    EXPECT_TRUE(textOf(run).contains(QStringLiteral("Live monitoring")));
}

TEST(ReportPages, noHeadingStandsAloneAtTheEndOfAPage)
{
    // Whatever comes before them: with more and more steps, each heading passes the end of a page.
    int moved = 0;
    for (int steps = 1; steps < 90; ++steps) {
        deployment::Deployment run = aFailedRun();
        for (int step = 0; step < steps; ++step)
            run.progress.steps.push_back(run.progress.steps.front());
        const Laid laid(reportOf(run));
        laid.document->setPageSize(QSizeF(600, 800));
        const auto headings = [&] {
            std::vector<QTextBlock> found;
            for (QTextBlock block = laid.document->begin(); block.isValid(); block = block.next()) {
                if (block.blockFormat().boolProperty(widgets::keptWithNextProperty))
                    found.push_back(block);
            }
            return found;
        };
        const auto pageOf = [&](const QTextBlock& block) {
            const QRectF place = laid.document->documentLayout()->blockBoundingRect(block);
            const double y = place.top() + block.layout()->lineAt(0).rect().center().y();
            return static_cast<int>(y / 800);
        };
        const auto alone = [&] {
            int count = 0;
            for (const QTextBlock& heading : headings())
                count += pageOf(heading) != pageOf(heading.next()) ? 1 : 0;
            return count;
        };
        moved += alone();
        widgets::keepHeadings(*laid.document);
        EXPECT_EQ(alone(), 0) << steps;
    }
    EXPECT_GT(moved, 0) << "else this proves nothing";
}

TEST(ReportPages, sayWhatTheRecordLacks)
{
    const QString text = textOf(aDeployment("DEP-1").end("10:20"));
    EXPECT_TRUE(text.contains(QStringLiteral("The record has no steps.")));
    EXPECT_TRUE(text.contains(QStringLiteral("The record has no resources.")));
    EXPECT_TRUE(text.contains(QStringLiteral("The record has no log.")));
    EXPECT_FALSE(text.contains(QStringLiteral("Metrics"))) << "no empty charts on paper";
}

TEST(ReportPages, areInDarkInkWhateverTheTextIs)
{
    const Laid laid(reportOf(aFailedRun()));
    for (QTextBlock block = laid.document->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            if (format.objectType() == ReportCurves::objectType)
                continue;
            ASSERT_TRUE(format.hasProperty(QTextFormat::ForegroundBrush))
                << part.fragment().text().toStdString();
            EXPECT_GE(widgets::theme::contrast(format.foreground().color(), Qt::white), 7)
                << part.fragment().text().toStdString();
        }
    }
}

TEST(ReportPages, aCurveIsDrawnWhereItsTextStands)
{
    const Laid laid(reportOf(aFailedRun()));
    EXPECT_EQ(laid.document->toPlainText().count(QChar::ObjectReplacementCharacter), 1)
        << "of the one metric that has numbers";
    QImage paper(700, 1600, QImage::Format_RGB32);
    paper.fill(Qt::white);
    laid.document->setTextWidth(paper.width());
    QPainter painter(&paper);
    laid.document->drawContents(&painter);
    painter.end();
    const auto isGreen = [](QRgb pixel) {
        return qGreen(pixel) > qRed(pixel) + 40 && qGreen(pixel) > qBlue(pixel) + 20;
    };
    int colored = 0;
    for (int y = 0; y < paper.height(); ++y) {
        for (int x = 0; x < paper.width(); ++x)
            colored += isGreen(paper.pixel(x, y)) ? 1 : 0;
    }
    EXPECT_GT(colored, 200) << "the line of the success rate";
}

TEST(ReportPages, areCountedAndOfA4)
{
    const Printed printed = pdfOf(ReportPages(reportOf(aFailedRun())));
    EXPECT_GE(printed.pages, 1);
    EXPECT_EQ(pagesIn(printed.bytes), printed.pages);
    EXPECT_TRUE(printed.bytes.contains("/MediaBox [0 0 595.000000 842.000000]")
        || printed.bytes.contains("/MediaBox [0 0 595 842]"))
        << printed.bytes.mid(printed.bytes.indexOf("/MediaBox"), 50).toStdString();
}

TEST(ReportPages, manyStepsTakeMorePagesAndNoneIsLost)
{
    deployment::Deployment run = aFailedRun(40);
    for (int step = 0; step < 120; ++step)
        run.progress.steps.push_back({"Step of many " + std::to_string(step),
            deployment::openStepStatus("PENDING"), {}, {}});
    const QString text = textOf(run);
    for (int step = 0; step < 120; ++step)
        EXPECT_TRUE(text.contains(QStringLiteral("Step of many %1").arg(step)));
    const Printed printed = pdfOf(ReportPages(reportOf(run)));
    EXPECT_GE(printed.pages, 3);
    EXPECT_EQ(pagesIn(printed.bytes), printed.pages);
}

TEST(ReportPages, arePaintedInAnyThread)
{
    const ReportPages pages(reportOf(aFailedRun(40)));
    const int here = pdfOf(pages).pages;
    EXPECT_EQ(std::async(std::launch::async, [&] { return pdfOf(pages).pages; }).get(), here);
}

TEST(ReportPages, endWhereTheyAreCalledOff)
{
    deployment::Deployment run = aFailedRun();
    for (int step = 0; step < 200; ++step)
        run.progress.steps.push_back({"S", deployment::openStepStatus("PENDING"), {}, {}});
    const ReportPages pages(reportOf(run));
    int asked = 0;
    EXPECT_EQ(pdfOf(pages, [&] { return ++asked < 2; }).pages, 1);
    EXPECT_EQ(pdfOf(pages, [] { return false; }).pages, 0);
}

TEST(ReportPages, theirTextIsFoundInThePdf)
{
    const QString text = readFrom(ReportPages(reportOf(aFailedRun())));
    if (text.isNull())
        GTEST_SKIP() << "there is no pdftotext";
    for (const char* part : {"DEP-31", "健康检查", "probe refused (exit code 7)", "Page 1 of"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part;
}

TEST(ReportPages, theFootHasIdAndTimeHoweverLongTheNamesAre)
{
    deployment::Deployment run = aFailedRun();
    run.environment = std::string(200, 'e');
    const QString text = readFrom(ReportPages(reportOf(run)));
    if (text.isNull())
        GTEST_SKIP() << "there is no pdftotext";
    EXPECT_TRUE(text.contains(QStringLiteral("… · DEP-31 · As of 2025"))) << text.toStdString();
}

TEST(ReportPages, nothingIsLostWhereAHeadingBeginsAPage)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter paper(&buffer);
    ReportPages::setupPage(paper);
    int moved = 0;
    for (int steps = 1; steps < 60; ++steps) {
        deployment::Deployment run = aFailedRun(0);
        for (int step = 0; step < steps; ++step)
            run.progress.steps.push_back(run.progress.steps.front());
        for (std::size_t line = 0; line < 10; ++line)
            run.log.append(at("10:08"), std::string(line % 7 * 40, 'x'));
        run.metrics["responseTime"] = run.metrics["queue"] = run.metrics["successRate"];
        const models::DeploymentReport report = reportOf(run);
        ReportCurves curves(report.deployment, report.events, report.clock, {QFont(), 600});
        const auto document =
            widgets::reportDocument(report, {QFont(QString(), 9), QFont(QString(), 8)}, curves);
        document->documentLayout()->setPaintDevice(&paper);
        document->setPageSize(QSizeF(paper.width(), 0.96 * paper.height()));
        const auto end = [&] { return document->documentLayout()->documentSize().height(); };
        widgets::keepHeadings(*document); // before anything else has asked for a layout
        const double kept = end();
        document->markContentsDirty(0, document->characterCount());
        EXPECT_EQ(kept, end()) << steps;
        for (QTextBlock each = document->begin(); each.isValid(); each = each.next())
            moved += each.blockFormat().pageBreakPolicy() == QTextFormat::PageBreak_AlwaysBefore;
    }
    EXPECT_GT(moved, 0) << "else this proves nothing";
}
