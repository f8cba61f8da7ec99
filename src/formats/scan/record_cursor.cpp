// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_cursor.h"

#include "document/document_errors.h"
#include "json/json_text.h"

#include <algorithm>
#include <cstring>

namespace formats {

namespace {

/// Field names are shorter than this.
constexpr std::size_t maxNameLength = 256;

bool beginsRecord(std::string_view line, std::size_t indent)
{
    return line.size() > indent && line[indent] == '{' && line.find_first_not_of(" \t") == indent;
}

} // namespace

RecordCursor::RecordCursor(const Document& document, const ScanOptions& options)
    : m_document(document)
    , m_options(options)
    , m_window(document, options.from.offset, {options.from.line, 1})
    , m_offset(m_window.begin())
    , m_error(m_window.error())
{
}

bool RecordCursor::atEnd()
{
    return checkStop() || !moreAt(m_offset);
}

void RecordCursor::show(std::size_t bytes)
{
    if (ahead().size() < bytes && !m_window.atEnd())
        moveWindow(m_offset);
}

void RecordCursor::advanceInLine(std::size_t bytes)
{
    auto here = m_window.placeOf(m_offset);
    here.column += bytes;
    m_offset += bytes;
    m_window.notePlace(m_offset, here);
}

void RecordCursor::skipWhitespace()
{
    while (!atEnd()) {
        const auto bytes = ahead();
        const auto end = std::find_if_not(bytes.begin(), bytes.end(), isJsonWhitespace);
        advance(static_cast<std::size_t>(end - bytes.begin()));
        if (end != bytes.end())
            return;
    }
}

void RecordCursor::skipLine()
{
    while (!atEnd()) {
        const auto bytes = ahead();
        const auto lineBreak = bytes.find('\n');
        if (lineBreak != std::string_view::npos)
            return advance(lineBreak + 1);
        advance(bytes.size());
    }
}

bool RecordCursor::skipValue()
{
    switch (front()) {
    case '{':
    case '[':
        static_cast<void>(skipContainer(false));
        return true;
    case '"':
        static_cast<void>(readText());
        return true;
    default:
        return skipScalar();
    }
}

std::string RecordCursor::readText()
{
    std::string text;
    bool escaped = false;
    for (advance(1); !atEnd(); advance(1)) {
        const char c = front();
        if ((c == '"' && !escaped) || c == '\n') {
            advance(c == '"' ? 1 : 0);
            break;
        }
        escaped = c == '\\' && !escaped;
        if (text.size() <= maxNameLength)
            text += c;
    }
    return text.size() > maxNameLength ? std::string() : text;
}

std::optional<RecordCursor::Line> RecordCursor::line()
{
    for (;;) {
        const auto bytes = ahead();
        const auto* const lineBreak =
            static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
        if (lineBreak != nullptr)
            return Line{{bytes.data(), static_cast<std::size_t>(lineBreak - bytes.data())}, true};
        if (m_window.atEnd())
            return Line{bytes, false};
        if (m_offset == m_window.begin() && !m_window.makeRoom())
            return std::nullopt;
        moveWindow(m_offset);
    }
}

void RecordCursor::skipTo(const Line& line)
{
    advanceInLine(line.text.size());
}

std::optional<PaddedText> RecordCursor::recordOf(const Line& line, bool commas) const
{
    auto record = trimJsonWhitespace(line.text);
    const bool hasComma = commas && record.ends_with(',');
    if (hasComma)
        record = trimJsonWhitespace(record.substr(0, record.size() - 1));
    if (!record.ends_with('}'))
        return std::nullopt;
    // The parser looks at the byte after the text. A space there ends a record that is not closed;
    // anything else could continue it.
    if ((hasComma || !line.hasBreak) && BracketScanner().scan(record) != record.size())
        return std::nullopt;
    return m_window.part(m_offset, m_offset + record.size());
}

Extent RecordCursor::skipContainer(bool byLines)
{
    Extent extent;
    extent.begin = extent.end = m_offset;
    m_brackets.start();
    const auto indent = byLines ? indentOfLine() : 0;
    bool isLineStart = false;
    while (moreFor(extent)) {
        auto bytes = m_window.from(extent.end);
        if (isLineStart && beginsRecord(bytes, indent)) {
            extent.kind = Extent::Kind::Broken;
            break;
        }
        if (byLines)
            bytes = bytes.substr(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
        const auto end = m_brackets.scan(bytes);
        if (end != BracketScanner::notFound) {
            extent.kind = Extent::Kind::Whole;
            extent.end += end;
            break;
        }
        extent.end += bytes.size();
        isLineStart = byLines && bytes.back() == '\n';
    }
    extent.tooDeep = m_brackets.wentTooDeep();
    if (!m_brackets.sawLineBreak() && extent.begin >= m_window.begin())
        advanceInLine(extent.end - extent.begin);
    m_offset = extent.end;
    return extent;
}

/// The first one of a line says how far in its lines begin: the next ones stand behind it.
std::uint64_t RecordCursor::indentOfLine()
{
    if (const TextPlace here = place(); m_indentLine != here.line) {
        m_indentLine = here.line;
        m_indent = here.column - 1;
    }
    return m_indent;
}

std::optional<PaddedText> RecordCursor::text(const Extent& extent)
{
    if (extent.begin >= m_window.begin())
        return m_window.part(extent.begin, extent.end);
    const auto length = static_cast<std::size_t>(extent.end - extent.begin);
    m_longText.resize(length + recordPadding);
    const auto count = m_document.readInto(extent.begin, m_longText.data(), length);
    if (!count) {
        m_error = count.error();
        return std::nullopt;
    }
    return PaddedText{{m_longText.data(), *count}, *count + recordPadding};
}

TextPlace RecordCursor::placeOf(const Extent& extent) const
{
    return extent.place ? *extent.place : m_window.placeOf(extent.begin);
}

TextPlace RecordCursor::placeOfLaterByte(std::uint64_t offset)
{
    if (!m_laterPlaces)
        m_laterPlaces.emplace(m_document, m_offset, place());
    while (offset > m_laterPlaces->end() && !m_laterPlaces->atEnd())
        m_laterPlaces->moveTo(m_laterPlaces->end());
    return m_laterPlaces->placeOf(std::min(offset, m_laterPlaces->end()));
}

void RecordCursor::rewind(std::uint64_t offset, TextPlace place)
{
    if (offset < m_window.begin())
        m_window.jumpTo(offset, place);
    m_offset = offset;
}

void RecordCursor::advanceTo(std::uint64_t offset, TextPlace place)
{
    m_laterPlaces.reset();
    m_window.jumpTo(offset, place);
    m_offset = offset;
    if (m_throttle.pass())
        reportProgress();
}

void RecordCursor::restart(std::uint64_t offset, TextPlace place, std::uint64_t size)
{
    m_error.reset();
    m_window.jumpTo(offset, place, size);
    m_offset = offset;
    static_cast<void>(atEnd());
}

std::string_view RecordCursor::since(std::uint64_t offset) const
{
    return offset < m_window.begin() ? std::string_view() : m_window.from(offset);
}

void RecordCursor::reportProgress()
{
    if (m_options.onProgress)
        m_options.onProgress({m_offset, m_window.size(), 0});
}

bool RecordCursor::checkStop()
{
    if (!m_error && m_options.stop.stop_requested())
        m_error = cancelled();
    return m_error.has_value();
}

/// Whether there is a byte at the position, which is in the window or right after it.
bool RecordCursor::moreAt(std::uint64_t position)
{
    if (position < m_window.end())
        return true;
    if (!m_window.atEnd())
        moveWindow(position);
    return position < m_window.end();
}

/// The same for the end of an extent that is still growing: its beginning stays in the window as
/// long as it can, since then it need not be read again.
bool RecordCursor::moreFor(Extent& extent)
{
    if (extent.end < m_window.end())
        return true;
    if (m_window.atEnd() || checkStop())
        return false;
    if (extent.begin > m_window.begin()
        || (extent.begin == m_window.begin() && m_window.makeRoom())) {
        moveWindow(extent.begin);
    } else {
        if (!extent.place)
            extent.place = m_window.placeOf(extent.begin);
        moveWindow(extent.end);
    }
    return extent.end < m_window.end();
}

void RecordCursor::moveWindow(std::uint64_t offset)
{
    m_window.moveTo(offset);
    if (m_window.error())
        m_error = m_window.error();
    if (m_throttle.pass())
        reportProgress();
}

bool RecordCursor::skipScalar()
{
    const auto before = m_offset;
    while (!atEnd()) {
        const auto bytes = ahead();
        const auto end = bytes.find_first_of(",]}[{:\" \t\r\n");
        if (end != std::string_view::npos) {
            advance(end);
            break;
        }
        advance(bytes.size());
    }
    return m_offset != before;
}

} // namespace formats
