// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_signature.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

std::int64_t nanoseconds(const timespec& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

deployment::Timestamp timestamp(std::int64_t nanoseconds)
{
    return deployment::Timestamp(deployment::Milliseconds(nanoseconds / 1'000'000));
}

Error statError(int number)
{
    if (number == ENOENT || number == ENOTDIR)
        return {ErrorCode::NotFound, {DEPLOY_MESSAGE("Message", "The file does not exist."), {}},
            std::strerror(number)};
    return {ErrorCode::NotReadable,
        {DEPLOY_MESSAGE("Message", "The file cannot be read: %1"), {std::strerror(number)}},
        std::strerror(number)};
}

Error notAFile(mode_t mode)
{
    if (S_ISDIR(mode))
        return {ErrorCode::NotReadable,
            {DEPLOY_MESSAGE("Message", "This is a folder, not a file."), {}}, "directory"};
    return {ErrorCode::NotReadable,
        {DEPLOY_MESSAGE("Message", "This is a pipe or a device, not a file."), {}},
        "not a regular file"};
}

} // namespace

deployment::Milliseconds FileSignature::age(deployment::Timestamp now) const
{
    return now - timestamp(modified);
}

deployment::Milliseconds FileSignature::restingSince(deployment::Timestamp now) const
{
    return now - timestamp(std::max(modified, changed));
}

deployment::Expected<FileSignature> FileSignature::of(const std::filesystem::path& path)
{
    struct stat status { };
    if (::stat(path.c_str(), &status) != 0)
        return tl::unexpected(statError(errno));
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(notAFile(status.st_mode));
    return FileSignature{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
        nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

} // namespace sources
