// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_kinds.h"

#include "log/line_kind_table.h"

#include "deploy/history/parallel/run_elsewhere.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace diagnosis {

namespace {

constexpr std::size_t minEntriesOfThread = 50'000;

/// Takes the blocks of a log one by one, with others that do the same.
class KindsJob {
public:
    KindsJob(const deployment::Log& log, EntryRange wanted, EntryRange within,
        const std::stop_token& stop)
        : m_log(log)
        , m_wanted(wanted)
        , m_within(within)
        , m_stop(stop)
        , m_next(log.blockOf(wanted.first))
    {
    }

    template <typename Progress> void work(LineKindTable& table, const Progress& progress)
    {
        for (std::size_t block = m_next++; block < m_log.blockCount(); block = m_next++) {
            if (m_log.firstOf(block) >= m_wanted.end || m_stop.stop_requested())
                return;
            read(table, block);
            progress(m_read.load());
        }
    }

private:
    void read(LineKindTable& table, std::size_t index)
    {
        const deployment::LogBlock& block = m_log.block(index);
        const std::size_t offset = m_log.firstOf(index);
        const std::size_t begin = std::max(m_wanted.first, offset) - offset;
        const std::size_t end = std::min(m_wanted.end - offset, block.size());
        for (std::size_t entry = begin; entry < end; ++entry)
            table.add(block.message(entry), offset + entry, m_within.holds(offset + entry));
        m_read += end - begin;
    }

    const deployment::Log& m_log;
    EntryRange m_wanted;
    EntryRange m_within;
    std::stop_token m_stop;
    std::atomic<std::size_t> m_next;
    std::atomic<std::size_t> m_read = 0;
};

std::size_t threadsFor(std::size_t entries)
{
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(entries / minEntriesOfThread, 1, cores);
}

} // namespace

void LineKind::add(std::size_t entry, bool isWithin)
{
    ++count;
    first = std::min(first, entry);
    last = std::max(last, entry);
    if (isWithin) {
        ++countWithin;
        firstWithin = std::min(firstWithin, entry);
        lastWithin = std::max(lastWithin, entry);
    }
}

void LineKind::add(const LineKind& other)
{
    count += other.count;
    first = std::min(first, other.first);
    last = std::max(last, other.last);
    countWithin += other.countWithin;
    firstWithin = std::min(firstWithin, other.firstWithin);
    lastWithin = std::max(lastWithin, other.lastWithin);
}

LineKinds::LineKinds(const deployment::Log& log, EntryRange read, EntryRange within,
    const std::stop_token& stop, const OnProgress& onProgress)
{
    const std::size_t entries = read.size();
    KindsJob job(log, read, within, stop);
    std::vector<LineKindTable> tables(threadsFor(entries), LineKindTable(log, maxKinds));
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < tables.size(); ++i)
            history::runElsewhere(threads.emplace_back(
                [&job, &table = tables[i]] { job.work(table, [](std::size_t) {}); }));
        job.work(tables.front(), [&](std::size_t done) {
            if (onProgress)
                onProgress(static_cast<double>(done) / static_cast<double>(entries));
        });
    }
    for (std::size_t i = 1; i < tables.size(); ++i)
        tables.front().merge(tables[i]);
    m_kinds = tables.front().kinds();
    std::ranges::sort(m_kinds, {}, &LineKind::first);
}

LineKinds::LineKinds(const deployment::Log& log, const std::stop_token& stop)
    : LineKinds(log, {0, log.size()}, {}, stop, {})
{
}

} // namespace diagnosis
