// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/file_descriptor.h"

#include "deploy/deployment/throttle.h"
#include "deploy/formats/document/document.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

namespace formats {

/// Reads a descriptor of any kind to its end; a wait for bytes ends at once when the token is
/// stopped.
class ByteStream {
public:
    /// Does not own the descriptor. The total is 0 where it is not known.
    ByteStream(int descriptor, std::uint64_t total, const Document::OpenOptions& options);

    /// Bytes read; 0 at the end. Errors: NotReadable, Cancelled.
    [[nodiscard]] deployment::Expected<std::size_t> read(char* to, std::size_t length);

private:
    [[nodiscard]] std::optional<deployment::Error> waitForBytes();

    int m_descriptor;
    std::uint64_t m_done = 0;
    bool m_isSilenceTold = false;
    std::uint64_t m_total;
    const Document::OpenOptions& m_options;
    deployment::Throttle m_throttle{
        deployment::progressInterval, deployment::Throttle::Clock::now()};
    FileDescriptor m_wake; ///< becomes readable when the token is stopped
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace formats
