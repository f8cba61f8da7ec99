// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/text_place.h"
#include "padded_text.h"

#include "deploy/formats/document/document.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace formats {

/// A window of bounded size that moves forward over the bytes of a document. It knows the line and
/// column of every byte that it shows. The document's size is taken once: what is appended later is
/// for the next scan.
class ByteWindow {
public:
    /// Small enough to stay in the second cache of a core while its bytes are looked at several
    /// times.
    static constexpr std::size_t usualCapacity = std::size_t{1} << 18;
    static constexpr std::size_t maxCapacity = std::size_t{1} << 22;

    /// Begins at the offset, which stands at the place.
    ByteWindow(const Document& document, std::uint64_t offset, TextPlace place);

    /// Moves the beginning forward to the offset (inside the window or right after it) and fills
    /// up.
    void moveTo(std::uint64_t offset);
    /// Restarts at any offset, whose place is known; shows its bytes when it is moved.
    void jumpTo(std::uint64_t offset, TextPlace place);
    /// The same in a document that ends earlier or later than the one before.
    void jumpTo(std::uint64_t offset, TextPlace place, std::uint64_t size);

    [[nodiscard]] std::uint64_t begin() const { return m_begin; }
    [[nodiscard]] std::uint64_t end() const { return m_begin + m_length; }
    /// No bytes follow the window.
    [[nodiscard]] bool atEnd() const { return end() >= m_size; }
    /// Makes room for more of what begins where the window begins; false if there is none to make.
    [[nodiscard]] bool makeRoom();
    /// The document's bytes in all.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// The window's bytes from the offset on.
    [[nodiscard]] std::string_view from(std::uint64_t offset) const;
    /// A part of the window, for the parser.
    [[nodiscard]] PaddedText part(std::uint64_t from, std::uint64_t to) const;
    /// Of a byte in the window, or of its end.
    [[nodiscard]] TextPlace placeOf(std::uint64_t offset) const;
    /// The place of a byte in the window is known: it need not be counted.
    void notePlace(std::uint64_t offset, TextPlace place);

    [[nodiscard]] const std::optional<deployment::Error>& error() const { return m_error; }

private:
    /// A file is copied faster to where the bytes stand in such lines as they do in the file.
    struct alignas(64) Line {
        std::array<char, 64> bytes;
    };

    /// So many of them hold a window of the capacity, wherever it begins, and the padding.
    [[nodiscard]] static std::size_t linesFor(std::size_t capacity)
    {
        return (capacity + recordPadding) / sizeof(Line) + 2;
    }
    /// Where the byte stands in the buffer, while the window begins where it does.
    [[nodiscard]] std::size_t placeInBuffer(std::uint64_t offset) const
    {
        return static_cast<std::size_t>(offset - m_begin + m_begin % sizeof(Line));
    }
    [[nodiscard]] const char* bytesFrom(std::uint64_t offset) const
    {
        return reinterpret_cast<const char*>(m_buffer.data()) + placeInBuffer(offset);
    }
    [[nodiscard]] char* bytesFrom(std::uint64_t offset)
    {
        return reinterpret_cast<char*>(m_buffer.data()) + placeInBuffer(offset);
    }
    void fill();

    const Document& m_document;
    std::uint64_t m_begin;
    std::uint64_t m_size;
    std::size_t m_capacity;
    std::vector<Line> m_buffer;
    std::size_t m_length = 0;
    TextPlace m_place; ///< of the beginning
    /// A place that was asked for: the next one mostly follows soon.
    mutable std::uint64_t m_knownOffset;
    mutable TextPlace m_knownPlace;
    std::optional<deployment::Error> m_error;
};

} // namespace formats
