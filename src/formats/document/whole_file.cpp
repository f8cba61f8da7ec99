// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/document/whole_file.h"

#include "bytes/file_descriptor.h"

#include <cerrno>
#include <cstdint>
#include <random>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

namespace {

constexpr std::size_t bufferBytes = std::size_t{1} << 18;
constexpr int maxLinks = 40;
constexpr int maxNames = 100;
constexpr mode_t newMode = 0666; // less what the process masks
constexpr mode_t modeBits = 07777;

std::filesystem::path behindLinks(std::filesystem::path path)
{
    std::error_code error;
    for (int links = 0; links < maxLinks && std::filesystem::is_symlink(path, error); ++links) {
        const auto next = std::filesystem::read_symlink(path, error);
        if (error)
            break;
        path = path.parent_path() / next;
    }
    return path;
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : ".";
}

/// Hidden, and not longer than any name: that of the target may be as long as names can be.
std::filesystem::path temporaryName(const std::filesystem::path& target)
{
    std::random_device random;
    return folderOf(target) / (".deployment-console-" + std::to_string(random()) + ".part");
}

/// Not every file system supports it, and then nothing can be done.
bool cannotSync(int number)
{
    return number == EINVAL || number == ENOTSUP || number == EROFS;
}

/// errno, or 0. A name that was changed is durable only with its folder.
int syncFolder(const std::filesystem::path& folder)
{
    const FileDescriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!open.isOpen())
        return 0; // a folder that can be written to but not read
    return ::fsync(open.number()) != 0 && !cannotSync(errno) ? errno : 0;
}

} // namespace

Error writeError(const std::string& name, int number)
{
    const auto text = std::generic_category().message(number);
    switch (number) {
    case ENOSPC:
        return {ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message", "Cannot write to %1: No space left on device (ENOSPC)"),
                {name}},
            text};
    case EDQUOT:
        return {ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message", "Cannot write to %1: Disk quota exceeded (EDQUOT)"), {name}},
            text};
    default:
        return {ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message", "Cannot write to %1: %2"), {name, text}}, text};
    }
}

bool isOnFullDisk(const std::filesystem::path& path)
{
    constexpr std::uintmax_t smallestRoom = std::uintmax_t{64} << 10;
    std::error_code error;
    const std::filesystem::space_info disk = std::filesystem::space(path, error);
    // What is no disk (/proc) has no room at all.
    return !error && disk.capacity > 0 && disk.available < smallestRoom;
}

WholeFile::WholeFile(std::filesystem::path path, std::filesystem::path target)
    : m_path(std::move(path))
    , m_target(std::move(target))
{
}

WholeFile::~WholeFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Expected<std::unique_ptr<WholeFile>> WholeFile::create(const std::filesystem::path& path)
{
    std::unique_ptr<WholeFile> file(new WholeFile(path, behindLinks(path)));
    if (const int error = file->open(); error != 0)
        return tl::unexpected(writeError(path.string(), error));
    return file;
}

int WholeFile::open()
{
    struct stat before { };
    const bool exists = ::stat(m_target.c_str(), &before) == 0;
    if (exists && !S_ISREG(before.st_mode))
        return S_ISDIR(before.st_mode) ? EISDIR : EINVAL;
    // Who may not write to the file must not do so by way of its folder.
    if (exists && ::access(m_target.c_str(), W_OK) != 0)
        return errno;
    for (int names = 0; m_file < 0 && names < maxNames; ++names) {
        m_temporary = temporaryName(m_target);
        m_file = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, newMode);
        if (m_file < 0 && errno != EEXIST)
            break;
    }
    if (m_file < 0) {
        m_temporary.clear();
        return errno;
    }
    m_mark.mark(m_temporary);
    return exists && ::fchmod(m_file, before.st_mode & modeBits) != 0 ? errno : 0;
}

bool WholeFile::write(std::string_view bytes)
{
    if (m_error != 0)
        return false;
    m_buffer += bytes;
    if (m_buffer.size() >= bufferBytes)
        m_error = flush();
    return m_error == 0;
}

Expected<void> WholeFile::commit()
{
    if (m_error == 0)
        m_error = finish();
    if (const auto failure = error())
        return tl::unexpected(*failure);
    return {};
}

std::optional<Error> WholeFile::error() const
{
    return m_error == 0 ? std::nullopt : std::optional(writeError(m_path.string(), m_error));
}

int WholeFile::finish()
{
    if (const int error = flush(); error != 0)
        return error;
    if (::fsync(m_file) != 0 && !cannotSync(errno))
        return errno;
    // Network file systems report a full disk only here.
    if (::close(std::exchange(m_file, -1)) != 0)
        return errno;
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return errno;
    m_temporary.clear();
    m_mark.reset();
    return syncFolder(folderOf(m_target));
}

/// The system may take a part of what it is given, and say why only when it is given the rest.
int WholeFile::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const auto count = ::write(m_file, rest.data(), rest.size());
        if (count < 0 && errno != EINTR)
            return errno;
        if (count > 0)
            rest.remove_prefix(static_cast<std::size_t>(count));
    }
    m_buffer.clear();
    return 0;
}

} // namespace formats
