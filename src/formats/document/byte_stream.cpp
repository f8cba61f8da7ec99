// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_stream.h"

#include "document_errors.h"

#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/eventfd.h>

namespace formats {

using deployment::Error;
using deployment::Expected;

ByteStream::ByteStream(int descriptor, std::uint64_t total, const Document::OpenOptions& options)
    : m_descriptor(descriptor)
    , m_total(total)
    , m_options(options)
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    m_onStop.emplace(options.stop, [wake = m_wake.number()] {
        const std::uint64_t one = 1;
        // Only a full counter could refuse it, and then the descriptor is readable already.
        [[maybe_unused]] const auto written = ::write(wake, &one, sizeof one);
    });
}

Expected<std::size_t> ByteStream::read(char* to, std::size_t length)
{
    for (;;) {
        if (auto error = waitForBytes())
            return tl::unexpected(std::move(*error));
        const auto count = ::read(m_descriptor, to, length);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count < 0)
            return tl::unexpected(readError(errno));
        m_done += static_cast<std::uint64_t>(count);
        if (m_options.progress && (count == 0 || m_throttle.pass()))
            m_options.progress(m_done, m_total);
        return static_cast<std::size_t>(count);
    }
}

std::optional<Error> ByteStream::waitForBytes()
{
    std::array<pollfd, 2> waited{{{m_descriptor, POLLIN, 0}, {m_wake.number(), POLLIN, 0}}};
    while (!m_options.stop.stop_requested()) {
        const bool mayBeTold = m_options.silent.onSilence && m_done == 0 && !m_isSilenceTold;
        const int timeout = mayBeTold ? static_cast<int>(m_options.silent.after.count()) : -1;
        const auto ready = ::poll(waited.data(), waited.size(), timeout);
        if (ready < 0 && errno != EINTR)
            return readError(errno);
        if (ready == 0) {
            m_isSilenceTold = true;
            m_options.silent.onSilence();
        }
        if (ready > 0 && waited[0].revents != 0)
            return std::nullopt;
    }
    return cancelled();
}

} // namespace formats
