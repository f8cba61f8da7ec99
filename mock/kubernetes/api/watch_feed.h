// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/feed.h"
#include "kubernetes/api/reader.h"

#include <chrono>
#include <optional>
#include <string>

namespace mock_kubernetes {

struct WatchOptions {
    std::optional<std::uint64_t> after; ///< nullopt: all that is there comes first
    bool sendsBookmarks = false;
    bool marksInitialEnd = false; ///< sendInitialEvents=true
    std::chrono::milliseconds bookmarkEvery = std::chrono::seconds(60);
    std::optional<std::chrono::milliseconds> timeout; ///< nullopt: for ever
};

/// What one watch sends: a line of JSON an event.
class WatchFeed final : public Feed {
public:
    WatchFeed(Cluster& cluster, ObjectFilter filter, WatchOptions options);

    [[nodiscard]] std::optional<std::string> next(std::chrono::milliseconds patience) override;

private:
    using Instant = std::chrono::steady_clock::time_point;
    [[nodiscard]] bool isDue() const;
    [[nodiscard]] std::string begin();
    [[nodiscard]] std::string initial();
    [[nodiscard]] std::string pending();
    void append(std::string& lines, const Change& change) const;
    [[nodiscard]] std::string bookmark(bool endsInitial);
    [[nodiscard]] bool wantsBookmark() const;

    Cluster& m_cluster;
    ObjectFilter m_filter;
    WatchOptions m_options;
    std::uint64_t m_position = 0; ///< versions up to this one were told
    std::uint64_t m_bookmarkRound;
    std::uint64_t m_endRound;
    bool m_hasBegun = false;
    bool m_hasEnded = false;
    Instant m_end;
    Instant m_nextBookmark;
};

[[nodiscard]] std::string watchLine(std::string_view type, const Json& object);

} // namespace mock_kubernetes
