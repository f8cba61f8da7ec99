// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_document.h"

#include "report_breaks.h"
#include "report_curves.h"

#include <QAbstractTextDocumentLayout>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace widgets {

namespace {

constexpr double titleSize = 1.8;
constexpr double headingSize = 1.2;
constexpr double smallSize = 0.85;
constexpr double roomBefore = 12; // a section
constexpr double roomAfter = 3;
constexpr double cellRoom = 3;
constexpr int factColumns = 2;
const QColor quietInk(0x44, 0x44, 0x44);
const QColor markedGround(0xec, 0xec, 0xec);
const QColor tableLine(0xb0, 0xb0, 0xb0);

/// Writes one report from its beginning to its end.
class ReportWriter {
public:
    ReportWriter(QTextDocument& document, const ReportFonts& fonts)
        : m_cursor(&document)
        , m_fonts(fonts)
    {
        document.setDefaultFont(fonts.text);
        document.setDocumentMargin(0);
        document.setUndoRedoEnabled(false);
        // Laid out once, at the end: else each cell of a long table would lay all of it out again.
        m_cursor.beginEditBlock();
    }
    ~ReportWriter() { m_cursor.endEditBlock(); }
    Q_DISABLE_COPY_MOVE(ReportWriter)

    void writeHead(const models::DeploymentReport& report);
    void writeNow(const models::HappeningNow& now);
    void writeFindings(const models::FindingsText& findings);
    void writeTable(const models::ReportTable& table, const QString& note = {});
    void writeCurves(const QString& title, const ReportCurves& curves);
    void writeInfo(const models::DeploymentReport& report);
    void writeLog(const models::PreviewLog& log);

private:
    [[nodiscard]] QTextCharFormat plain() const { return formatOf(m_fonts.text); }
    [[nodiscard]] QTextCharFormat bold() const;
    [[nodiscard]] QTextCharFormat quiet() const;
    [[nodiscard]] static QTextCharFormat formatOf(const QFont& font);
    [[nodiscard]] QTextCharFormat sized(double share, bool isBold) const;
    void beginBlock(double above = 0, bool staysWithNext = false);
    void writeLine(const QString& text, const QTextCharFormat& format, double above = 0,
        bool staysWithNext = false);
    void writeHeading(const QString& text, const QString& note = {});
    void writeCell(
        QTextTable& table, int row, int column, const QString& text, const QTextCharFormat& format);
    [[nodiscard]] static QTextTableFormat tableFormat(bool hasLines);

    QTextCursor m_cursor;
    ReportFonts m_fonts;
    bool m_isBegun = false; ///< the document has an empty block of its own
};

QTextCharFormat ReportWriter::formatOf(const QFont& font)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(Qt::black);
    return format;
}

QTextCharFormat ReportWriter::sized(double share, bool isBold) const
{
    QFont font = m_fonts.text;
    font.setPointSizeF(font.pointSizeF() * share);
    font.setBold(isBold);
    return formatOf(font);
}

QTextCharFormat ReportWriter::bold() const
{
    return sized(1, true);
}

QTextCharFormat ReportWriter::quiet() const
{
    QTextCharFormat format = sized(smallSize, false);
    format.setForeground(quietInk);
    return format;
}

void ReportWriter::beginBlock(double above, bool staysWithNext)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(roomAfter);
    if (staysWithNext)
        format.setProperty(keptWithNextProperty, true);
    if (m_isBegun)
        m_cursor.insertBlock(format);
    else
        m_cursor.setBlockFormat(format);
    m_isBegun = true;
}

void ReportWriter::writeLine(
    const QString& text, const QTextCharFormat& format, double above, bool staysWithNext)
{
    if (text.isEmpty())
        return;
    beginBlock(above, staysWithNext);
    m_cursor.insertText(text, format);
}

void ReportWriter::writeHeading(const QString& text, const QString& note)
{
    beginBlock(roomBefore, true);
    m_cursor.insertText(text, sized(headingSize, true));
    if (!note.isEmpty())
        m_cursor.insertText(QStringLiteral("   ") + note, quiet());
}

void ReportWriter::writeHead(const models::DeploymentReport& report)
{
    writeLine(report.header.title, sized(titleSize, true));
    writeLine(report.header.statusText + QStringLiteral(" · ") + report.header.id, bold());
    writeLine(report.times, plain());
    writeLine(report.header.facts, plain());
    writeLine(report.header.traffic, plain());
}

/// As the strip on its page says it.
void ReportWriter::writeNow(const models::HappeningNow& now)
{
    const bool hasMore = !(now.waits + now.next + now.command).isEmpty();
    writeLine(now.head, sized(headingSize, true), roomBefore, hasMore);
    if (!now.since.isEmpty())
        m_cursor.insertText(QStringLiteral("   ") + now.since, quiet());
    for (const QString& sentence : {now.waits, now.next, now.command})
        writeLine(sentence, plain());
}

