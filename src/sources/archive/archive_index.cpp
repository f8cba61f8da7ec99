// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_index.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace sources {

namespace {

std::uint64_t archiveKey(std::string_view id)
{
    return std::hash<std::string_view>{}(id);
}

std::uint64_t lineLength(const ArchivedRecord& record)
{
    return std::uint64_t{record.range.length} + 1;
}

} // namespace

void ArchiveIndex::add(const history::History& rows, const formats::RecordPlaces& places)
{
    m_records.reserve(m_records.size() + rows.size());
    for (history::Row row = 0; row < rows.size(); ++row) {
        const history::Summary summary = rows.at(row);
        put(summary.id,
            {places.rangeOf(summary.record), stateOf(summary), summary.end.value_or(summary.start),
                deployment::isFinished(rows.status(row))});
    }
}

void ArchiveIndex::put(std::string_view id, const ArchivedRecord& record)
{
    const auto [known, isNew] = m_records.try_emplace(archiveKey(id), record);
    if (!isNew)
        m_bytes -= lineLength(std::exchange(known->second, record));
    m_bytes += lineLength(record);
}

ArchivedRecord* ArchiveIndex::find(std::string_view id)
{
    const auto known = m_records.find(archiveKey(id));
    return known == m_records.end() ? nullptr : &known->second;
}

void ArchiveIndex::clear()
{
    m_records.clear();
    m_bytes = 0;
}

std::size_t ArchiveIndex::shrinkTo(std::uint64_t bytes)
{
    std::vector<std::tuple<bool, deployment::Timestamp, std::uint64_t>> order;
    order.reserve(m_records.size());
    for (const auto& [key, record] : m_records)
        order.emplace_back(!record.hasEnded, record.time, key);
    std::ranges::sort(order);
    std::size_t gone = 0;
    for (; gone < order.size() && m_bytes > bytes; ++gone) {
        const auto record = m_records.find(std::get<2>(order[gone]));
        m_bytes -= lineLength(record->second);
        m_records.erase(record);
    }
    return gone;
}

std::vector<formats::RecordRange> ArchiveIndex::places() const
{
    std::vector<formats::RecordRange> places;
    places.reserve(m_records.size());
    for (const auto& [key, record] : m_records)
        places.push_back(record.range);
    std::ranges::sort(places, {}, &formats::RecordRange::offset);
    return places;
}

std::vector<ArchiveIndex::Records::value_type*> ArchiveIndex::inOrder()
{
    std::vector<Records::value_type*> all;
    all.reserve(m_records.size());
    for (Records::value_type& each : m_records)
        all.push_back(&each);
    std::ranges::sort(
        all, {}, [](const Records::value_type* each) { return each->second.range.offset; });
    return all;
}

void ArchiveIndex::replacePlaces(const std::vector<formats::RecordRange>& places)
{
    auto place = places.begin();
    for (Records::value_type* each : inOrder())
        each->second.range = *place++;
}

} // namespace sources
