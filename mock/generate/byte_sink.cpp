// SPDX-License-Identifier: GPL-3.0-or-later
#include "generate/byte_sink.h"

#include <zlib.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace generate {

namespace {

constexpr std::size_t bufferSize = std::size_t{1} << 20U;

int opened(const std::filesystem::path& path)
{
    if (path.empty())
        return ::dup(STDOUT_FILENO);
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

ByteSink::ByteSink(const std::filesystem::path& path, bool gzip)
    : m_descriptor(opened(path))
    , m_hasFailed(m_descriptor < 0)
{
    m_buffer.reserve(bufferSize + 65536);
    if (gzip && !m_hasFailed) {
        m_gzip = ::gzdopen(m_descriptor, "wb6");
        m_hasFailed = m_gzip == nullptr;
    }
}

ByteSink::~ByteSink()
{
    if (m_descriptor >= 0)
        static_cast<void>(close());
}

void ByteSink::write(std::string_view bytes)
{
    m_buffer += bytes;
    if (m_buffer.size() >= bufferSize)
        flush();
}

bool ByteSink::close()
{
    flush();
    if (m_gzip)
        m_hasFailed = ::gzclose(m_gzip) != Z_OK || m_hasFailed;
    else if (m_descriptor >= 0)
        m_hasFailed = ::close(m_descriptor) != 0 || m_hasFailed;
    m_gzip = nullptr;
    m_descriptor = -1;
    return !m_hasFailed;
}

void ByteSink::flush()
{
    if (!m_hasFailed && !m_buffer.empty()) {
        const auto length = static_cast<unsigned>(m_buffer.size());
        m_hasFailed = m_gzip
            ? ::gzwrite(m_gzip, m_buffer.data(), length) != static_cast<int>(length)
            : !writeAll(m_descriptor, m_buffer);
    }
    m_buffer.clear();
}

} // namespace generate
