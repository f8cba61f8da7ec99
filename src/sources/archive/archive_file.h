// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"
#include "deploy/formats/record/record_places.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string_view>

namespace sources {

/// The file of an archive as bytes: lines that are appended, and lines that are kept when the rest
/// is thrown away. One writer at a time, held by the lock of a file beside it, which goes with its
/// process, however that ends. A last line without its end harms nothing: the next one begins a
/// line of its own. Nothing is cached: what append() took has been given to the system. Blocks; one
/// thread at a time.
class ArchiveFile {
public:
    explicit ArchiveFile(std::filesystem::path path);
    ~ArchiveFile();
    ArchiveFile(const ArchiveFile&) = delete;
    ArchiveFile& operator=(const ArchiveFile&) = delete;

    /// Takes the lock, makes the folder (0700) and the file (0600) where they are missing, and
    /// removes what compactions that were killed have left. Errors: Refused while somebody else
    /// writes; NotWritable.
    [[nodiscard]] deployment::Expected<void> open();
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }
    void close();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Bytes that are in it.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Somebody has removed the file, or put another one in its place.
    [[nodiscard]] bool isGone() const;

    /// Appends whole lines, each with its end, and says where the first one stands. Error:
    /// NotWritable; then none of them is there.
    [[nodiscard]] deployment::Expected<std::uint64_t> append(std::string_view lines);
    /// What was appended outlasts a loss of power. Error: NotWritable.
    [[nodiscard]] deployment::Expected<void> sync();
    /// Only these records stay, in their order, which is that of their places; they say afterwards
    /// where each one is now. The file is exchanged whole or not at all. Errors: NotReadable,
    /// NotWritable, Cancelled.
    [[nodiscard]] deployment::Expected<void> keepOnly(
        std::span<formats::RecordRange> records, const std::stop_token& stop);
    /// What is in it was current at that time: its time stamp says so.
    void markCurrent(deployment::Timestamp time) const;

private:
    [[nodiscard]] deployment::Expected<void> lock();
    [[nodiscard]] deployment::Expected<void> openFile();
    void removeRemains() const;
    [[nodiscard]] bool endsLine() const;
    [[nodiscard]] deployment::Error writeErrorOf(int number) const;

    std::filesystem::path m_path;
    std::uint64_t m_size = 0;
    int m_lock = -1;
    int m_file = -1;
    bool m_isTorn = false; ///< its last line has no end
    bool m_hasUnsynced = false;
};

} // namespace sources
