// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace mock_kubernetes {

/// An answer that goes on: a watch, or a log that is followed.
class Feed {
public:
    Feed() = default;
    virtual ~Feed() = default;
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;

    /// Waits for a while; what there is by then (perhaps nothing), nullopt: it has ended.
    [[nodiscard]] virtual std::optional<std::string> next(std::chrono::milliseconds patience) = 0;
};

} // namespace mock_kubernetes
