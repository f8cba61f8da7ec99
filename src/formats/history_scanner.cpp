// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_scanner.h"

#include "document_errors.h"
#include "encoding.h"
#include "json_text.h"

#include <string>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Severity;

namespace {

bool isBalanced(std::string_view object)
{
    BracketScanner brackets;
    return brackets.scan(object) == object.size();
}

} // namespace

HistoryScanner::HistoryScanner(const Document& document, const ScanOptions& options)
    : m_document(document)
    , m_options(options)
    , m_collector(options, m_result)
    , m_cursor(document, options)
{
    m_result.end = options.from;
}

Expected<ScanResult> HistoryScanner::run()
{
    if (!m_cursor.atEnd())
        scanDocument();
    if (m_cursor.checkStop())
        return tl::unexpected(*m_cursor.error());
    if (m_error)
        return tl::unexpected(*m_error);
    m_result.end.offset = m_cursor.offset();
    m_result.end.line = m_cursor.place().line;
    m_collector.flush();
    m_cursor.reportProgress();
    return m_result;
}

void HistoryScanner::scanDocument()
{
    if (m_options.from.offset > 0) {
        m_result.shape = Shape::Lines;
        return scanLines();
    }
    if (const auto name = foreignEncoding(m_cursor.ahead())) {
        m_error = badEncoding(*name);
        return;
    }
    m_cursor.advance(byteOrderMarkLength(m_cursor.ahead()));
    m_cursor.skipBlanks();
    if (m_cursor.atEnd())
        return;
    if (m_cursor.front() == '[') {
        m_result.shape = Shape::Array;
        scanArray();
        scanTrailer();
    } else if (looksLikeLines()) {
        m_result.shape = Shape::Lines;
        scanLines();
    } else if (m_cursor.front() == '{') {
        scanTopObject();
    } else {
        m_error = noDeployments();
    }
}

/// Whether the first line is a record of its own: the second one begins with a record too, and the
/// first one is closed, or is damaged rather than going on in the second.
bool HistoryScanner::looksLikeLines()
{
    const auto line = m_cursor.line();
    if (!line || !line->hasBreak)
        return false;
    const auto first = trimJsonBlanks(line->text);
    const auto rest = trimJsonBlanks(m_cursor.ahead().substr(line->text.size()));
    if (!rest.starts_with('{'))
        return false;
    constexpr std::string_view goingOn = "{[,:";
    return isBalanced(first) || goingOn.find(first.back()) == std::string_view::npos;
}

void HistoryScanner::scanTrailer()
{
    m_cursor.skipBlanks();
    if (!m_cursor.atEnd())
        m_collector.report(Severity::Error,
            {DEPLOY_MESSAGE("Message", "What follows the end of the deployments is not shown."),
                {}},
            m_cursor.place());
}

void HistoryScanner::scanArray()
{
    m_separator = Separator::NotNeeded;
    m_cursor.advance(1);
    for (m_cursor.skipBlanks(); !m_cursor.atEnd(); m_cursor.skipBlanks()) {
        if (endsArray())
            return;
        if (m_cursor.front() != ',') {
            scanElement();
            continue;
        }
        if (m_separator != Separator::Needed)
            m_collector.report(Severity::Warning,
                {DEPLOY_MESSAGE("Message", "There is a comma too many."), {}}, m_cursor.place());
        m_separator = Separator::Given;
        m_cursor.advance(1);
    }
    reportCut();
}

bool HistoryScanner::endsArray()
{
    if (m_cursor.front() != ']')
        return false;
    if (m_separator == Separator::Given)
        m_collector.report(Severity::Warning,
            {DEPLOY_MESSAGE("Message", "There is a comma too many."), {}}, m_cursor.place());
    m_cursor.advance(1);
    return true;
}

void HistoryScanner::scanElement()
{
    if (m_separator == Separator::Needed)
        m_collector.report(Severity::Warning,
            {DEPLOY_MESSAGE("Message", "A comma is missing."), {}}, m_cursor.place());
    m_separator = Separator::Needed;
    if (m_cursor.front() == '{') {
        if (!takeAhead())
            takeRecord(passElement());
        return;
    }
    m_collector.refuse(
        {DEPLOY_MESSAGE("Message", "The record is not an object."), {}}, m_cursor.place());
    if (!m_cursor.skipValue())
        m_cursor.advance(1);
}

/// Where a closing bracket is missing, counting brackets runs to the end of the document. Then what
/// looks like the beginning of the next record on a line of its own is taken for one, from here on.
Extent HistoryScanner::passElement()
{
    const auto begin = m_cursor.offset();
    if (m_lastElementEnd)
        readAhead(RecordLayout::ofList(m_cursor.since(*m_lastElementEnd - 1)));
    auto extent = m_cursor.passContainer(m_bracketsLie);
    if (extent.kind == Extent::Kind::OpenAtEnd && !m_bracketsLie) {
        m_bracketsLie = true;
        m_ahead.reset();
        m_cursor.goBack(begin, m_cursor.placeOf(extent));
        extent = m_cursor.passContainer(true);
    }
    // The comma has gone the way of the bracket.
    if (extent.kind == Extent::Kind::Broken)
        m_separator = Separator::NotNeeded;
    m_lastElementEnd = m_cursor.offset();
    return extent;
}

