// SPDX-License-Identifier: GPL-3.0-or-later
#include "spool.h"

#include "document_errors.h"
#include "plain_documents.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>

namespace formats {

using deployment::Expected;

namespace {

/// What is smaller never touches the disk.
constexpr std::size_t memoryLimit = std::size_t{8} << 20;

std::string temporaryFolder()
{
    const char* const folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

/// An unnamed file: invisible to others, and gone with its descriptor.
FileDescriptor openUnnamed()
{
    const auto folder = temporaryFolder();
    FileDescriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (file.isOpen())
        return file;
    // Not every file system can do that.
    auto name = folder + "/deployment-console-XXXXXX";
    FileDescriptor named(::mkostemp(name.data(), O_CLOEXEC));
    if (named.isOpen())
        ::unlink(name.c_str());
    return named;
}

} // namespace

Expected<void> Spool::append(std::string_view bytes)
{
    m_buffer += bytes;
    return m_buffer.size() >= memoryLimit ? writeOut() : Expected<void>{};
}

Expected<std::shared_ptr<const Document>> Spool::finish()
{
    if (!m_file.isOpen())
        return std::make_shared<const MemoryDocument>(std::move(m_buffer));
    if (auto written = writeOut(); !written)
        return tl::unexpected(written.error());
    return std::make_shared<const FileDocument>(std::move(m_file));
}

Expected<void> Spool::writeOut()
{
    if (!m_file.isOpen())
        m_file = openUnnamed();
    if (!m_file.isOpen())
        return tl::unexpected(spoolError(errno));
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const auto count = ::write(m_file.number(), rest.data(), rest.size());
        if (count >= 0)
            rest.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return tl::unexpected(spoolError(errno));
    }
    m_buffer.clear();
    return {};
}

} // namespace formats
