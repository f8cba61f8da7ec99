// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log.h"

#include <algorithm>
#include <utility>

namespace deployment {

namespace {

// Small enough that a copy of the last block takes no time, large enough that full ones are few.
constexpr std::size_t blockEntries = 8192;
constexpr std::size_t minSharedEntries = blockEntries / 8;
constexpr std::size_t blockBytes = std::size_t(1) << 19;

} // namespace

void Log::append(Timestamp ownTime, std::string_view message)
{
    makeRoom();
    m_open.append(isKnown(ownTime) ? ownTime : lastTime(), message, isKnown(ownTime));
}

void Log::append(const LogBlock& block, std::size_t entry)
{
    makeRoom();
    m_open.append(block.time(entry), block.message(entry), isKnown(block.ownTime(entry)));
}

Timestamp Log::lastTime() const
{
    return empty() ? unknownTime : time(size() - 1);
}

void Log::append(Log other)
{
    // What the other log begins with may stand at our last time.
    if (!other.empty() && !isKnown(other.time(0)) && isKnown(lastTime()))
        return appendEach(other);
    // Few entries are cheaper copied than kept as a block of their own.
    if (other.m_open.size() >= minSharedEntries)
        other.close();
    if (!other.m_full.empty() && !m_open.empty())
        close();
    for (Full& full : other.m_full) {
        full.first = std::exchange(m_openFirst, m_openFirst + full.block->size());
        m_full.push_back(std::move(full));
    }
    const LogBlock& last = other.m_open;
    for (std::size_t entry = 0; entry < last.size(); ++entry)
        append(last, entry);
}

void Log::appendEach(const Log& other)
{
    for (std::size_t i = 0; i < other.blockCount(); ++i) {
        const LogBlock& from = other.block(i);
        for (std::size_t entry = 0; entry < from.size(); ++entry)
            append(from.ownTime(entry), from.message(entry));
    }
}

Log Log::latest(std::size_t atMost) const
{
    Log latest;
    for (const Full& full : m_full) {
        if (size() - full.first > atMost)
            continue;
        latest.m_full.push_back({latest.m_openFirst, full.block});
        latest.m_openFirst += full.block->size();
    }
    if (m_open.size() <= atMost) {
        latest.m_open = m_open;
        return latest;
    }
    for (std::size_t entry = m_open.size() - atMost; entry < m_open.size(); ++entry)
        latest.append(m_open, entry);
    return latest;
}

void Log::makeRoom()
{
    if (m_open.size() == blockEntries || (!m_open.empty() && m_open.text().size() >= blockBytes))
        close();
}

void Log::close()
{
    // Blocks of one log resemble each other: the next one gets room for as much at once.
    LogBlock next;
    next.reserve(m_open.size(), m_open.text().size() + m_open.text().size() / 16);
    m_open.shrink();
    const std::size_t first = std::exchange(m_openFirst, size());
    m_full.push_back({first, std::make_shared<const LogBlock>(std::move(m_open))});
    m_open = std::move(next);
}

const LogBlock& Log::block(std::size_t index) const
{
    return index < m_full.size() ? *m_full[index].block : m_open;
}

std::size_t Log::firstOf(std::size_t block) const
{
    return block < m_full.size() ? m_full[block].first : m_openFirst;
}

std::size_t Log::blockOf(std::size_t entry) const
{
    if (entry >= m_openFirst)
        return m_full.size() + (entry >= size() && !m_open.empty());
    const auto behind = std::ranges::upper_bound(m_full, entry, {}, &Full::first);
    return static_cast<std::size_t>(behind - m_full.begin()) - 1;
}

Timestamp Log::time(std::size_t entry) const
{
    const std::size_t at = blockOf(entry);
    return block(at).time(entry - firstOf(at));
}

Timestamp Log::ownTime(std::size_t entry) const
{
    const std::size_t at = blockOf(entry);
    return block(at).ownTime(entry - firstOf(at));
}

std::string_view Log::message(std::size_t entry) const
{
    const std::size_t at = blockOf(entry);
    return block(at).message(entry - firstOf(at));
}

std::size_t Log::lowerBound(Timestamp wanted) const
{
    std::size_t first = 0;
    for (std::size_t count = size(); count > 0;) {
        const std::size_t half = count / 2;
        const bool isBefore = time(first + half) < wanted;
        first += isBefore ? half + 1 : 0;
        count = isBefore ? count - half - 1 : half;
    }
    return first;
}

bool Log::operator==(const Log& other) const
{
    if (size() != other.size())
        return false;
    const auto same = [](const Full& a, const Full& b) { return a.block == b.block; };
    const auto [mine, theirs] = std::ranges::mismatch(m_full, other.m_full, same);
    const std::size_t shared = mine == m_full.end() ? m_openFirst : mine->first;
    for (std::size_t entry = shared; entry < size(); ++entry) {
        if (time(entry) != other.time(entry) || ownTime(entry) != other.ownTime(entry)
            || message(entry) != other.message(entry))
            return false;
    }
    return true;
}

} // namespace deployment
