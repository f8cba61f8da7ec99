// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/record_places.h"

namespace formats {

namespace {

using history::RecordHandle;

constexpr unsigned lengthBits = 24;
/// The greatest length stands for all that are too long to be packed.
constexpr std::uint32_t longRecord = (std::uint32_t{1} << lengthBits) - 1;
constexpr std::uint64_t offsetEnd = std::uint64_t{1} << (64U - lengthBits);

RecordHandle packed(std::uint64_t offset, std::uint32_t length)
{
    return RecordHandle{(offset << lengthBits) | length};
}

} // namespace

bool RecordPlaces::isPlain(RecordRange range)
{
    return range.length < longRecord && range.offset < offsetEnd;
}

RecordHandle RecordPlaces::add(RecordRange range)
{
    if (range.length == 0 || range.offset >= offsetEnd)
        return RecordHandle::None;
    if (isPlain(range))
        return packed(range.offset, range.length);
    m_longRecords[range.offset] = range.length;
    return packed(range.offset, longRecord);
}

void RecordPlaces::add(const RecordPlaces& others)
{
    for (const auto& [offset, length] : others.m_longRecords)
        m_longRecords[offset] = length;
}

RecordRange RecordPlaces::rangeOf(RecordHandle handle) const
{
    const auto bits = static_cast<std::uint64_t>(handle);
    const std::uint64_t offset = bits >> lengthBits;
    const auto length = static_cast<std::uint32_t>(bits & longRecord);
    if (length == 0)
        return {};
    if (length < longRecord)
        return {offset, length};
    const auto known = m_longRecords.find(offset);
    return known == m_longRecords.end() ? RecordRange{} : RecordRange{offset, known->second};
}

} // namespace formats
