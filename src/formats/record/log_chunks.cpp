// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_chunks.h"

#include "deploy/history/parallel/background_thread.h"
#include "deploy/history/parallel/run_elsewhere.h"

#include "json/bracket_scanner.h"

#include <algorithm>

namespace formats {

namespace {

/// Bytes after a window in which an object has to end for the window to be cut there.
constexpr std::size_t maxOverlap = std::size_t{1} << 16;
/// An element that is longer than so many windows makes the record one to be read as a whole.
constexpr std::size_t maxWindows = 64;

} // namespace

LogChunks::LogChunks(const Place& place, std::size_t window, unsigned threads)
    : m_place(place)
    , m_window(window)
    , m_ahead(std::size_t{2} * threads)
{
    for (unsigned i = 0; i < threads; ++i)
        history::runElsewhere(m_threads.emplace_back([this] { work(); }));
}

LogChunks::~LogChunks()
{
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
    m_changed.notify_all();
}

std::uint64_t LogChunks::beginOf(std::size_t index) const
{
    return std::min(m_place.length, m_place.elements + std::uint64_t{index} * m_window);
}

bool LogChunks::claimIndex(std::size_t& index)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isStopped || m_started < m_given + m_ahead; });
    m_started = std::max(m_started, m_given);
    index = m_started++;
    return !m_isStopped;
}

void LogChunks::work()
{
    history::lowerThreadPriority();
    Reading reading;
    for (std::size_t index = 0; claimIndex(index);) {
        LogChunk chunk = readWindows(reading, index, 1);
        const std::lock_guard lock(m_mutex);
        if (index >= m_given)
            m_ready.insert_or_assign(index, std::move(chunk));
        m_changed.notify_all();
    }
}

std::optional<LogChunk> LogChunks::next()
{
    std::unique_lock lock(m_mutex);
    const std::size_t index = m_given;
    m_changed.wait(lock, [&] { return m_ready.contains(index); });
    LogChunk chunk = std::move(m_ready.at(index));
    m_ready.erase(index);
    if (chunk.status == ReadStatus::Fine) {
        ++m_given;
        m_changed.notify_all();
        return chunk;
    }
    lock.unlock();
    auto rest = readRest(index);
    return rest ? std::move(rest) : readLonger(index);
}

/// The text of the bytes, with room for a frame; shorter than asked where the record ends.
std::string_view LogChunks::fill(
    std::string& buffer, std::uint64_t offset, std::size_t length) const
{
    constexpr std::size_t before = LogChunkReader::before.size();
    constexpr std::size_t behind = LogChunkReader::behind.size() + simdjson::SIMDJSON_PADDING;
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_place.length - offset));
    buffer.resize(std::max(buffer.size(), before + length + behind));
    const auto count =
        m_place.document.readInto(m_place.record + offset, buffer.data() + before, length);
    return {buffer.data() + before, count.value_or(0)};
}

/// Puts the bytes from begin to end of the buffer's text into a frame, and reads them.
void LogChunks::readFramed(Reading& reading, std::size_t begin, std::size_t end, LogChunk& chunk)
{
    constexpr std::string_view before = LogChunkReader::before;
    constexpr std::string_view behind = LogChunkReader::behind;
    char* const frame = reading.buffer.data() + begin;
    const std::size_t length = end - begin;
    before.copy(frame, before.size());
    behind.copy(frame + before.size() + length, behind.size());
    const std::string_view text(frame, before.size() + length + behind.size());
    reading.reader.read({text, text.size() + simdjson::SIMDJSON_PADDING}, chunk);
}

LogChunk LogChunks::readWindows(Reading& reading, std::size_t index, std::size_t count) const
{
    LogChunk chunk;
    const std::uint64_t from = beginOf(index);
    const std::size_t length = count * m_window;
    const auto text = fill(reading.buffer, from, length + std::min(m_window, maxOverlap));
    const auto first =
        index == 0 ? ArrayCut{} : findArrayCut(text, 0).value_or(ArrayCut{0, text.size()});
    chunk.begin = from + first.next;
    const auto last = findArrayCut(text, length);
    if (!last || first.next >= last->comma)
        return chunk;
    chunk.end = from + last->comma;
    readFramed(reading, first.next, last->comma, chunk);
    return chunk;
}

/// The chunk up to the end of the array; nullopt if that is not near.
std::optional<LogChunk> LogChunks::readRest(std::size_t index)
{
    LogChunk chunk;
    const std::uint64_t from = beginOf(index);
    const auto text = fill(m_own.buffer, from, 2 * m_window + maxOverlap);
    const auto first =
        index == 0 ? ArrayCut{} : findArrayCut(text, 0).value_or(ArrayCut{0, text.size()});
    BracketScanner scanner;
    scanner.start();
    static_cast<void>(scanner.scan("["));
    const std::size_t length = scanner.scan(text.substr(first.next));
    if (length == BracketScanner::notFound || text[first.next + length - 1] != ']')
        return std::nullopt;
    chunk.begin = from + first.next;
    chunk.end = chunk.begin + length - 1;
    readFramed(m_own, first.next, first.next + length - 1, chunk);
    m_isLast = true;
    return chunk.status == ReadStatus::Fine ? std::optional(std::move(chunk)) : std::nullopt;
}

/// The run of the window and some of the next ones, for a cut that was none of this array.
std::optional<LogChunk> LogChunks::readLonger(std::size_t index)
{
    m_isLast = false;
    for (std::size_t count = 2; count <= maxWindows; count *= 2) {
        LogChunk chunk = readWindows(m_own, index, count);
        if (chunk.status != ReadStatus::Fine)
            continue;
        const std::lock_guard lock(m_mutex);
        m_given = index + count;
        m_ready.erase(m_ready.begin(), m_ready.lower_bound(m_given));
        m_changed.notify_all();
        return chunk;
    }
    return std::nullopt;
}

} // namespace formats
