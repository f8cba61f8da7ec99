// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_window.h"

#include <algorithm>
#include <cstring>

namespace formats {

ByteWindow::ByteWindow(const Document& document, std::uint64_t offset, TextPlace place)
    : m_document(document)
    , m_begin(offset)
    , m_size(document.size())
    , m_capacity(static_cast<std::size_t>(std::min<std::uint64_t>(usualCapacity, m_size)))
    , m_buffer(linesFor(m_capacity))
    , m_place(place)
    , m_knownOffset(offset)
    , m_knownPlace(place)
{
    if (m_begin > m_size)
        m_begin = m_size;
    fill();
}

void ByteWindow::moveTo(std::uint64_t offset)
{
    m_place = placeOf(offset);
    const char* const kept = bytesFrom(offset);
    m_length -= static_cast<std::size_t>(offset - m_begin);
    m_begin = m_knownOffset = offset;
    std::memmove(bytesFrom(m_begin), kept, m_length);
    m_knownPlace = m_place;
    fill();
}

void ByteWindow::jumpTo(std::uint64_t offset, TextPlace place)
{
    m_begin = m_knownOffset = offset;
    m_place = m_knownPlace = place;
    m_length = 0;
}

void ByteWindow::jumpTo(std::uint64_t offset, TextPlace place, std::uint64_t size)
{
    m_size = size;
    m_error.reset();
    jumpTo(offset, place);
}

bool ByteWindow::makeRoom()
{
    if (m_length < m_capacity)
        return true;
    if (m_capacity >= maxCapacity)
        return false;
    m_capacity = std::min(2 * m_capacity, maxCapacity);
    m_buffer.resize(linesFor(m_capacity));
    return true;
}

std::string_view ByteWindow::from(std::uint64_t offset) const
{
    return std::string_view(bytesFrom(m_begin), m_length)
        .substr(static_cast<std::size_t>(offset - m_begin));
}

PaddedText ByteWindow::part(std::uint64_t from, std::uint64_t to) const
{
    const auto length = static_cast<std::size_t>(to - from);
    return {{bytesFrom(from), length}, m_buffer.size() * sizeof(Line) - placeInBuffer(from)};
}

TextPlace ByteWindow::placeOf(std::uint64_t offset) const
{
    if (offset < m_knownOffset) {
        m_knownOffset = m_begin;
        m_knownPlace = m_place;
    }
    const auto passed = static_cast<std::size_t>(offset - m_knownOffset);
    m_knownPlace = advancedBy(m_knownPlace, from(m_knownOffset).substr(0, passed));
    m_knownOffset = offset;
    return m_knownPlace;
}

void ByteWindow::notePlace(std::uint64_t offset, TextPlace place)
{
    m_knownOffset = offset;
    m_knownPlace = place;
}

void ByteWindow::fill()
{
    auto wanted = std::min<std::uint64_t>(m_capacity - m_length, m_size - end());
    const auto pastBlock = (end() + wanted) % Document::blockSize;
    if (end() + wanted < m_size && pastBlock < wanted)
        wanted -= pastBlock;
    const auto count =
        m_document.readInto(end(), bytesFrom(end()), static_cast<std::size_t>(wanted));
    if (!count)
        m_error = count.error();
    else
        m_length += *count;
    // A file that became shorter under our hands, or can't be read on, ends here.
    if (!count || *count < wanted)
        m_size = m_begin + m_length;
}

} // namespace formats
