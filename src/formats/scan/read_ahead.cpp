// SPDX-License-Identifier: GPL-3.0-or-later
#include "read_ahead.h"

#include "deploy/history/parallel/background_thread.h"
#include "deploy/history/parallel/run_elsewhere.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

namespace formats {

namespace {

/// A record may extend so far beyond its segment; longer ones are left to the scan.
constexpr std::uint64_t overhang = std::uint64_t{16} << 20;

/// Beside the scan's own.
unsigned threadCount()
{
    // More of them would only wait for the one that puts their rows together.
    constexpr unsigned most = 8;
    return std::clamp(std::thread::hardware_concurrency(), 2U, most) - 1;
}

/// Of a long document the segments are longer: what each of them costs beside its bytes weighs
/// less.
std::uint64_t lengthOfSegments(const ScanOptions& options, std::uint64_t size)
{
    constexpr std::uint64_t many = 512;
    constexpr std::uint64_t most = 4;
    const std::uint64_t least = options.segmentBytes;
    return std::clamp(size / many, least, most * least);
}

} // namespace

ReadAhead::ReadAhead(const Document& document, const ScanOptions& options, RecordLayout layout,
    std::uint64_t offset, std::uint64_t size)
    : m_document(document)
    , m_options(options)
    , m_layout(std::move(layout))
    , m_begin(offset)
    , m_size(size)
    , m_segmentBytes(lengthOfSegments(options, size))
    , m_segments((size - offset + m_segmentBytes - 1) / m_segmentBytes)
    , m_threadCount(threadCount())
{
    m_threads.reserve(m_threadCount);
    try {
        while (m_threads.size() < m_threadCount)
            history::runElsewhere(m_threads.emplace_back([this] { work(); }));
    } catch (const std::system_error&) {
        // The scan does with the threads that there are, or without any.
    }
}

ReadAhead::~ReadAhead()
{
    const std::lock_guard lock(m_mutex);
    m_isClosing = true;
    m_hasRoom.notify_all();
}

std::optional<RecordChunk> ReadAhead::take(std::uint64_t offset)
{
    if (offset < m_begin || offset >= m_size)
        return std::nullopt;
    const auto segment = (offset - m_begin) / m_segmentBytes;
    if (segment < m_segment)
        return std::nullopt; // it is gone
    goTo(segment);
    takeSegment();
    while (!m_chunks.empty() && m_chunks.front().begin < offset)
        m_chunks.pop_front();
    if (m_chunks.empty() || m_chunks.front().begin != offset)
        return std::nullopt;
    std::optional<RecordChunk> chunk(std::move(m_chunks.front()));
    m_chunks.pop_front();
    return chunk;
}

void ReadAhead::giveBack(history::SummaryRun&& spent)
{
    const std::lock_guard lock(m_mutex);
    // Each thread uses one for a segment, however many short ones it had.
    if (m_spent.size() <= m_threadCount)
        m_spent.push_back(std::move(spent));
}

std::optional<history::SummaryRun> ReadAhead::takeSpent()
{
    const std::lock_guard lock(m_mutex);
    if (m_spent.empty())
        return std::nullopt;
    std::optional<history::SummaryRun> spent(std::move(m_spent.back()));
    m_spent.pop_back();
    return spent;
}

void ReadAhead::work()
{
    // Where everything is one batch, nothing is shown meanwhile that would have to come first.
    if (m_options.batchRows > 0)
        history::lowerThreadPriority();
    std::optional<RecordChunkReader> reader;
    while (const auto segment = claimSegment())
        deliver(*segment, read(reader, *segment));
}

std::optional<std::uint64_t> ReadAhead::claimSegment()
{
    std::unique_lock lock(m_mutex);
    m_hasRoom.wait(lock, [this] { return m_isClosing || m_next == m_segments || hasRoom(); });
    if (m_isClosing || m_next == m_segments)
        return std::nullopt;
    return m_next++;
}

bool ReadAhead::hasRoom() const
{
    constexpr std::uint64_t each = 4;
    return m_next < m_passed + each * (m_threadCount + 1);
}

ReadAhead::Chunks ReadAhead::read(std::optional<RecordChunkReader>& reader, std::uint64_t segment)
{
    const auto end = std::min(beginOf(segment + 1), m_size);
    try {
        if (!reader)
            reader.emplace(m_document, m_options, m_layout);
        if (auto spent = takeSpent())
            reader->reuse(std::move(*spent));
        return reader->read(beginOf(segment), end, std::min(end + overhang, m_size));
    } catch (const std::exception&) {
        // Whatever it is, the scan will meet it too, in a thread that can report it.
        return {};
    }
}

void ReadAhead::deliver(std::uint64_t segment, Chunks chunks)
{
    std::unique_lock lock(m_mutex);
    if (segment < m_passed)
        return;
    m_finished.emplace(segment, std::move(chunks));
    const bool isAwaited = segment == m_passed;
    lock.unlock(); // or whom it wakes would wait for it
    if (isAwaited)
        m_hasSegment.notify_one();
}

std::uint64_t ReadAhead::beginOf(std::uint64_t segment) const
{
    return m_begin + segment * m_segmentBytes;
}

void ReadAhead::goTo(std::uint64_t segment)
{
    if (segment == m_segment)
        return;
    m_segment = segment;
    m_hasChunks = false;
    m_chunks.clear();
    const std::lock_guard lock(m_mutex);
    m_passed = segment;
    m_next = std::max(m_next, m_passed);
    m_finished.erase(m_finished.begin(), m_finished.lower_bound(segment));
    m_hasRoom.notify_all();
}

/// Waits as little as it can: while another thread reads the segment, this one reads a later one.
void ReadAhead::takeSegment()
{
    if (std::exchange(m_hasChunks, true))
        return;
    std::unique_lock lock(m_mutex);
    while (!m_finished.contains(m_segment)) {
        if (m_next < m_segments && hasRoom()) {
            const auto segment = m_next++;
            lock.unlock();
            auto chunks = read(m_reader, segment);
            lock.lock();
            m_finished.emplace(segment, std::move(chunks));
        } else {
            m_hasSegment.wait(lock);
        }
    }
    m_chunks = std::move(m_finished.extract(m_segment).mapped());
}

} // namespace formats
