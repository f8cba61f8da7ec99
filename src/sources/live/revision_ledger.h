// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/id_index.h"
#include "deploy/history/string_pool.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sources {

/// The number by which a server orders the states of one deployment. nullopt if there is none: such
/// states cannot be ordered.
using Revision = std::optional<std::uint64_t>;

/// Whether that state is older than the other one for sure.
[[nodiscard]] constexpr bool isOlder(Revision revision, Revision than)
{
    return revision && than && *revision < *than;
}

/// Which state of each deployment is known, whatever its source: the list, the event stream or the
/// reading of a whole deployment. With it no row and no page goes back to an older state.
///
/// States that cannot be ordered are taken in the order in which they were requested: an event that
/// came while a list was being read is newer than that list.
class RevisionLedger {
public:
    enum class News {
        Newer, ///< or unknown
        Again, ///< the number is known, and yet there is news: the server's revisions stand still
        Same,
        Older,
    };

    /// Events will ask for ids of these hashes: has what is read for them brought near. What is
    /// known of a million deployments is larger than a cache.
    [[gnu::always_inline]] void expect(std::span<const std::uint64_t> hashes) const;
    /// The newest state that is known; nullopt if it has no number.
    [[nodiscard]] Revision latest(std::string_view id);
    /// An event brought a state; Newer and Again are taken. One that had not come before brings
    /// news whatever its revision is, unless that is lower.
    [[nodiscard]] News acceptEvent(std::string_view id, Revision revision, bool isFresh);
    /// A whole deployment was read. True if the row in the list is older than that.
    [[nodiscard]] bool acceptWhole(std::string_view id, Revision revision);
    /// A row that was on its way may be shown: nothing newer has come in the meantime.
    [[nodiscard]] bool isStillNewest(std::string_view id, Revision revision);
    /// How often something else than an event brought states: while that stands still, nothing but
    /// events is newer than an event.
    [[nodiscard]] std::uint64_t timesTold() const { return m_timesTold; }

    /// A list is requested: what comes from here on is newer than it may be.
    void beginList();
    /// One page of it has come. What several of them have counts as the newest of these: whoever
    /// gathers pages keeps that one.
    void sight(const history::History& rows, const std::vector<Revision>& revisions);

    struct Settlement {
        /// Rows of the list that are older than what is known; not to be taken.
        std::vector<std::string> outdated;
        /// Of a whole list: what is to stay although the list does not give it (so).
        std::vector<std::string> kept;
        /// The list is older than what was known before it was asked for.
        bool isBehind = false;
    };
    /// What was sighted since the last settlement counts as taken, but for what is outdated. A
    /// whole list that is not older says what there is.
    [[nodiscard]] Settlement settle(bool isComplete);

    /// Something newer than the latest list is known.
    [[nodiscard]] bool isAheadOfList() const { return m_lastLearned >= m_lastSettled; }
    /// The server starts over: nothing is known.
    void forget() { *this = RevisionLedger(); }

private:
    using Number = std::uint32_t;
    static constexpr std::uint64_t unordered = ~std::uint64_t{0};

    struct Known {
        std::uint64_t revision = unordered;
        Number learned : 31 = 0; ///< the list that was the latest when something else mentioned it
        bool fromWhole : 1 = false; ///< the revision is that of a whole deployment that was read
        Number seen = 0; ///< the latest list that had it; 0: it is in no list
    };

    [[nodiscard]] history::Symbol symbolOf(std::string_view id);
    [[nodiscard]] std::string_view idOf(history::Symbol symbol) const
    {
        const std::uint64_t begin = symbol == 0 ? 0 : m_idEnds[symbol - 1];
        return std::string_view(m_ids).substr(begin, m_idEnds[symbol] - begin);
    }
    [[nodiscard]] Known& known(std::string_view id) { return m_known[symbolOf(id)]; }
    [[nodiscard]] bool isOutdated(const Known& known, std::uint64_t revision) const;
    void dropOlderSightings();
    void settleMissing(Settlement& settlement);
    [[nodiscard]] bool mayStillCome(history::Symbol symbol);

    history::IdIndex m_index; ///< symbols by the hashes of their ids
    std::string m_ids; ///< one after the other
    std::vector<std::uint64_t> m_idEnds; ///< by symbol, in m_ids
    std::vector<Known> m_known; ///< by symbol
    std::vector<std::pair<history::Symbol, std::uint64_t>> m_sighted;
    /// What was not in the first list, and how many lists in a row have missed it since it came.
    std::unordered_map<history::Symbol, int> m_newcomers;
    std::uint64_t m_timesTold = 0;
    Number m_list = 1;
    Number m_lastLearned = 0; ///< the list that was the latest at the last mention
    Number m_lastSettled = 1; ///< the latest list that was settled
};

// Always inline: as a call, GCC would leave it out.
inline void RevisionLedger::expect(std::span<const std::uint64_t> hashes) const
{
    const auto likely = [this](std::uint64_t hash) {
        return m_index.find(hash, [](history::Symbol) { return true; });
    };
    for (const std::uint64_t hash : hashes)
        m_index.fetch(hash);
    for (const std::uint64_t hash : hashes) {
        if (const auto symbol = likely(hash); symbol != history::IdIndex::none) {
            __builtin_prefetch(&m_idEnds[symbol]);
            __builtin_prefetch(&m_known[symbol], 1);
        }
    }
    for (const std::uint64_t hash : hashes) {
        if (const auto symbol = likely(hash); symbol != history::IdIndex::none)
            __builtin_prefetch(idOf(symbol).data());
    }
}

/// The rows without those of the ids.
[[nodiscard]] history::History rowsWithout(
    const history::History& rows, const std::vector<std::string>& ids);

} // namespace sources
