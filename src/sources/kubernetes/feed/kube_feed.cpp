// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_feed.h"

#include "deploy/sources/interval.h"

#include "kubernetes/client/kube_client.h"

#include "listing_failures.h"

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;
using deployment::Problem;
using kubernetes::ObjectKind;

/// A list of more workloads is not read every other second.
constexpr std::size_t smallCluster = 500;
constexpr Milliseconds refusalPause{60'000};
/// Of one who was permitted before.
constexpr int doubtfulRefusals = 4;
/// A poll waits so long for watches that open, and not again for a while where that was in vain.
constexpr Milliseconds openingPatience{10'000};
constexpr Milliseconds impatience{300'000};

/// Although a part of it has failed: the server is there, and knows who asks.
bool mayListStand(const KubeFailure& failure)
{
    return failure.status != 401 && failure.error.code != ErrorCode::Offline;
}

} // namespace

LiveFailure liveFailureOf(const KubeFailure& failure)
{
    if (failure.status == 403)
        return {failure.error, failure.retryAfter.value_or(refusalPause)};
    return {failure.error, failure.retryAfter};
}

KubeFeed::KubeFeed(Parts parts)
    : m_parts(std::move(parts))
{
    WorkloadLister& lister = m_parts.lister;
    WorkloadRows& rows = m_parts.rows;
    connect(&lister, &WorkloadLister::asked, &rows, &WorkloadRows::awaitKind);
    connect(&lister, &WorkloadLister::began, &rows, &WorkloadRows::beginKind);
    connect(&lister, &WorkloadLister::pageRead, &rows, &WorkloadRows::handlePage);
    connect(&lister, &WorkloadLister::ended, &rows, &WorkloadRows::endKind);
    connect(&lister, &WorkloadLister::finished, this, &KubeFeed::handleListing);
    connect(&m_parts.stream, &WorkloadStream::received, &rows, &WorkloadRows::handleBatch);
    connect(&m_parts.stream, &WorkloadStream::opened, this, [this] { m_waitedAt.reset(); });
}

/// Whatever its extent: rows go out as they come, and only differences are told.
void KubeFeed::readList(ListExtent /*extent*/, bool afresh)
{
    if (afresh) { // perhaps after a sleep that the connections have not survived
        m_parts.client.http().forgetConnections();
        m_completed.reset();
    }
    m_parts.stream.pause();
    m_completion.cancel();
    m_parts.missing.stop();
    m_parts.rows.dropList();
    m_parts.lister.read();
}

void KubeFeed::abortList()
{
    m_parts.lister.abort();
    m_parts.missing.stop();
    m_parts.rows.dropList();
    m_completion.cancel();
    resumeStream({});
}

/// A list pauses the watches. Where it takes longer to open one than from poll to poll, none would
/// ever open while something runs.
bool KubeFeed::putsPollsOff()
{
    if (!m_parts.stream.isOpening())
        return false;
    const auto now = m_parts.client.scheduler().now();
    if (m_waitedAt && !hasPassed(impatience, *m_waitedAt, now))
        return false;
    if (!hasPassed(openingPatience, m_resumedAt, now))
        return true;
    m_waitedAt = now;
    return false;
}

void KubeFeed::openStream(const QByteArray& position)
{
    m_resumedAt = m_parts.client.scheduler().now();
    m_parts.stream.open(versionsOf(position));
}

void KubeFeed::resumeStream(const WorkloadVersions& versions)
{
    m_resumedAt = m_parts.client.scheduler().now();
    m_parts.stream.resume(versions);
}

/// A cluster's versions are told apart, and never compared by size.
bool KubeFeed::isEarlier(const QByteArray& /*position*/, const QByteArray& /*than*/) const
{
    return false;
}

bool KubeFeed::isBusy() const
{
    return m_parts.rows.hasUnfinished() && m_parts.rows.size() <= smallCluster;
}

void KubeFeed::handleListing(const Listing& listing)
{
    m_latest = listing;
    if (const auto failure = failureOf(listing)) {
        failList(*failure);
        return;
    }
    m_refusalsLeft = doubtfulRefusals;
    m_permitted.clear();
    for (const auto& [kind, version] : listing.versions) {
        m_permitted.insert(kind);
        m_everListed.insert(kind);
    }
    if (m_parts.completeRows && !m_completed)
        m_completion = m_parts.completeRows(
            [this](const RowsCompletion& completion) { handleCompletion(completion); });
    else
        endList(m_completed.value_or(RowsCompletion()));
}

/// What is not permitted is a problem of the list; what has failed may be there the next time.
void KubeFeed::handleCompletion(const RowsCompletion& completion)
{
    const OwnedRequest request = std::move(m_completion); // which this ends
    bool isComplete = true;
    for (const auto& [kind, failure] : completion.missing) {
        if (isRefusal(failure))
            continue;
        if (m_parts.needsCompleteRows || !mayListStand(failure)) {
            failList(failure);
            return;
        }
        isComplete = false;
    }
    if (isComplete)
        m_completed = completion;
    endList(completion);
}

void KubeFeed::endList(const RowsCompletion& completion)
{
    m_latest.missing.insert(completion.missing.begin(), completion.missing.end());
    auto all = problemsOf(m_latest);
    all.insert(all.end(), completion.problems.begin(), completion.problems.end());
    m_parts.rows.endList(std::move(all));
    resumeStream(m_latest.versions);
    if (m_parts.follows)
        lookForMissing();
    Q_EMIT listEnded({.position = joinedVersions(m_latest.versions)});
}

void KubeFeed::lookForMissing()
{
    std::set<ObjectKind> missing;
    for (const ObjectKind kind : workloadKinds) {
        if (m_latest.missing.contains(kind))
            missing.insert(kind);
    }
    m_parts.missing.lookFor(std::move(missing));
}

void KubeFeed::failList(const KubeFailure& failure)
{
    m_parts.rows.dropList();
    resumeStream({});
    m_parts.missing.goOn(); // what the watches tell may stand for the list
    if (failure.status == 401)
        Q_EMIT unauthorized(failure.error);
    else
        Q_EMIT listEnded({.failure = listFailureOf(failure)});
}

/// A server that has just started refuses everything until it has read who may do what: whoever was
/// permitted before asks again soon, some times.
LiveFailure KubeFeed::listFailureOf(const KubeFailure& failure)
{
    if (failure.status != 403 || m_refusalsLeft == 0)
        return liveFailureOf(failure);
    --m_refusalsLeft;
    return {failure.error, failure.retryAfter};
}

/// Of a kind that was permitted before: the others do not stand for it at once.
std::optional<KubeFailure> KubeFeed::doubtfulRefusalOf(const Listing& listing) const
{
    for (const auto& [kind, failure] : listing.missing) {
        if (failure.status == 403 && m_permitted.contains(kind) && m_refusalsLeft > 0)
            return failure;
    }
    return std::nullopt;
}

/// Of the listing as a whole: one kind is enough.
std::optional<KubeFailure> KubeFeed::failureOf(const Listing& listing) const
{
    if (listing.failure)
        return listing.failure;
    if (!listing.versions.empty())
        return doubtfulRefusalOf(listing);
    for (const auto& [kind, failure] : listing.missing) {
        if (failure.status == 403)
            return m_parts.isOneNamespace ? failure : forbiddenEverywhere(failure);
    }
    return noWorkloadApi();
}

std::vector<Problem> KubeFeed::problemsOf(const Listing& listing) const
{
    std::vector<Problem> problems;
    for (const deployment::Message& warning : m_parts.warnings) {
        Problem problem;
        problem.message = warning;
        problems.push_back(std::move(problem));
    }
    for (const auto& [kind, failure] : listing.missing) {
        Problem problem;
        const std::string_view sentence =
            missingSentence(kind, failure, m_everListed.contains(kind));
        problem.message = {sentence,
            sentence.find("%1") == std::string_view::npos
                ? std::vector<std::string>()
                : std::vector<std::string>{failure.words()}};
        problems.push_back(std::move(problem));
        if (!isRefusal(failure)) {
            Problem reason;
            reason.message = failure.error.message;
            problems.push_back(std::move(reason));
        }
    }
    return problems;
}

} // namespace sources
