// SPDX-License-Identifier: GPL-3.0-or-later
// Objects that hold lists of records, and the one at the top, which may be a record itself.
#include "history_scanner.h"

#include <string>

namespace formats {

namespace {

/// As much as is read in a few milliseconds.
constexpr std::uint64_t shortDocument = std::uint64_t{4} << 20;

} // namespace

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

} // namespace formats
