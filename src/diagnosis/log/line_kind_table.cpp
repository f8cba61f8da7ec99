// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_kind_table.h"

#include "log/line_hash.h"

#include "deploy/deployment/error_sign.h"

#include <algorithm>
#include <utility>

namespace diagnosis {

namespace {

constexpr std::size_t firstSlots = 1024;
/// Of how many parts of a line its key is made, level by level. The last one leaves one kind.
constexpr std::array<std::size_t, 5> partsOfLevel{LineKind::none, 24, 8, 2, 0};
constexpr std::uint64_t suspiciousKeys = 0x9E3779B97F4A7C15ULL;

std::uint64_t keyOfParts(std::string_view message, std::size_t parts)
{
    LineHash hash(parts);
    scanLine(message, hash);
    return hash.value();
}

} // namespace

LineKindTable::LineKindTable(const deployment::Log& log, std::size_t maxKinds)
    : m_log(&log)
    , m_maxKinds(maxKinds)
    , m_slots(firstSlots)
{
}

void LineKindTable::add(std::string_view message, std::size_t entry, bool isWithin)
{
    kindOf(keyOf(message)).add(entry, isWithin);
    if (isFull())
        coarsen();
}

void LineKindTable::merge(const LineKindTable& other)
{
    m_isDivided = m_isDivided || other.m_isDivided;
    for (const Population population : {Plain, Suspicious})
        m_levels[population] = std::max(m_levels[population], other.m_levels[population]);
    recount();
    for (const LineKind& kind : other.m_kinds) {
        kindOf(keyOf(m_log->message(kind.first))).add(kind);
        if (isFull())
            coarsen();
    }
}

LineKindTable::Key LineKindTable::keyOf(std::string_view message) const
{
    if (!m_isDivided)
        return {keyOfParts(message, LineKind::none), Plain};
    const Population population = deployment::maySayError(message) ? Suspicious : Plain;
    const std::uint64_t key = keyOfParts(message, partsOfLevel[m_levels[population]]);
    // Where all parts count, a kind has the same key in every log.
    const bool isWhole = m_levels[population] == 0;
    return {population == Suspicious && !isWhole ? key ^ suspiciousKeys : key, population};
}

LineKind& LineKindTable::kindOf(const Key& key)
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = key.value & mask;; slot = (slot + 1) & mask) {
        if (m_slots[slot] == 0) {
            LineKind& kind = m_kinds.emplace_back();
            kind.key = key.value;
            kind.parts = partsOfLevel[m_levels[key.population]];
            ++m_sizes[key.population];
            m_slots[slot] = static_cast<std::uint32_t>(m_kinds.size());
            if (m_kinds.size() * 2 > m_slots.size())
                growSlots();
            return m_kinds.back();
        }
        if (m_kinds[m_slots[slot] - 1].key == key.value)
            return m_kinds[m_slots[slot] - 1];
    }
}

bool LineKindTable::hasTooMany(Population population) const
{
    return m_sizes[population] > m_maxKinds && m_levels[population] + 1 < partsOfLevel.size();
}

bool LineKindTable::isFull() const
{
    return hasTooMany(Plain) || hasTooMany(Suspicious);
}

void LineKindTable::coarsen()
{
    if (!m_isDivided) {
        m_isDivided = true;
        recount();
    }
    while (isFull()) {
        for (const Population population : {Plain, Suspicious})
            m_levels[population] += hasTooMany(population) ? 1 : 0;
        recount();
    }
}

void LineKindTable::recount()
{
    const std::vector<LineKind> before = std::exchange(m_kinds, {});
    std::ranges::fill(m_slots, 0);
    m_sizes = {};
    for (const LineKind& kind : before)
        kindOf(keyOf(m_log->message(kind.first))).add(kind);
}

void LineKindTable::growSlots()
{
    m_slots.assign(m_slots.size() * 2, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        std::size_t slot = m_kinds[i].key & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace diagnosis
