// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_chunk_reader.h"

#include "json/json_text.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

ScanOptions withoutReports(const ScanOptions& options)
{
    ScanOptions quiet;
    quiet.stop = options.stop;
    quiet.problemLimit = options.problemLimit;
    quiet.wholeRecords = options.wholeRecords;
    quiet.now = options.now;
    return quiet;
}

/// How many bytes stand between a record and the end of its line; nullopt if something else is
/// among them than blanks and, perhaps, a comma.
std::optional<std::size_t> restOfLine(std::string_view bytes, bool commas)
{
    bool mayHaveComma = commas;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n')
            return i;
        if (bytes[i] == ',' ? !std::exchange(mayHaveComma, false) : !isJsonWhitespace(bytes[i]))
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<RecordLayout> RecordLayout::ofList(std::string_view bytes)
{
    constexpr std::size_t longest = 256;
    bytes = bytes.substr(0, longest);
    const auto bracket = bytes.find('{');
    const auto nameBegin = bytes.find('"', bracket);
    const auto nameEnd = bytes.find('"', nameBegin + 1);
    if (bracket == std::string_view::npos || nameBegin == std::string_view::npos
        || nameEnd == std::string_view::npos)
        return std::nullopt;
    return RecordLayout{false, false, std::string(bytes.substr(0, nameEnd + 1)), bracket};
}

RecordChunkReader::RecordChunkReader(
    const Document& document, const ScanOptions& options, RecordLayout layout)
    : m_options(withoutReports(options))
    , m_layout(std::move(layout))
    , m_cursor(document, m_options)
    , m_reader(options.wholeRecords, options.now)
{
}

std::deque<RecordChunk> RecordChunkReader::read(
    std::uint64_t begin, std::uint64_t end, std::uint64_t size)
{
    startChunk(); // there are rows of the segment before only where reading it threw
    m_chunks.clear();
    m_cursor.restart(begin - m_layout.recordAt, {}, size);
    if (!findRecord(begin, end))
        return {};
    while (!m_cursor.atEnd() && m_cursor.offset() < end) {
        if (!readPlain() && !(m_layout.lines ? skipLine() : skipElement()))
            break;
        if (!m_layout.lines && !skipComma())
            break;
    }
    Extent rest;
    rest.begin = m_cursor.offset();
    endChunk(rest);
    return std::exchange(m_chunks, {});
}

void RecordChunkReader::reuse(history::SummaryRun&& spent)
{
    spent.clear();
    m_chunk.rows = std::move(spent);
}

/// Goes to the first place in the segment where a record seems to begin.
bool RecordChunkReader::findRecord(std::uint64_t begin, std::uint64_t end)
{
    const auto at = m_cursor.ahead().find(m_layout.mark);
    if (at == std::string_view::npos)
        return false;
    m_cursor.advance(at + m_layout.recordAt);
    m_cursor.skipWhitespace();
    return m_cursor.offset() >= begin && m_cursor.offset() < end;
}

/// The quick way: a record whose end need not be found before it is read. False if it is none, and
/// then nothing has happened.
bool RecordChunkReader::readPlain()
{
    if (m_cursor.front() != '{')
        return false;
    // One that the window cuts off would be gone through twice.
    m_cursor.show(std::min(2 * m_lastLength, ByteWindow::usualCapacity / 4));
    const auto first = m_reader.readFirst(m_cursor.paddedAhead());
    if (!first)
        return false;
    auto length = m_lastLength = first->text.size();
    if (m_layout.lines) {
        const auto rest = restOfLine(m_cursor.ahead().substr(length), m_layout.commas);
        if (first->mayHaveLineBreak || !rest)
            return false;
        length += *rest;
    }
    Extent extent;
    extent.kind = Extent::Kind::Whole;
    extent.begin = m_cursor.offset();
    if (!add(first->text.size(), extent))
        return false;
    if (first->mayHaveLineBreak)
        m_cursor.advance(length);
    else
        m_cursor.advanceInLine(length);
    if (m_layout.lines)
        m_cursor.skipWhitespace();
    return true;
}

/// False if the line is not whole.
bool RecordChunkReader::skipLine()
{
    Extent extent;
    extent.kind = Extent::Kind::Whole;
    extent.begin = m_cursor.offset();
    const auto line = m_cursor.line();
    if (!line || !line->hasBreak)
        return false;
    const auto record = m_cursor.recordOf(*line, m_layout.commas);
    if (!record || !addRecord(*record, extent))
        endChunk(extent);
    m_cursor.skipTo(*line);
    m_cursor.skipWhitespace();
    return true;
}

/// False if there is no element, or something is wrong with the list.
bool RecordChunkReader::skipElement()
{
    if (m_cursor.front() != '{')
        return false;
    const auto extent = m_cursor.skipContainer(false);
    if (extent.kind != Extent::Kind::Whole) {
        endChunk(extent);
        return false;
    }
    const bool isLarge = extent.end - extent.begin >= m_options.largeRecord;
    const auto record = isLarge ? std::nullopt : m_cursor.text(extent);
    if (!record || *extent.tooDeep || !addRecord(*record, extent))
        endChunk(extent);
    return true;
}

/// Goes from an element of the list to the next one; false if there is no comma.
bool RecordChunkReader::skipComma()
{
    m_hasComma = false;
    m_cursor.skipWhitespace();
    if (m_cursor.atEnd() || m_cursor.front() != ',')
        return false;
    m_cursor.advance(1);
    m_hasComma = true;
    m_cursor.skipWhitespace();
    return true;
}

/// False if the scan has to see for itself what is to be done with the record.
bool RecordChunkReader::addRecord(const PaddedText& record, const Extent& extent)
{
    return m_reader.read(record) == ReadStatus::Fine && add(record.text.size(), extent);
}

/// The same of one that has been read.
bool RecordChunkReader::add(std::size_t length, const Extent& extent)
{
    const RecordRange range{extent.begin, static_cast<std::uint32_t>(length)};
    if (!RecordPlaces::isPlain(range) || !m_reader.row() || m_reader.problems().isFull())
        return false;
    auto row = *m_reader.row();
    row.record = RecordPlaces().add(range);
    const auto hash = history::hashOf(row.id);
    if (!m_ids.insert(hash)) {
        endChunk(extent);
        static_cast<void>(m_ids.insert(hash));
    }
    add(row, hash, extent);
    return true;
}

void RecordChunkReader::add(const history::Summary& row, std::uint64_t hash, const Extent& extent)
{
    if (m_chunk.rows.empty()) {
        m_chunk.rows.reserve(m_lastRows); // this one will be about as long
        m_chunk.begin = extent.begin;
        m_chunkPlace = m_cursor.placeOf(extent);
    }
    m_chunk.rows.append(row, hash);
    if (m_reader.problems().empty())
        return;
    const auto place = relativeTo(m_chunkPlace, m_cursor.placeOf(extent));
    for (auto& problem : m_reader.takeProblems(m_chunk.rows.size(), place)) {
        if (++m_chunk.problemCount <= m_options.problemLimit)
            m_chunk.problems.push_back(std::move(problem));
        else
            m_chunk.unlistedIds.push_back(std::move(problem.id));
    }
}

/// Without rows; the room of those that are given up stays.
void RecordChunkReader::startChunk()
{
    auto rows = std::move(m_chunk.rows);
    rows.clear();
    m_chunk = {};
    m_chunk.rows = std::move(rows);
    m_ids.clear();
}

/// The current chunk ends where the next record begins.
void RecordChunkReader::endChunk(const Extent& next)
{
    if (!m_chunk.rows.empty()) {
        m_chunk.end = next.begin;
        m_chunk.endPlace = relativeTo(m_chunkPlace, m_cursor.placeOf(next));
        m_chunk.hasComma = m_hasComma;
        m_lastRows = m_chunk.rows.size();
        m_chunks.push_back(std::exchange(m_chunk, {}));
    }
    startChunk();
}

} // namespace formats
