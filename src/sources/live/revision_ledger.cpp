// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision_ledger.h"

#include "deploy/history/short_text.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace sources {

using history::Symbol;

namespace {

/// So many whole lists have to miss one that has only just appeared before it counts as gone.
constexpr int listsThatMiss = 2;
constexpr std::uint32_t firstList = 2; ///< as they are numbered

} // namespace

Symbol RevisionLedger::symbolOf(std::string_view id)
{
    const std::uint64_t hash = history::hashOf(id);
    m_index.makeRoom(hash, [this](Symbol symbol) { return history::hashOf(idOf(symbol)); });
    Symbol& symbol =
        m_index.slot(hash, [&](Symbol each) { return history::isSameShortText(idOf(each), id); });
    if (symbol == history::IdIndex::none) {
        symbol = static_cast<Symbol>(m_known.size());
        m_index.noteAdded(hash);
        m_ids += id;
        m_idEnds.push_back(m_ids.size());
        m_known.emplace_back();
    }
    return symbol;
}

Revision RevisionLedger::latest(std::string_view id)
{
    const std::uint64_t revision = known(id).revision;
    return revision == unordered ? Revision() : Revision(revision);
}

RevisionLedger::News RevisionLedger::acceptEvent(
    std::string_view id, Revision revision, bool isFresh)
{
    const Symbol symbol = symbolOf(id);
    Known& one = m_known[symbol];
    const std::uint64_t number = revision.value_or(unordered);
    const bool isOrdered = number != unordered && one.revision != unordered;
    if (isOrdered && number < one.revision)
        return News::Older;
    const bool isSame = isOrdered && number == one.revision;
    if (isSame && !isFresh)
        return News::Same;
    const bool wasRead = one.fromWhole;
    one.revision = number;
    one.fromWhole = false;
    one.learned = m_lastLearned = m_list;
    if (one.seen == 0) {
        m_newcomers.emplace(symbol, 0);
        one.seen = 1; // no list has this number
    }
    return isSame && !wasRead ? News::Again : News::Newer;
}

bool RevisionLedger::acceptWhole(std::string_view id, Revision revision)
{
    ++m_timesTold;
    Known& one = known(id);
    if (!revision || one.revision == unordered || *revision < one.revision)
        return false;
    const bool isNewer = *revision > one.revision;
    one.fromWhole = true;
    if (!isNewer)
        return false;
    one.revision = *revision;
    one.learned = m_lastLearned = m_list;
    return one.seen != 0;
}

bool RevisionLedger::isStillNewest(std::string_view id, Revision revision)
{
    const Revision newest = latest(id);
    return !newest || !revision || *revision >= *newest;
}

void RevisionLedger::beginList()
{
    ++m_list;
    m_sighted.clear();
}

void RevisionLedger::sight(const history::History& rows, const std::vector<Revision>& revisions)
{
    m_sighted.reserve(m_sighted.size() + rows.size());
    for (history::Row row = 0; row < rows.size(); ++row)
        m_sighted.emplace_back(symbolOf(rows.id(row)), revisions[row].value_or(unordered));
}

bool RevisionLedger::isOutdated(const Known& known, std::uint64_t revision) const
{
    if (known.seen == 0)
        return false; // there is no row that could go back
    if (known.revision != unordered && revision != unordered)
        return revision < known.revision;
    return known.learned == m_list;
}

/// A list that changes while its pages are read, or that several servers give, may have one twice.
void RevisionLedger::dropOlderSightings()
{
    constexpr auto none = ~std::uint32_t{0};
    std::vector<std::uint32_t> placeOf(m_known.size(), none);
    std::uint32_t kept = 0;
    for (const auto& sighted : m_sighted) {
        const auto [symbol, revision] = sighted;
        std::uint32_t& place = placeOf[symbol];
        if (place == none) {
            place = kept;
            m_sighted[kept++] = sighted;
        } else if (const auto before = m_sighted[place].second;
                   before == unordered || revision == unordered || revision > before) {
            m_sighted[place].second = revision;
        }
    }
    m_sighted.resize(kept);
}

RevisionLedger::Settlement RevisionLedger::settle(bool isComplete)
{
    ++m_timesTold;
    if (isComplete) // of several pages
        dropOlderSightings();
    Settlement settlement;
    m_lastSettled = m_list;
    for (const auto& [symbol, revision] : std::exchange(m_sighted, {})) {
        Known& one = m_known[symbol];
        if (isOutdated(one, revision)) {
            settlement.outdated.emplace_back(idOf(symbol));
            const bool isOfThisList = one.seen == m_list || one.learned == m_list;
            settlement.isBehind = settlement.isBehind || !isOfThisList;
            continue;
        }
        if (one.seen == 0 && m_list > firstList)
            m_newcomers.emplace(symbol, 0);
        one.fromWhole = one.fromWhole && one.revision == revision;
        one.revision = revision;
        one.seen = m_list;
    }
    if (isComplete && !settlement.isBehind)
        settleMissing(settlement);
    if (!settlement.outdated.empty() || !settlement.kept.empty())
        m_lastLearned = m_list;
    return settlement;
}

void RevisionLedger::settleMissing(Settlement& settlement)
{
    const std::unordered_set<std::string> outdated(
        settlement.outdated.begin(), settlement.outdated.end());
    settlement.kept = settlement.outdated;
    for (auto& [symbol, misses] : m_newcomers)
        misses = m_known[symbol].seen == m_list ? 0 : misses;
    for (Symbol symbol = 0; symbol < m_known.size(); ++symbol) {
        Known& one = m_known[symbol];
        if (one.seen == 0 || one.seen == m_list)
            continue;
        std::string id(idOf(symbol));
        if (outdated.contains(id))
            continue;
        if (one.learned == m_list || mayStillCome(symbol)) {
            settlement.kept.push_back(std::move(id));
        } else {
            one = Known();
        }
    }
}

/// One that has only just appeared is not gone because one answer lacks it: of several servers one
/// may not know it yet.
bool RevisionLedger::mayStillCome(Symbol symbol)
{
    const auto found = m_newcomers.find(symbol);
    if (found == m_newcomers.end())
        return false;
    if (m_known[symbol].revision != unordered && ++found->second < listsThatMiss)
        return true;
    m_newcomers.erase(found);
    return false;
}

history::History rowsWithout(const history::History& rows, const std::vector<std::string>& ids)
{
    const std::unordered_set<std::string> dropped(ids.begin(), ids.end());
    history::History left;
    for (history::Row row = 0; row < rows.size(); ++row) {
        if (!dropped.contains(std::string(rows.id(row))))
            left.upsert(rows.at(row));
    }
    return left;
}

} // namespace sources
