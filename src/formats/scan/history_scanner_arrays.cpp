// SPDX-License-Identifier: GPL-3.0-or-later
// Lists between brackets, one within another.
#include "history_scanner.h"

#include <utility>

namespace formats {

using deployment::Severity;

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

} // namespace formats