void HistoryScanner::scanLines()
{
    m_cursor.skipBlanks();
    readAhead(RecordLayout::ofLines());
    for (; !m_leftOver && !m_cursor.atEnd(); m_cursor.skipBlanks()) {
        if (!takeAhead())
            scanLine();
    }
}

void HistoryScanner::scanLine()
{
    const auto line = m_cursor.line();
    if (line && !line->hasBreak && m_options.growing) {
        m_leftOver = true;
    } else if (m_cursor.front() != '{') {
        m_collector.refuse(
            {DEPLOY_MESSAGE("Message", "The record is not an object."), {}}, m_cursor.place());
        m_cursor.skipLine();
    } else if (!line || !takeLine(*line)) {
        takeRecord(m_cursor.passContainer(true));
    }
}

/// The fast way: the line is one record. False if it is not, and then nothing has happened.
bool HistoryScanner::takeLine(const RecordCursor::Line& line)
{
    const auto record = m_cursor.recordOf(line);
    if (!record)
        return false;
    const auto status =
        m_collector.add(*record, m_cursor.offset(), [this] { return m_cursor.place(); });
    if (status != ReadStatus::Fine)
        return false;
    m_cursor.passLine(line);
    return true;
}

void HistoryScanner::scanTopObject()
{
    Extent extent;
    extent.begin = m_cursor.offset();
    extent.place = m_cursor.place();
    scanMembers();
    if (m_foundList)
        return closeList();
    if (m_topObject == TopObject::NotUnderstood) {
        // It can't be walked through; its brackets still tell where it ends.
        m_cursor.goBack(extent.begin, *extent.place);
        extent = m_cursor.passContainer(true);
    } else {
        extent.end = m_cursor.offset();
        extent.kind =
            m_topObject == TopObject::Closed ? Extent::Kind::Whole : Extent::Kind::OpenAtEnd;
    }
    closeTopObject(extent);
}

void HistoryScanner::scanMembers()
{
    m_cursor.advance(1);
    for (m_cursor.skipBlanks(); !m_cursor.atEnd(); m_cursor.skipBlanks()) {
        const char c = m_cursor.front();
        if (c == '}') {
            m_cursor.advance(1);
            m_topObject = TopObject::Closed;
            return;
        }
        if (c == ',') {
            m_cursor.advance(1);
        } else if (c != '"' || !scanMember()) {
            m_topObject = TopObject::NotUnderstood;
            return;
        }
    }
}

/// False if it is not a name, a colon and a value; a member that the end of the document cuts off
/// is none.
bool HistoryScanner::scanMember()
{
    const auto name = m_cursor.readText();
    m_foundField |= SummaryReader::isRequired(name);
    m_cursor.skipBlanks();
    if (m_cursor.atEnd())
        return true;
    if (m_cursor.front() != ':')
        return false;
    m_cursor.advance(1);
    m_cursor.skipBlanks();
    if (m_cursor.atEnd())
        return true;
    const bool isList = name == "deployments" || name == "items";
    if (!isList || m_cursor.front() != '[')
        return m_cursor.skipValue();
    m_foundList = true;
    m_result.shape = Shape::Container;
    scanArray();
    return true;
}

void HistoryScanner::closeList()
{
    if (m_topObject == TopObject::Open)
        reportCut();
    else
        scanTrailer();
}

/// The object at the top has no list of deployments: it is one itself, or the first of several.
void HistoryScanner::closeTopObject(const Extent& extent)
{
    const auto lastLine = m_cursor.place().line;
    m_cursor.skipBlanks();
    const bool hasBreak = m_cursor.place().line > lastLine;
    const bool goesOn = !m_cursor.atEnd() && (hasBreak || m_cursor.front() == '{');
    if (!goesOn && !m_foundField && extent.kind == Extent::Kind::Whole) {
        m_error = noDeployments();
        return;
    }
    // A growing document of one line will be one of many.
    const bool mayGrow = m_options.growing && (hasBreak || extent.kind != Extent::Kind::Whole);
    m_result.shape = goesOn || mayGrow ? Shape::Lines : Shape::Single;
    takeRecord(extent);
    if (goesOn)
        scanLines();
    else if (!m_leftOver)
        scanTrailer();
}

Error HistoryScanner::noDeployments() const
{
    const auto place = m_cursor.place();
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "There are no deployments in it: it is neither a deployment nor a list of them."),
            {}},
        "line " + std::to_string(place.line) + ", column " + std::to_string(place.column)};
}

} // namespace formats
