// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_feed.h"

#include "kubernetes/client/kube_client.h"

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

KubeFailure noWorkloadApi()
{
    KubeFailure failure;
    failure.status = 404;
    failure.error = {ErrorCode::NotFound,
        {DEPLOY_MESSAGE("Message",
             "There is no Kubernetes API at this address. Check the server of the cluster in the "
             "kubeconfig."),
            {}},
        "status 404"};
    return failure;
}

KubeFailure forbiddenEverywhere(KubeFailure failure)
{
    failure.error.message = {
        DEPLOY_MESSAGE("Message",
            "The cluster does not permit to list workloads in all namespaces. Name one that you "
            "may see: kube:CONTEXT/NAMESPACE. The cluster says: %1"),
        {failure.message}};
    return failure;
}

/// It will not be there the next time either.
bool isRefusal(const KubeFailure& failure)
{
    return failure.status == 403 || failure.status == 404;
}

/// Although a part of it has failed: the server is there, and knows who asks.
bool mayListStand(const KubeFailure& failure)
{
    return failure.status != 401 && failure.error.code != ErrorCode::Offline;
}

std::string_view missingSentence(ObjectKind kind, const KubeFailure& failure, bool wasListed)
{
    if (kind == ObjectKind::ReplicaSet)
        return isRefusal(failure) ? DEPLOY_MESSAGE("Message",
                   "ReplicaSets may not be listed: earlier revisions are missing, and some starts "
                   "are approximate. The cluster says: %1")
                                  : DEPLOY_MESSAGE("Message",
                                      "ReplicaSets could not be read: earlier revisions are "
                                      "missing, and some starts are approximate. Refresh to try "
                                      "again.");
    if (kind == ObjectKind::Event)
        return isRefusal(failure)
            ? DEPLOY_MESSAGE("Message",
                "Events may not be listed: some starts are approximate, and how far what failed "
                "had come is not known. The cluster says: %1")
            : DEPLOY_MESSAGE("Message",
                "Events could not be read: some starts are approximate, and how far what failed "
                "had come is not known. Refresh to try again.");
    const bool isRollout = kind == ObjectKind::Rollout;
    if (failure.status == 404)
        return isRollout ? DEPLOY_MESSAGE("Message",
                   "Argo Rollouts is not installed in this cluster: only Deployments are shown.")
                         : DEPLOY_MESSAGE("Message",
                             "This cluster does not have Deployments: only Rollouts are shown.");
    if (wasListed)
        return isRollout ? DEPLOY_MESSAGE("Message",
                   "Rollouts may not be listed any more: what is shown of them may be out of date. "
                   "The cluster says: %1")
                         : DEPLOY_MESSAGE("Message",
                             "Deployments may not be listed any more: what is shown of them may be "
                             "out of date. The cluster says: %1");
    return isRollout
        ? DEPLOY_MESSAGE("Message",
            "Rollouts may not be listed: only Deployments are shown. The cluster says: %1")
        : DEPLOY_MESSAGE("Message",
            "Deployments may not be listed: only Rollouts are shown. The cluster says: %1");
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
    m_parts.stream.resume({});
}

void KubeFeed::openStream(const QByteArray& position)
{
    m_parts.stream.open(versionsOf(position));
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
    m_parts.stream.resume(m_latest.versions);
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
    m_parts.stream.resume({});
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
                : std::vector<std::string>{failure.message}};
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
