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
