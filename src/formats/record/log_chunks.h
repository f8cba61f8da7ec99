// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log_chunk.h"

#include "deploy/formats/document/document.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace formats {

/// The array "logs" of a record, read in windows by several threads and given in order. Only so
/// many windows are in memory as there are threads at work on them.
class LogChunks {
public:
    struct Place {
        const Document& document;
        std::uint64_t record = 0; ///< where the record begins
        std::uint64_t length = 0; ///< of the record
        std::uint64_t elements = 0; ///< after the array's opening bracket, in the record
    };

    LogChunks(const Place& place, std::size_t window, unsigned threads);
    ~LogChunks();
    LogChunks(const LogChunks&) = delete;
    LogChunks& operator=(const LogChunks&) = delete;

    /// The next chunk, or the last one: after that isLast(). nullopt if the array can't be read in
    /// chunks, for whatever reason: then the record is to be read as a whole.
    [[nodiscard]] std::optional<LogChunk> next();
    [[nodiscard]] bool isLast() const { return m_isLast; }

private:
    /// A thread's own buffers.
    struct Reading {
        LogChunkReader reader;
        std::string buffer;
    };

    void work();
    [[nodiscard]] bool claimIndex(std::size_t& index);
    [[nodiscard]] LogChunk readWindows(
        Reading& reading, std::size_t index, std::size_t count) const;
    [[nodiscard]] std::optional<LogChunk> readRest(std::size_t index);
    [[nodiscard]] std::optional<LogChunk> readLonger(std::size_t index);
    [[nodiscard]] std::string_view fill(
        std::string& buffer, std::uint64_t offset, std::size_t length) const;
    static void readFramed(Reading& reading, std::size_t begin, std::size_t end, LogChunk& chunk);
    [[nodiscard]] std::uint64_t beginOf(std::size_t index) const;

    const Place m_place;
    const std::size_t m_window;
    const std::size_t m_ahead;
    bool m_isLast = false;
    Reading m_own;

    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_changed;
    std::map<std::size_t, LogChunk> m_ready;
    std::size_t m_started = 0; ///< windows that a thread has taken
    std::size_t m_given = 0; ///< windows that next() has passed
    bool m_isStopped = false;
    std::vector<std::jthread> m_threads;
};

} // namespace formats
