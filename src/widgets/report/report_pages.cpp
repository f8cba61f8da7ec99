// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/report/report_pages.h"

#include "report_breaks.h"
#include "report_curves.h"
#include "report_document.h"

#include "deploy/widgets/theme/metrics.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <utility>

namespace widgets {

namespace {

class ReportPagesTexts final {
    Q_DECLARE_TR_FUNCTIONS(widgets::ReportPages)
};

constexpr double edgeOfPage = 18; // millimeters
constexpr double textPoints = 9.5;
constexpr double monoPoints = 8;
constexpr double footPoints = 8;
constexpr double curvePixels = 10; // at 96 dots an inch
constexpr double screenDots = 96;
constexpr double footLines = 2.5; // its room, in lines

/// What is drawn on, in dots of the device.
struct Sheet {
    QRectF body;
    QRectF foot;
};

Sheet sheetOf(const QPagedPaintDevice& device, const QFontMetricsF& foot)
{
    const QSizeF size(device.width(), device.height());
    const double height = footLines * foot.height();
    return {QRectF(0, 0, size.width(), size.height() - height),
        QRectF(0, size.height() - foot.height(), size.width(), foot.height())};
}

/// A sheet that lies alone tells by its id and its time what it is: a long name gives way to them.
QString footText(const models::DeploymentReport& report, const QFontMetricsF& metrics, double room)
{
    constexpr double shareOfId = 0.4;
    const QString between = QStringLiteral(" · ");
    const QString id = metrics.elidedText(report.header.id, Qt::ElideMiddle, shareOfId * room);
    const QString rest = between + id + between + report.made;
    const QString title = metrics.elidedText(
        report.header.title, Qt::ElideRight, room - metrics.horizontalAdvance(rest));
    return title + rest;
}

void paintFoot(QPainter& painter, const QRectF& foot, const models::DeploymentReport& report,
    int page, int pages)
{
    painter.setPen(Qt::black);
    const QString number =
        ReportPagesTexts::tr("Page %1 of %2").arg(QString::number(page), QString::number(pages));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double room = foot.width() - 2 * metrics.horizontalAdvance(number);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, footText(report, metrics, room));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, number);
}

} // namespace

ReportPages::ReportPages(models::DeploymentReport report)
    : m_report(std::move(report))
    , m_font(theme::font(theme::Type::Body))
    , m_mono(theme::font(theme::Type::Mono))
{
    m_font.setPointSizeF(textPoints);
    m_mono.setPointSizeF(monoPoints);
}

void ReportPages::setupPage(QPagedPaintDevice& device)
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageOrientation(QPageLayout::Portrait);
    device.setPageMargins(
        QMarginsF(edgeOfPage, edgeOfPage, edgeOfPage, edgeOfPage), QPageLayout::Millimeter);
}

int ReportPages::paint(QPagedPaintDevice& device, const std::function<bool()>& goesOn) const
{
    QPainter painter;
    if (!painter.begin(&device))
        return 0;
    QFont foot = m_font;
    foot.setPointSizeF(footPoints);
    const Sheet sheet = sheetOf(device, QFontMetricsF(foot, &device));
    QFont small = m_font;
    small.setPixelSize(static_cast<int>(curvePixels));
    const double width = sheet.body.width() * screenDots / device.logicalDpiX();
    ReportCurves curves(m_report.deployment, m_report.events, m_report.clock, {small, width});
    const auto document = reportDocument(m_report, {m_font, m_mono}, curves);
    document->documentLayout()->setPaintDevice(&device);
    document->setPageSize(sheet.body.size());
    keepHeadings(*document);
    const int pages = document->pageCount();
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, Qt::black);
    for (int page = 0; page < pages; ++page) {
        if (!goesOn() || (page > 0 && !device.newPage()))
            return page;
        const double top = page * sheet.body.height();
        painter.save();
        painter.translate(0, -top);
        context.clip = sheet.body.translated(0, top);
        painter.setClipRect(context.clip);
        document->documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(foot);
        paintFoot(painter, sheet.foot, m_report, page + 1, pages);
    }
    return pages;
}

std::optional<QByteArray> ReportPages::pdf(const std::function<bool()>& goesOn) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    bool isWhole = true;
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(m_report.header.title + QStringLiteral(" · ") + m_report.header.id);
        writer.setCreator(QCoreApplication::applicationName());
        setupPage(writer);
        paint(writer, [&] { return isWhole = goesOn(); });
    }
    return isWhole ? std::optional(bytes) : std::nullopt;
}

} // namespace widgets
