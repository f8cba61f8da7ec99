// SPDX-License-Identifier: GPL-3.0-or-later
#include "known_runs.h"

#include "deploy/sources/interval.h"

#include <algorithm>
#include <vector>

namespace console {

namespace {

using deployment::ErrorCode;
using deployment::Status;

/// One that can't be reached so often is left alone until its row changes.
constexpr int maxFailures = 3;
/// What runs changes all the time; it is looked at again after this.
constexpr std::chrono::seconds runningInterval{30};
/// Pods change without their row; it takes several requests to ask for them.
constexpr std::chrono::seconds podInterval{60};
/// Entries without a digest that are remembered beside those with one, as a multiple of them.
constexpr std::size_t rememberedFactor = 2;

bool isPassing(ErrorCode code)
{
    return code == ErrorCode::Offline || code == ErrorCode::Timeout
        || code == ErrorCode::ServerFault || code == ErrorCode::RateLimited
        || code == ErrorCode::Incomplete || code == ErrorCode::Unauthorized
        || code == ErrorCode::Unknown || code == ErrorCode::Cancelled;
}

} // namespace

KnownRuns::KnownRuns(std::size_t maxDigests, IsCandidate isCandidate)
    : m_maxDigests(maxDigests)
    , m_isCandidate(std::move(isCandidate))
{
}

bool KnownRuns::isRefusal(ErrorCode code)
{
    return code == ErrorCode::Forbidden || code == ErrorCode::Refused
        || code == ErrorCode::NotFound;
}

KnownRuns::Need KnownRuns::needOf(
    const std::string& id, const RowFingerprint& row, deployment::Timestamp now) const
{
    const auto found = m_known.find(id);
    if (found == m_known.end())
        return Need::Now;
    const Known& known = found->second;
    const bool hasEndedSince =
        !known.hasEnded && deployment::isFinished(deployment::parseStatus(row.status));
    if (known.isRefused || (known.isHuge && !hasEndedSince))
        return Need::None;
    if (known.row == row) {
        if (known.failures > 0)
            return known.failures < maxFailures ? Need::Now : Need::None;
        if (!known.hasPods)
            return Need::None;
        return sources::hasPassed(podInterval, known.at, now) ? Need::Now : Need::Later;
    }
    // It was the archive's, and the server has it by now.
    const bool wasArchived = known.row && known.row->record != history::RecordHandle::None
        && row.record == history::RecordHandle::None;
    const bool isRunning = deployment::parseStatus(row.status) == Status::Running;
    const bool isDue = sources::hasPassed(runningInterval, known.at, now);
    return isDue || !isRunning || wasArchived ? Need::Now : Need::Later;
}

bool KnownRuns::accept(diagnosis::RunDigest digest, const std::optional<RowFingerprint>& row,
    deployment::Timestamp now)
{
    Known& known = m_known[digest.id];
    known.row = row;
    known.at = now;
    known.start = digest.start;
    known.hasPods = digest.pods.has_value();
    known.hasEnded = deployment::isFinished(digest.status);
    known.failures = 0;
    known.isRefused = false; // a page could read it, or the server has it by now
    if (known.judged)
        known.judged->applyTo(digest);
    const diagnosis::RunDigest* before = m_digests.find(digest.id);
    if (before != nullptr && *before == digest)
        return false;
    m_digests.insert(std::move(digest));
    makeRoom();
    return true;
}

bool KnownRuns::follow(diagnosis::JudgedReason judged)
{
    Known& known = m_known[judged.id];
    known.judged = std::move(judged);
    const diagnosis::RunDigest* before = m_digests.find(known.judged->id);
    if (before == nullptr)
        return false; // it is still being digested
    diagnosis::RunDigest digest = *before;
    known.judged->applyTo(digest);
    if (digest == *before)
        return false;
    m_digests.insert(std::move(digest));
    return true;
}

void KnownRuns::markHuge(const std::string& id)
{
    // There may have been no room for it.
    if (const auto found = m_known.find(id); found != m_known.end())
        found->second.isHuge = true;
}

bool KnownRuns::fail(const std::string& id, const RowFingerprint& row, ErrorCode code)
{
    Known& known = m_known[id];
    if (known.row != row)
        known.failures = 0;
    known.row = row;
    known.isRefused = known.isRefused || isRefusal(code);
    known.failures = isPassing(code) ? known.failures + 1 : maxFailures;
    const bool isGivenUp = known.isRefused || known.failures >= maxFailures;
    forgetRefusalsOfOthers();
    return isGivenUp && m_digests.giveUp(id);
}

bool KnownRuns::forgetIfOutdated(std::string_view id, std::optional<Status> now)
{
    const diagnosis::RunDigest* digest = m_digests.find(id);
    if (digest == nullptr || digest->status == now)
        return false;
    m_digests.remove(id);
    return true;
}

bool KnownRuns::forgetOutdated(const history::History& history, bool isWhole)
{
    bool hasForgotten = false;
    for (auto each = m_known.begin(); each != m_known.end();) {
        const auto row = history.find(each->first);
        if (!row && !isWhole) {
            ++each;
            continue;
        }
        if (forgetIfOutdated(each->first, row ? std::optional(history.status(*row)) : std::nullopt))
            hasForgotten = true;
        each = row ? std::next(each) : m_known.erase(each);
    }
    return hasForgotten;
}

void KnownRuns::makeRoom()
{
    while (m_digests.size() > m_maxDigests) {
        auto oldest = m_known.end();
        for (auto each = m_known.begin(); each != m_known.end(); ++each) {
            const bool isOlder =
                oldest == m_known.end() || each->second.start < oldest->second.start;
            if (isOlder && m_digests.find(each->first) != nullptr && !m_isCandidate(each->first))
                oldest = each;
        }
        if (oldest == m_known.end())
            return; // there are fewer candidates than digests
        m_digests.remove(oldest->first);
        m_known.erase(oldest);
    }
}

/// Whoever is no candidate is not read anyway.
void KnownRuns::forgetRefusalsOfOthers()
{
    if (m_known.size() <= rememberedFactor * m_maxDigests)
        return;
    std::erase_if(m_known, [this](const auto& each) {
        return m_digests.find(each.first) == nullptr && !m_isCandidate(each.first);
    });
}

std::size_t KnownRuns::refused() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_known, [](const auto& each) { return each.second.isRefused; }));
}

std::size_t KnownRuns::huge() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_known, [](const auto& each) { return each.second.isHuge; }));
}

} // namespace console
