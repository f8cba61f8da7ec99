// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_documents.h"

#include "document_errors.h"

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>

namespace formats {

using deployment::Expected;

std::uint64_t FileDocument::size() const
{
    struct stat status { };
    if (::fstat(m_file.number(), &status) != 0)
        return 0;
    return static_cast<std::uint64_t>(status.st_size);
}

Expected<std::size_t> readFrom(
    const FileDescriptor& file, std::uint64_t offset, char* to, std::size_t length)
{
    std::size_t done = 0;
    while (done < length) {
        const auto count =
            ::pread(file.number(), to + done, length - done, static_cast<off_t>(offset + done));
        if (count == 0)
            break;
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (errno != EINTR)
            return tl::unexpected(readError(errno));
    }
    return done;
}

Expected<std::size_t> FileDocument::readInto(
    std::uint64_t offset, char* to, std::size_t length) const
{
    return readFrom(m_file, offset, to, length);
}

Expected<std::size_t> MemoryDocument::readInto(
    std::uint64_t offset, char* to, std::size_t length) const
{
    if (offset >= m_bytes.size())
        return 0;
    return m_bytes.copy(to, length, static_cast<std::size_t>(offset));
}

} // namespace formats