void ReportWriter::writeFindings(const models::FindingsText& findings)
{
    if (findings.kind == models::FindingsText::Kind::Nothing)
        return;
    writeLine(findings.head.sentence, sized(headingSize, true), roomBefore, true);
    const auto writeFinding = [this](const models::FindingText& finding) {
        QTextCharFormat mono = formatOf(m_fonts.mono);
        mono.setBackground(markedGround);
        writeLine(finding.quote, mono, roomAfter, true);
        writeLine(finding.sentence, finding.quote.isEmpty() ? plain() : quiet());
    };
    if (findings.reason)
        writeFinding(*findings.reason);
    writeLine(findings.live, bold());
    for (const models::FindingText& other : findings.others)
        writeFinding(other);
    writeLine(findings.compared, quiet());
    writeLine(findings.progress, quiet());
}

QTextTableFormat ReportWriter::tableFormat(bool hasLines)
{
    QTextTableFormat format;
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setCellSpacing(0);
    format.setCellPadding(cellRoom);
    format.setBorder(hasLines ? 0.5 : 0);
    format.setBorderCollapse(true);
    format.setBorderBrush(tableLine);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    return format;
}

void ReportWriter::writeCell(
    QTextTable& table, int row, int column, const QString& text, const QTextCharFormat& format)
{
    QTextTableCell cell = table.cellAt(row, column);
    QTextCharFormat whole = format;
    cell.setFormat(whole);
    cell.firstCursorPosition().insertText(text, format);
}

void ReportWriter::writeTable(const models::ReportTable& table, const QString& note)
{
    writeHeading(table.title, table.rows.empty() ? QString() : note);
    if (table.rows.empty()) {
        writeLine(table.note, plain());
        return;
    }
    QTextTableFormat format = tableFormat(true);
    format.setHeaderRowCount(1); // again on each page
    QTextTable* written = m_cursor.insertTable(
        static_cast<int>(table.rows.size()) + 1, static_cast<int>(table.headings.size()), format);
    for (int column = 0; column < table.headings.size(); ++column)
        writeCell(*written, 0, column, table.headings[column], sized(smallSize, true));
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const models::ReportRow& row = table.rows[at];
        const bool isMarked =
            row.emphasis == models::Emphasis::Trouble || row.emphasis == models::Emphasis::Warning;
        QTextCharFormat cell = sized(smallSize, isMarked);
        if (row.emphasis == models::Emphasis::Trouble)
            cell.setBackground(markedGround);
        if (row.emphasis == models::Emphasis::Quiet)
            cell.setForeground(quietInk);
        for (int column = 0; column < row.cells.size(); ++column)
            writeCell(*written, static_cast<int>(at) + 1, column, row.cells[column], cell);
    }
    m_cursor.movePosition(QTextCursor::End);
}

void ReportWriter::writeCurves(const QString& title, const ReportCurves& curves)
{
    if (curves.count() == 0)
        return;
    writeHeading(title);
    for (std::size_t at = 0; at < curves.count(); ++at) {
        writeLine(curves.titleOf(at), bold(), roomAfter, true);
        m_cursor.insertText(QStringLiteral("   ") + curves.summaryOf(at), quiet());
        beginBlock();
        QTextCharFormat object;
        object.setObjectType(ReportCurves::objectType);
        object.setProperty(ReportCurves::curveProperty, static_cast<int>(at));
        m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), object);
    }
}

void ReportWriter::writeInfo(const models::DeploymentReport& report)
{
    writeHeading(report.infoTitle, report.zone);
    const int count = static_cast<int>(report.info.size());
    const int rows = (count + factColumns - 1) / factColumns;
    QTextTable* table = m_cursor.insertTable(rows, 2 * factColumns, tableFormat(true));
    for (int at = 0; at < count; ++at) {
        const models::DeploymentFact& fact = report.info[static_cast<std::size_t>(at)];
        const int column = 2 * (at / rows);
        writeCell(*table, at % rows, column, fact.title, quiet());
        writeCell(*table, at % rows, column + 1, fact.value, sized(smallSize, false));
    }
    m_cursor.movePosition(QTextCursor::End);
}

void ReportWriter::writeLog(const models::PreviewLog& log)
{
    writeHeading(log.title);
    writeLine(log.note, plain());
    for (const models::PreviewLine& line : log.lines) {
        QFont font = m_fonts.mono;
        font.setBold(line.isMarked || line.emphasis == models::Emphasis::Trouble);
        QTextCharFormat format = formatOf(font);
        if (line.isMarked)
            format.setBackground(markedGround);
        writeLine(line.time + QStringLiteral("  ") + line.text, format);
    }
}

} // namespace

std::unique_ptr<QTextDocument> reportDocument(
    const models::DeploymentReport& report, const ReportFonts& fonts, ReportCurves& curves)
{
    auto document = std::make_unique<QTextDocument>();
    {
        ReportWriter writer(*document, fonts);
        writer.writeHead(report);
        if (report.now)
            writer.writeNow(*report.now);
        writer.writeFindings(report.findings);
        writer.writeTable(report.steps, report.zone);
        writer.writeTable(report.resources);
        writer.writeCurves(report.curvesTitle, curves);
        writer.writeInfo(report);
        writer.writeLog(report.log);
    }
    document->documentLayout()->registerHandler(ReportCurves::objectType, &curves);
    return document;
}

} // namespace widgets
