// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_logs.h"

#include "pod_log_stream.h"

#include "kubernetes/client/kube_client.h"

#include <QPointer>

#include <algorithm>
#include <map>
#include <tuple>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using kubernetes::Children;

Error noPodsAnyMore()
{
    return deployment::simpleError(ErrorCode::NotFound,
        DEPLOY_MESSAGE(
            "Message", "The cluster does not have the pods of this deployment any more."));
}

std::string hashOf(const kubernetes::ObjectMeta& set)
{
    for (const std::string_view label : {"rollouts-pod-template-hash", "pod-template-hash"}) {
        const auto found = set.labels.find(label);
        if (found != set.labels.end())
            return found->second;
    }
    return {};
}

/// As kubectl argo rollouts marks ReplicaSets.
std::string roleOf(const kubernetes::WorkloadObject& workload, const std::string& hash)
{
    const kubernetes::WorkloadStatus& status = workload.status;
    if (workload.kind != kubernetes::ObjectKind::Rollout || hash.empty())
        return {};
    if (workload.spec.strategy == kubernetes::RolloutStrategy::BlueGreen) {
        if (hash == status.activeHash)
            return "active";
        return hash == status.previewHash ? "preview" : "";
    }
    if (hash == status.stableHash)
        return "stable";
    return hash == status.currentHash ? "canary" : "";
}

/// The ReplicaSets whose pods belong to the record, by uid, with their roles.
std::map<std::string, std::string> setsOf(const kubernetes::WorkloadObject& workload,
    const Children& children, std::optional<std::int64_t> revision)
{
    std::map<std::string, std::string> sets;
    for (const kubernetes::ReplicaSet& set : children.replicaSets) {
        const bool isOwn = std::ranges::any_of(set.meta.owners,
            [&workload](const auto& owner) { return owner.uid == workload.meta.uid; });
        if (isOwn && (!revision || kubernetes::revisionOf(set.meta) == *revision))
            sets.emplace(set.meta.uid, roleOf(workload, hashOf(set.meta)));
    }
    return sets;
}

bool hasRestarted(const std::vector<kubernetes::ContainerStatus>& states, const std::string& name)
{
    return std::ranges::any_of(
        states, [&name](const auto& state) { return state.name == name && state.restarts > 0; });
}

void addContainers(
    const kubernetes::Pod& pod, const std::string& role, std::vector<LogSource>& logs)
{
    for (const kubernetes::Container& container : pod.containers)
        logs.push_back({pod.meta.name, container.name, role,
            hasRestarted(pod.containerStatuses, container.name)});
    for (const auto& container : pod.initContainers)
        logs.push_back({pod.meta.name, container.name, role,
            hasRestarted(pod.initContainerStatuses, container.name)});
}

/// The newest pods first; a pod's containers in the order of its spec, the initial ones last.
std::vector<LogSource> logsOf(
    const Children& children, const std::map<std::string, std::string>& sets)
{
    std::vector<std::pair<const kubernetes::Pod*, std::string>> pods;
    for (const kubernetes::Pod& pod : children.pods) {
        for (const auto& owner : pod.meta.owners) {
            if (const auto set = sets.find(owner.uid); set != sets.end())
                pods.emplace_back(&pod, set->second);
        }
    }
    std::ranges::stable_sort(pods, [](const auto& left, const auto& right) {
        return std::tie(right.first->meta.created, left.first->meta.name)
            < std::tie(left.first->meta.created, right.first->meta.name);
    });
    std::vector<LogSource> logs;
    for (const auto& [pod, role] : pods)
        addContainers(*pod, role, logs);
    return logs;
}

/// "shop" of "shop/checkout/3f2a9c1e/7".
std::string nameSpaceIn(const QString& deployment)
{
    return deployment.section(QLatin1Char('/'), 0, 0).toStdString();
}

} // namespace

struct KubeLogs::Question {
    std::string id;
    std::optional<std::int64_t> revision; ///< of an earlier attempt
    SourcesAnswer answer;
    OwnedRequest request; ///< what is asked for now
    bool isCalledOff = false;

    void callOff()
    {
        isCalledOff = true;
        request.cancel();
    }
    void finish(const deployment::Expected<std::vector<LogSource>>& logs)
    {
        if (!isCalledOff)
            answer(logs);
    }
};

KubeLogs::KubeLogs(KubeClient& client, Worker& worker, WorkloadRows& rows)
    : m_client(client)
    , m_worker(worker)
    , m_rows(rows)
    , m_workloads(client, worker)
    , m_children(client, worker)
{
}

OwnedRequest KubeLogs::list(const QString& deployment, SourcesAnswer answer)
{
    auto question = std::make_shared<Question>();
    question->id = deployment.toStdString();
    question->answer = std::move(answer);
    const auto workload = m_rows.book().workloadOf(question->id);
    if (!workload || workload->isGone) {
        failLater(question);
    } else {
        if (!workload->isCurrent)
            question->revision = deployment.section(QLatin1Char('/'), -1).toLongLong();
        question->request =
            m_workloads.read({{workload->kind}, workload->meta.nameSpace, workload->meta.name},
                [this, question](const WorkloadFetcher::Result& result) {
                    if (result)
                        readPods(question, **result);
                    else
                        question->finish(tl::unexpected(result.error().error));
                });
    }
    // It belongs to what is under way for it; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(question.get(), [weak = std::weak_ptr<Question>(question)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

void KubeLogs::readPods(const std::shared_ptr<Question>& question, const FetchedWorkload& fetched)
{
    const auto workload = m_rows.book().workloadOf(question->id);
    if (!workload) {
        question->finish(tl::unexpected(noPodsAnyMore()));
        return;
    }
    question->request = m_children.readPods(*workload,
        [question, object = fetched.object](
            const std::shared_ptr<ChildrenFetcher::Result>& result) {
            if (!result->missing.empty()) {
                question->finish(tl::unexpected(result->missing.front().failure.error));
                return;
            }
            const auto sets = setsOf(object, result->children, question->revision);
            auto logs = logsOf(result->children, sets);
            if (logs.empty())
                question->finish(tl::unexpected(noPodsAnyMore()));
            else
                question->finish(std::move(logs));
        });
}

void KubeLogs::failLater(const std::shared_ptr<Question>& question)
{
    QMetaObject::invokeMethod(
        this, [question] { question->finish(tl::unexpected(noPodsAnyMore())); },
        Qt::QueuedConnection);
}

OwnedRequest KubeLogs::read(
    const QString& deployment, const LogRequest& request, LogReceiver receiver)
{
    // It may be let go of in its own answer, or after this source.
    auto* stream =
        new PodLogStream(m_client, m_worker, nameSpaceIn(deployment), request, std::move(receiver));
    stream->setParent(this);
    stream->start();
    return OwnedRequest(
        std::shared_ptr<void>(stream, [held = QPointer<PodLogStream>(stream)](void*) {
            if (held)
                held->stop();
        }));
}

} // namespace sources
