// SPDX-License-Identifier: GPL-3.0-or-later
#include "descriptor_output.h"

#include "deploy/formats/document/whole_file.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace cli {

namespace {

constexpr std::size_t bufferBytes = std::size_t{256} * 1024;

} // namespace

DescriptorOutput::DescriptorOutput(int descriptor, std::string name, Ownership ownership)
    : m_descriptor(descriptor)
    , m_name(std::move(name))
    , m_ownership(ownership)
    , m_isTerminal(::isatty(descriptor) == 1)
{
}

DescriptorOutput::~DescriptorOutput()
{
    flush(); // what was written before a failure is worth seeing
    if (m_ownership == Ownership::Own)
        ::close(m_descriptor);
}

bool DescriptorOutput::write(std::string_view data)
{
    if (m_error != 0)
        return false;
    if (m_isTerminal)
        m_filter.append(m_buffer, data);
    else if (m_buffer.empty() && data.size() >= bufferBytes)
        return send(data);
    else
        m_buffer.append(data);
    return m_buffer.size() < bufferBytes || flush();
}

deployment::Expected<void> DescriptorOutput::finish()
{
    m_filter.finish(m_buffer);
    flush();
    if (m_error == 0)
        m_error = closeError();
    if (m_error == 0 || m_error == EPIPE)
        return {};
    return tl::unexpected{formats::writeError(m_name, m_error)};
}

/// Some file systems report only at a close that the disk was full; that of a copy will do.
int DescriptorOutput::closeError() const
{
    const int copy = ::fcntl(m_descriptor, F_DUPFD_CLOEXEC, 0);
    return copy >= 0 && ::close(copy) != 0 ? errno : 0;
}

bool DescriptorOutput::flush()
{
    const bool sent = send(m_buffer);
    m_buffer.clear();
    return sent;
}

bool DescriptorOutput::send(std::string_view data)
{
    while (m_error == 0 && !data.empty()) {
        const ssize_t written = ::write(m_descriptor, data.data(), data.size());
        if (written >= 0)
            data.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            m_error = errno;
    }
    return m_error == 0;
}

} // namespace cli
