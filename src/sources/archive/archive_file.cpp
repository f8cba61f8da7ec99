// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_file.h"

#include "deploy/formats/document/whole_file.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

namespace {

constexpr mode_t folderMode = 0700;
constexpr mode_t fileMode = 0600;
constexpr std::size_t copyBytes = std::size_t{1} << 20;
/// A part of a compaction that is older than this is no one's any more.
constexpr auto remainsAge = std::chrono::hours(24);

/// errno, or 0.
int makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), folderMode) == 0)
        return 0;
    return errno == EEXIST ? 0 : errno;
}

/// Appends all of it at the end. errno, or 0.
int writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            return errno;
        if (count > 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

/// Fewer bytes only at the end of the file. errno, or 0.
int readAt(int file, std::uint64_t offset, std::string& to, std::size_t length)
{
    to.resize(length);
    std::size_t done = 0;
    while (done < length) {
        const auto count =
            ::pread(file, to.data() + done, length - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno != EINTR)
            return errno;
        if (count == 0)
            return EIO; // somebody has cut the file
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return 0;
}

Error inUse()
{
    return {ErrorCode::Refused,
        {DEPLOY_MESSAGE("Message",
             "Another window or program keeps this archive; what is shown here is not added to "
             "it."),
            {}},
        {}};
}

} // namespace

ArchiveFile::ArchiveFile(std::filesystem::path path)
    : m_path(std::move(path))
{
}

ArchiveFile::~ArchiveFile()
{
    close();
}

void ArchiveFile::close()
{
    if (m_file >= 0)
        ::close(std::exchange(m_file, -1));
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1)); // and the lock is gone
}

Error ArchiveFile::writeErrorOf(int number) const
{
    return formats::writeError(m_path.string(), number);
}

Expected<void> ArchiveFile::open()
{
    if (isOpen())
        return {};
    if (const int error = makeFolder(m_path.parent_path()); error != 0)
        return tl::unexpected(writeErrorOf(error));
    if (auto locked = lock(); !locked)
        return locked;
    removeRemains();
    auto opened = openFile();
    if (!opened)
        close();
    return opened;
}

Expected<void> ArchiveFile::lock()
{
    const std::string name = m_path.string() + ".lock";
    m_lock = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, fileMode);
    if (m_lock < 0)
        return tl::unexpected(writeErrorOf(errno));
    if (::flock(m_lock, LOCK_EX | LOCK_NB) == 0)
        return {};
    const int number = errno;
    ::close(std::exchange(m_lock, -1));
    if (number == EWOULDBLOCK)
        return tl::unexpected(inUse());
    return tl::unexpected(writeErrorOf(number));
}

/// The name of the lock stays for ever: whoever removed it could not know who waits for it.
void ArchiveFile::removeRemains() const
{
    const auto now = std::filesystem::file_time_type::clock::now();
    std::error_code error;
    for (std::filesystem::directory_iterator each(m_path.parent_path(), error), end;
         !error && each != end; each.increment(error)) {
        const std::string name = each->path().filename().string();
        if (!name.starts_with(".deployment-console-") || !name.ends_with(".part"))
            continue;
        std::error_code ignored;
        if (now - each->last_write_time(ignored) > remainsAge && !ignored)
            std::filesystem::remove(each->path(), ignored);
    }
}

Expected<void> ArchiveFile::openFile()
{
    m_file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, fileMode);
    struct stat status { };
    if (m_file < 0 || ::fstat(m_file, &status) != 0)
        return tl::unexpected(writeErrorOf(errno));
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(writeErrorOf(EINVAL));
    // It may have been copied here, with the rights of its copy.
    if ((status.st_mode & 0077) != 0 && ::fchmod(m_file, fileMode) != 0)
        return tl::unexpected(writeErrorOf(errno));
    m_size = static_cast<std::uint64_t>(status.st_size);
    m_isTorn = !endsLine();
    return {};
}

bool ArchiveFile::endsLine() const
{
    char last = '\n';
    return m_size == 0
        || (::pread(m_file, &last, 1, static_cast<off_t>(m_size - 1)) == 1 && last == '\n');
}

bool ArchiveFile::isGone() const
{
    struct stat open { };
    struct stat named { };
    return ::fstat(m_file, &open) != 0 || ::stat(m_path.c_str(), &named) != 0
        || open.st_ino != named.st_ino || open.st_dev != named.st_dev;
}

Expected<std::uint64_t> ArchiveFile::append(std::string_view lines)
{
    int error = m_isTorn ? writeAll(m_file, "\n") : 0;
    const std::uint64_t begin = m_size + (m_isTorn ? 1 : 0);
    if (error == 0)
        error = writeAll(m_file, lines);
    if (error != 0) {
        // What went halfway is taken back; where even that fails, it is a torn line.
        m_isTorn = ::ftruncate(m_file, static_cast<off_t>(m_size)) != 0 || m_isTorn;
        struct stat status { };
        if (::fstat(m_file, &status) == 0)
            m_size = static_cast<std::uint64_t>(status.st_size);
        return tl::unexpected(writeErrorOf(error));
    }
    m_isTorn = false;
    m_hasUnsynced = true;
    m_size = begin + lines.size();
    return begin;
}

Expected<void> ArchiveFile::sync()
{
    if (!std::exchange(m_hasUnsynced, false) || ::fdatasync(m_file) == 0 || errno == EINVAL
        || errno == ENOTSUP)
        return {};
    return tl::unexpected(writeErrorOf(errno));
}

Expected<void> ArchiveFile::keepOnly(
    std::span<formats::RecordRange> records, const std::stop_token& stop)
{
    auto file = formats::WholeFile::create(m_path);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<formats::RecordRange> kept(records.begin(), records.end());
    std::string piece;
    std::uint64_t end = 0;
    for (formats::RecordRange& record : kept) {
        if (stop.stop_requested())
            return tl::unexpected(deployment::simpleError(ErrorCode::Cancelled, {}));
        const std::uint64_t begin = std::exchange(end, end + record.length + 1);
        for (std::uint64_t done = 0; done < record.length; done += piece.size()) {
            const auto length = std::min<std::uint64_t>(copyBytes, record.length - done);
            if (const int error = readAt(m_file, record.offset + done, piece, length); error != 0)
                return tl::unexpected(Error{ErrorCode::NotReadable,
                    {DEPLOY_MESSAGE("Message", "The file cannot be read: %1"),
                        {std::strerror(error)}},
                    {}});
            (*file)->write(piece);
        }
        (*file)->write("\n");
        record.offset = begin;
    }
    if (auto done = (*file)->commit(); !done)
        return done;
    std::ranges::copy(kept, records.begin());
    ::close(std::exchange(m_file, -1));
    m_hasUnsynced = false;
    return openFile();
}

void ArchiveFile::markCurrent(deployment::Timestamp time) const
{
    const auto since = time.time_since_epoch().count();
    const timespec at{since / 1000, (since % 1000) * 1'000'000};
    const timespec times[]{at, at};
    ::futimens(m_file, times);
}

} // namespace sources
