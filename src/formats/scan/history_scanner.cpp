// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_scanner.h"

#include "bytes/encoding.h"
#include "document/foreign_content.h"
#include "document/likeness.h"
#include "json/json_text.h"

#include <string>
#include <utility>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Severity;

namespace {

/// As much as is read in a few milliseconds.
constexpr std::uint64_t shortDocument = std::uint64_t{4} << 20;

bool isBalanced(std::string_view object)
{
    BracketScanner brackets;
    return brackets.scan(object) == object.size();
}

} // namespace

HistoryScanner::HistoryScanner(const Document& document, const ScanOptions& options)
    : m_document(document)
    , m_options(options)
    , m_collector(options, m_result, document.size())
    , m_cursor(document, options)
{
    m_result.end = options.from;
    m_hasCommas = options.from.commas;
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
    if (m_result.isUnreadable())
        m_result.likeness = likeness();
    m_collector.setLikeness(m_result.likeness);
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
    m_error = foreignContent(m_cursor.ahead());
    if (m_error)
        return;
    m_cursor.advance(byteOrderMarkLength(m_cursor.ahead()));
    m_cursor.skipWhitespace();
    if (m_cursor.atEnd())
        return;
    if (m_cursor.front() == '[') {
        m_result.shape = Shape::Array;
        scanArray();
        scanRest();
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
/// first one is closed, or is damaged rather than continued in the second.
bool HistoryScanner::looksLikeLines()
{
    const auto line = m_cursor.line();
    if (!line || !line->hasBreak)
        return false;
    const auto first = trimJsonWhitespace(line->text);
    const bool hasComma = first.ends_with(',');
    const auto rest = trimJsonWhitespace(m_cursor.ahead().substr(line->text.size()));
    if (!rest.starts_with('{'))
        return false;
    if (hasComma && isBalanced(trimJsonWhitespace(first.substr(0, first.size() - 1)))) {
        m_hasCommas = true;
        return true;
    }
    constexpr std::string_view goingOn = "{[,:";
    return isBalanced(first) || goingOn.find(first.back()) == std::string_view::npos;
}

/// Whatever follows the first list or object is read too: nothing of a document is left out
/// silently.
void HistoryScanner::scanRest()
{
    m_hasRest = true;
    m_cursor.skipWhitespace();
    if (m_cursor.atEnd())
        return;
    constexpr std::string_view beginnings = "[{,";
    if (beginnings.find(m_cursor.front()) != std::string_view::npos)
        m_collector.report(Severity::Warning,
            {DEPLOY_MESSAGE("Message", "There is more data after the first list; it was read too."),
                {}},
            m_cursor.place());
    scanItems();
}

void HistoryScanner::scanArray()
{
    const auto outerSeparator = std::exchange(m_separator, Separator::NotNeeded);
    const auto outerElementEnd = std::exchange(m_lastElementEnd, std::nullopt);
    const auto outerBegin = std::exchange(m_listBegin, m_cursor.offset());
    ++m_listDepth;
    scanElements();
    --m_listDepth;
    m_listBegin = outerBegin;
    m_lastElementEnd = outerElementEnd;
    m_separator = outerSeparator;
    if (m_listDepth == 0)
        m_ahead.reset();
}

void HistoryScanner::scanElements()
{
    m_cursor.advance(1);
    for (m_cursor.skipWhitespace(); !m_cursor.atEnd(); m_cursor.skipWhitespace()) {
        if (endsArray())
            return;
        if (m_cursor.front() != ',') {
            scanElement();
            continue;
        }
        if (m_separator != Separator::Needed)
            m_collector.report(Severity::Warning,
                {DEPLOY_MESSAGE("Message", "Unexpected comma."), {}}, m_cursor.place());
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
        m_collector.report(Severity::Warning, {DEPLOY_MESSAGE("Message", "Unexpected comma."), {}},
            m_cursor.place());
    m_cursor.advance(1);
    return true;
}

void HistoryScanner::scanElement()
{
    if (m_separator == Separator::Needed)
        m_collector.report(
            Severity::Warning, {DEPLOY_MESSAGE("Message", "Missing comma."), {}}, m_cursor.place());
    m_separator = Separator::Needed;
    if (m_cursor.front() == '{') {
        if (!consumeReadAhead())
            readRecord(skipElement());
        return;
    }
    if (beginsList() && m_listDepth < maxNesting)
        return scanArray();
    m_collector.refuse(
        {DEPLOY_MESSAGE("Message", "The record is not an object."), {}}, m_cursor.place());
    if (!m_cursor.skipValue())
        m_cursor.advance(1);
}

/// Where a closing bracket is missing, counting brackets runs to the end of the document. Then what
/// looks like the beginning of the next record on a line of its own is taken for one, from here on.
Extent HistoryScanner::skipElement()
{
    const auto begin = m_cursor.offset();
    if (m_lastElementEnd)
        readAhead(RecordLayout::ofList(m_cursor.since(*m_lastElementEnd - 1)));
    auto extent = m_cursor.skipContainer(m_isUnbalanced);
    if (extent.kind == Extent::Kind::OpenAtEnd && !m_isUnbalanced) {
        m_isUnbalanced = true;
        m_ahead.reset();
        m_cursor.rewind(begin, m_cursor.placeOf(extent));
        extent = m_cursor.skipContainer(true);
    }
    // The comma has gone the way of the bracket.
    if (extent.kind == Extent::Kind::Broken)
        m_separator = Separator::NotNeeded;
    m_lastElementEnd = m_cursor.offset();
    return extent;
}

void HistoryScanner::scanLines()
{
    m_cursor.skipWhitespace();
    if (!m_hasRest)
        readAhead(RecordLayout::ofLines(m_hasCommas));
    scanItems();
}

void HistoryScanner::scanItems()
{
    for (m_cursor.skipWhitespace(); !m_hasIncompleteTail && !m_cursor.atEnd();
         m_cursor.skipWhitespace()) {
        if (!consumeReadAhead())
            scanItem();
    }
}

void HistoryScanner::scanItem()
{
    if (isIncompleteTail()) {
        m_hasIncompleteTail = true;
    } else if (m_cursor.front() == ',') {
        skipComma();
    } else if (beginsList()) {
        m_hasRest = true;
        m_ahead.reset();
        scanArray();
    } else {
        scanLine();
    }
}

/// A bracket, and after it something that could be a record: a line of a log may begin with one
/// too.
bool HistoryScanner::beginsList()
{
    if (m_cursor.front() != '[')
        return false;
    const auto inside = trimJsonWhitespace(m_cursor.ahead().substr(1));
    constexpr std::string_view beginnings = "{[]";
    return inside.empty() || beginnings.find(inside.front()) != std::string_view::npos;
}

/// The line may still be being written.
bool HistoryScanner::isIncompleteTail()
{
    if (!m_options.growing || m_result.shape != Shape::Lines)
        return false;
    const auto line = m_cursor.line();
    return line && !line->hasBreak;
}

void HistoryScanner::scanLine()
{
    if (m_cursor.front() != '{') {
        m_collector.refuse(
            {DEPLOY_MESSAGE("Message", "The record is not an object."), {}}, m_cursor.place());
        m_cursor.skipLine();
        return;
    }
    const auto line = m_cursor.line();
    if (line && readRecordLine(*line))
        return;
    if (holdsLists(m_cursor.ahead()))
        scanPage();
    else
        readRecord(m_cursor.skipContainer(true));
}

/// An object among the records that holds lists of records: a page of a longer list, say.
void HistoryScanner::scanPage()
{
    if (m_result.shape == Shape::Lines) {
        m_hasRest = true;
        m_ahead.reset();
    }
    skipObject(Lists::Scan);
    if (m_topObject == TopObject::Open)
        reportCut();
}

void HistoryScanner::skipComma()
{
    m_hasCommas = true;
    reportComma(m_cursor.place());
    m_cursor.advance(1);
}

/// Once is enough: there is one after every line.
void HistoryScanner::reportComma(TextPlace place)
{
    if (std::exchange(m_result.end.commas, true))
        return;
    m_collector.report(Severity::Warning,
        {DEPLOY_MESSAGE("Message", "There are commas between the records; they are ignored."), {}},
        place);
}

/// The fast way: the line is one record. False if it is not, and then nothing has happened.
bool HistoryScanner::readRecordLine(const RecordCursor::Line& line)
{
    const auto record = m_cursor.recordOf(line, m_hasCommas);
    if (!record)
        return false;
    const auto status =
        m_collector.add(*record, m_cursor.offset(), [this] { return m_cursor.place(); });
    if (status != ReadStatus::Fine)
        return false;
    const auto comma = line.text.find(',', record->text.size());
    if (comma != std::string_view::npos) {
        auto place = m_cursor.place();
        place.column += comma;
        reportComma(place);
    }
    m_cursor.skipTo(line);
    return true;
}

void HistoryScanner::scanTopObject()
{
    Extent extent;
    extent.begin = m_cursor.offset();
    extent.place = m_cursor.place();
    // A short document is looked through first: a deployment may have fields of any name before
    // those that identify it.
    const bool isShort = m_cursor.documentSize() - extent.begin <= shortDocument;
    skipObject(isShort ? Lists::Skip : Lists::Scan);
    if (m_hasFoundList && !m_identity.isRecord()) {
        if (isShort) {
            m_cursor.rewind(extent.begin, *extent.place);
            skipObject(Lists::Scan);
        }
        return closeList();
    }
    if (m_topObject == TopObject::NotUnderstood || m_hasFoundList) {
        // Its brackets show where it ends, also if it can't be walked through.
        m_cursor.rewind(extent.begin, *extent.place);
        extent = m_cursor.skipContainer(true);
    } else {
        extent.end = m_cursor.offset();
        extent.kind =
            m_topObject == TopObject::Closed ? Extent::Kind::Whole : Extent::Kind::OpenAtEnd;
    }
    closeTopObject(extent);
}

void HistoryScanner::skipObject(Lists lists)
{
    m_identity = {};
    m_hasFoundList = false;
    m_topObject = TopObject::Open;
    scanMembers(lists);
}

void HistoryScanner::scanMembers(Lists lists)
{
    m_cursor.advance(1);
    for (m_cursor.skipWhitespace(); !m_cursor.atEnd(); m_cursor.skipWhitespace()) {
        const char c = m_cursor.front();
        if (c == '}') {
            m_cursor.advance(1);
            m_topObject = TopObject::Closed;
            return;
        }
        if (c == ',') {
            m_cursor.advance(1);
        } else if (c != '"' || !scanMember(lists)) {
            m_topObject = TopObject::NotUnderstood;
            return;
        }
    }
}

/// False if it is not a name, a colon and a value; a member that the end of the document cuts off
/// is none.
bool HistoryScanner::scanMember(Lists lists)
{
    const auto name = m_cursor.readText();
    m_identity.enter(name);
    m_cursor.skipWhitespace();
    if (m_cursor.atEnd())
        return true;
    if (m_cursor.front() != ':')
        return false;
    m_cursor.advance(1);
    m_cursor.skipWhitespace();
    if (m_cursor.atEnd())
        return true;
    const bool isList = m_cursor.front() == '['
        && (RecordIdentity::isListName(name) || beginsLikeRecords(m_cursor.ahead()));
    if (!isList)
        return m_cursor.skipValue();
    m_hasFoundList = true;
    if (lists == Lists::Skip || m_identity.isRecord())
        return m_cursor.skipValue();
    if (m_result.shape == Shape::Empty)
        m_result.shape = Shape::Container;
    const auto topObject = m_topObject;
    const auto identity = m_identity;
    scanArray();
    m_identity = identity;
    m_hasFoundList = true;
    m_topObject = topObject;
    return true;
}

/// The same of an object that was passed over as a record.
void HistoryScanner::scanListsOf(const Extent& extent)
{
    if (m_listDepth >= maxNesting)
        return m_collector.refuse({DEPLOY_MESSAGE("Message", "Nested deeper than %1 levels."),
                                      {std::to_string(maxNesting)}},
            m_cursor.placeOf(extent));
    m_cursor.rewind(extent.begin, m_cursor.placeOf(extent));
    scanPage();
}

void HistoryScanner::closeList()
{
    if (m_topObject == TopObject::Open)
        reportCut();
    else
        scanRest();
}

/// The object at the top is no list of deployments: it is one itself, or the first of several.
void HistoryScanner::closeTopObject(const Extent& extent)
{
    const auto lastLine = m_cursor.place().line;
    m_cursor.skipWhitespace();
    const bool hasBreak = m_cursor.place().line > lastLine;
    const bool goesOn = !m_cursor.atEnd();
    if (!goesOn && !m_identity.hasAny() && extent.kind == Extent::Kind::Whole) {
        m_error = noDeployments();
        return;
    }
    // A growing document of one line will be one of many.
    const bool mayGrow = m_options.growing && (hasBreak || extent.kind != Extent::Kind::Whole);
    m_result.shape = goesOn || mayGrow ? Shape::Lines : Shape::Single;
    readRecord(extent);
    if (goesOn)
        scanLines();
}

std::optional<deployment::Message> HistoryScanner::likeness() const
{
    if (m_options.from.offset > 0)
        return std::nullopt;
    const auto beginning = m_document.read(0, encodingSample);
    return beginning ? textLikeness(*beginning) : std::nullopt;
}

Error HistoryScanner::noDeployments() const
{
    if (auto looksLike = likeness())
        return {ErrorCode::BadFormat, std::move(*looksLike), {}};
    const auto place = m_cursor.place();
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "No deployments found: this is neither a deployment nor a list of deployments."),
            {}},
        "line " + std::to_string(place.line) + ", column " + std::to_string(place.column)};
}

} // namespace formats
