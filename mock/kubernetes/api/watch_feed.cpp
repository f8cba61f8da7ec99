// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/watch_feed.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

constexpr std::size_t maxPiece = std::size_t{1} << 18U;

std::string_view wordOf(bool wasMeant, bool isMeant)
{
    return !wasMeant ? "ADDED" : isMeant ? "MODIFIED" : "DELETED";
}

} // namespace

std::string watchLine(std::string_view type, const Json& object)
{
    return "{\"type\":\"" + std::string(type) + "\",\"object\":" + object.dump() + "}\n";
}

WatchFeed::WatchFeed(Cluster& cluster, ObjectFilter filter, WatchOptions options)
    : m_cluster(cluster)
    , m_filter(std::move(filter))
    , m_options(options)
    , m_bookmarkRound(cluster.bookmarkRound)
    , m_endRound(cluster.endRound)
    , m_end(options.timeout ? std::chrono::steady_clock::now() + *options.timeout : Instant::max())
    , m_nextBookmark(std::chrono::steady_clock::now() + options.bookmarkEvery)
{
}

bool WatchFeed::isDue() const
{
    return !m_hasBegun || m_cluster.isStopping || m_cluster.endRound != m_endRound
        || m_position < m_cluster.store.oldest()
        || m_cluster.store.changesAfter(m_position) < m_cluster.store.history().size()
        || wantsBookmark();
}

bool WatchFeed::wantsBookmark() const
{
    return m_options.sendsBookmarks && m_position <= m_cluster.store.version()
        && (m_cluster.bookmarkRound != m_bookmarkRound
            || std::chrono::steady_clock::now() >= m_nextBookmark);
}

std::optional<std::string> WatchFeed::next(std::chrono::milliseconds patience)
{
    if (m_hasEnded)
        return {};
    std::unique_lock lock(m_cluster.mutex);
    const Instant until = std::min({std::chrono::steady_clock::now() + patience, m_end,
        m_options.sendsBookmarks ? m_nextBookmark : Instant::max()});
    m_cluster.changed.wait_until(lock, until, [this] { return isDue(); });
    std::string lines = m_hasBegun ? std::string() : begin();
    if (!m_hasEnded)
        lines += pending();
    const bool isOver = m_cluster.isStopping || m_cluster.endRound != m_endRound
        || std::chrono::steady_clock::now() >= m_end;
    m_hasEnded = m_hasEnded || isOver;
    if (m_hasEnded && lines.empty())
        return {};
    return lines;
}

std::string WatchFeed::begin()
{
    m_hasBegun = true;
    if (!m_options.after)
        return initial();
    m_position = *m_options.after;
    return {};
}

/// All that is there, as if it had been added just now.
std::string WatchFeed::initial()
{
    std::string lines;
    m_position = m_cluster.store.version();
    for (const auto& [key, object] : m_cluster.store.all(*m_filter.resource))
        if (m_filter.matches(*object))
            lines += watchLine("ADDED", *object);
    if (m_options.marksInitialEnd)
        lines += bookmark(true);
    return lines;
}

std::string WatchFeed::pending()
{
    const Store& store = m_cluster.store;
    if (m_position < store.oldest()) {
        m_hasEnded = true;
        return watchLine("ERROR", tooOldVersion(m_position, store.oldest()));
    }
    std::string lines;
    const auto& history = store.history();
    for (std::size_t at = store.changesAfter(m_position);
         at < history.size() && lines.size() < maxPiece; ++at) {
        m_position = history[at].version;
        if (history[at].resource == m_filter.resource)
            append(lines, history[at]);
    }
    if (lines.size() < maxPiece && wantsBookmark())
        lines += bookmark(false);
    return lines;
}

/// An object that comes to be meant is added for this watch, and the other way round.
void WatchFeed::append(std::string& lines, const Change& change) const
{
    const bool wasMeant = change.before && m_filter.matches(*change.before);
    const bool isMeant = change.type != ChangeType::Deleted && m_filter.matches(*change.object);
    if (wasMeant || isMeant)
        lines += watchLine(wordOf(wasMeant, isMeant), *change.object);
}

std::string WatchFeed::bookmark(bool endsInitial)
{
    m_bookmarkRound = m_cluster.bookmarkRound;
    m_nextBookmark = std::chrono::steady_clock::now() + m_options.bookmarkEvery;
    Json object{{"kind", m_filter.resource->kind}, {"apiVersion", m_filter.resource->apiVersion()},
        {"metadata",
            {{"resourceVersion", std::to_string(m_cluster.store.version())},
                {"creationTimestamp", nullptr}}}};
    if (endsInitial)
        object["metadata"]["annotations"]["k8s.io/initial-events-end"] = "true";
    return watchLine("BOOKMARK", object);
}

} // namespace mock_kubernetes
