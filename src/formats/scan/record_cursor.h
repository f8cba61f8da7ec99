// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/byte_window.h"
#include "json/bracket_scanner.h"

#include "deploy/deployment/throttle.h"
#include "deploy/formats/scan/history_scan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

/// Where a record lies in its document.
struct Extent {
    enum class Kind : std::uint8_t {
        Whole,
        OpenAtEnd, ///< the document ends before the closing bracket
        Broken, ///< a line that begins the next record comes before the closing bracket
    };
    Kind kind = Kind::OpenAtEnd;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::optional<TextPlace> place; ///< of the beginning, where the window has left it
    std::optional<bool> tooDeep; ///< for a record, where its brackets were counted on the way
};

/// Goes over the bytes of a document, value by value; the window follows. The document is at its
/// end also after an I/O error and when the scan was cancelled: error() says which it was.
class RecordCursor {
public:
    /// A line of the document.
    struct Line {
        std::string_view text; ///< without its line break
        bool hasBreak = false;
    };

    RecordCursor(const Document& document, const ScanOptions& options);

    [[nodiscard]] bool atEnd();
    /// The byte at the cursor; only if not atEnd().
    [[nodiscard]] char front() const { return m_window.from(m_offset).front(); }
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }
    [[nodiscard]] TextPlace place() const { return m_window.placeOf(m_offset); }
    [[nodiscard]] TextPlace placeOfEnd() const { return m_window.placeOf(m_window.end()); }
    /// The buffered bytes starting at the cursor.
    [[nodiscard]] std::string_view ahead() const { return m_window.from(m_offset); }
    /// The same for a reader.
    [[nodiscard]] PaddedText paddedAhead() const { return m_window.part(m_offset, m_window.end()); }
    /// Buffers that many of them, if there are as many. Not more than ByteWindow::usualCapacity.
    void show(std::size_t bytes);
    /// Those starting at an earlier byte; empty if they are not buffered any more.
    [[nodiscard]] std::string_view since(std::uint64_t offset) const;
    [[nodiscard]] std::uint64_t documentSize() const { return m_window.size(); }
    [[nodiscard]] const std::optional<deployment::Error>& error() const { return m_error; }

    void advance(std::size_t bytes) { m_offset += bytes; }
    /// The same where no line ends on the way: it need not be searched for one.
    void advanceInLine(std::size_t bytes);
    void skipWhitespace();
    void skipLine();
    /// Skips any value; false if none begins here.
    bool skipValue();
    /// Skips a string and returns what is between its quotes, verbatim; a very long one comes back
    /// empty.
    [[nodiscard]] std::string readText();
    /// The rest of the line at the cursor; nullopt if it is longer than the window.
    [[nodiscard]] std::optional<Line> line();
    /// Goes to the end of that line, before its break.
    void skipTo(const Line& line);

    /// Finds the end of the object or list that begins here, and goes there. By lines, a line that
    /// begins like the one of this, with a curly bracket after as many spaces, ends a record that
    /// is still open.
    [[nodiscard]] Extent skipContainer(bool byLines);
    /// The line at the cursor as a record, with or without a comma after it; nullopt if it does not
    /// look like a closed one.
    [[nodiscard]] std::optional<PaddedText> recordOf(const Line& line, bool commas) const;
    /// The text of an extent; valid until the cursor moves. nullopt (and an error) if it can't be
    /// read.
    [[nodiscard]] std::optional<PaddedText> text(const Extent& extent);
    [[nodiscard]] TextPlace placeOf(const Extent& extent) const;
    /// Of a later byte, buffered or not; the offsets only grow until the cursor moves.
    [[nodiscard]] TextPlace placeOfLaterByte(std::uint64_t offset);
    /// Goes back to an earlier byte, whose place is known.
    void rewind(std::uint64_t offset, TextPlace place);
    /// Goes to a later byte, whose place is known.
    void advanceTo(std::uint64_t offset, TextPlace place);
    /// Restarts anywhere in a document that is assumed to have that size.
    void restart(std::uint64_t offset, TextPlace place, std::uint64_t size);

    void reportProgress();
    /// Checks whether the scan was cancelled.
    bool checkStop();

private:
    [[nodiscard]] bool moreAt(std::uint64_t position);
    [[nodiscard]] bool moreFor(Extent& extent);
    void moveWindow(std::uint64_t offset);
    bool skipScalar();
    [[nodiscard]] std::uint64_t indentOfLine();

    const Document& m_document;
    const ScanOptions& m_options;
    ByteWindow m_window;
    std::uint64_t m_offset;
    std::optional<ByteWindow> m_laterPlaces;
    BracketScanner m_brackets;
    deployment::Throttle m_throttle{
        deployment::progressInterval, deployment::Throttle::Clock::now()};
    std::vector<char> m_longText; ///< a record that does not fit into the window
    std::optional<deployment::Error> m_error;
    std::uint64_t m_indentLine = 0; ///< in which the container begins that was skipped by lines
    std::uint64_t m_indent = 0; ///< of it
};

} // namespace formats
