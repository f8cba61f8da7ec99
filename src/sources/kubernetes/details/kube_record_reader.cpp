// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_record_reader.h"

#include "worker.h"

#include <algorithm>

namespace sources {

namespace {

KubeFailure unknownDeployment()
{
    KubeFailure failure;
    failure.error = deployment::simpleError(deployment::ErrorCode::NotFound,
        DEPLOY_MESSAGE("Message", "The cluster does not have this deployment (any more)."));
    return failure;
}

/// "shop/checkout/3f2a9c1e/7": AttemptId::text().
WorkloadFetcher::Name nameIn(const std::string& id)
{
    const auto first = id.find('/');
    const auto second = id.find('/', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return {};
    return {{workloadKinds.begin(), workloadKinds.end()}, id.substr(0, first),
        id.substr(first + 1, second - first - 1)};
}

/// One that is known by its ReplicaSets alone is found once they are read.
kubernetes::AttemptBook::Workload earlierOf(const kubernetes::WorkloadObject& object)
{
    kubernetes::AttemptBook::Workload workload;
    workload.kind = object.kind;
    workload.meta = object.meta;
    workload.selector = object.spec.selector;
    workload.isCurrent = false;
    return workload;
}

} // namespace

struct KubeRecordReader::Reading {
    std::string id;
    SnapshotPointer before;
    End end;
    OwnedRequest request; ///< what is asked for now: the workload, then its children
    std::string uid; ///< of the workload; empty until it is known
    std::string currentId; ///< of the workload's newest attempt
    std::string guard;
    std::vector<MissingChildren> missing;
    std::vector<deployment::Problem> problems; ///< items of its children that could not be read
    bool isOvertaken = false; ///< the watch has told of it since it was asked for
    bool isCalledOff = false;

    void callOff()
    {
        isCalledOff = true;
        request.cancel();
    }
    void finish(const Result& result)
    {
        if (!isCalledOff)
            end(result);
    }
};

KubeRecordReader::KubeRecordReader(KubeClient& client, Worker& worker, WorkloadRows& rows)
    : m_worker(worker)
    , m_rows(rows)
    , m_workloads(client, worker)
    , m_children(client, worker)
{
    connect(&rows, &WorkloadRows::touched, this, &KubeRecordReader::handleTouched);
}

OwnedRequest KubeRecordReader::read(std::string id, SnapshotPointer before, End end)
{
    auto reading = std::make_shared<Reading>();
    reading->id = std::move(id);
    reading->before = std::move(before);
    reading->end = std::move(end);
    std::erase_if(m_readings, [](const auto& each) { return each.expired(); });
    m_readings.push_back(reading);
    begin(reading);
    // It belongs to what is under way for it; this only calls it off.
    return OwnedRequest(
        std::shared_ptr<void>(reading.get(), [weak = std::weak_ptr<Reading>(reading)](void*) {
            if (const auto held = weak.lock())
                held->callOff();
        }));
}

OwnedRequest KubeRecordReader::completeRows(
    const std::string& nameSpace, std::function<void(const RowsCompletion&)> end)
{
    return m_children.readAttempts(nameSpace,
        [this, end = std::move(end)](const std::shared_ptr<ChildrenFetcher::Result>& result) {
            RowsCompletion completion;
            for (const MissingChildren& part : result->missing)
                completion.missing.emplace(part.kind, part.failure);
            completion.problems = std::move(result->problems);
            m_rows.handleChanges(m_rows.book().learn(result->children));
            end(completion);
        });
}

/// What is older than what the watch told in the meantime is not taken.
void KubeRecordReader::handleTouched(const std::vector<std::string>& uids)
{
    for (const auto& each : m_readings) {
        const auto reading = each.lock();
        if (reading && std::ranges::find(uids, reading->uid) != uids.end())
            reading->isOvertaken = true;
    }
}

void KubeRecordReader::begin(const ReadingPointer& reading)
{
    WorkloadFetcher::Name name = nameIn(reading->id);
    if (const auto workload = m_rows.book().workloadOf(reading->id)) {
        reading->uid = workload->meta.uid;
        name = {{workload->kind}, workload->meta.nameSpace, workload->meta.name};
        if (workload->isGone) { // what is known of it is all there is
            assemble(reading, {});
            return;
        }
    }
    if (name.kinds.empty()) {
        finishLater(reading, tl::unexpected(unknownDeployment()));
        return;
    }
    reading->request =
        m_workloads.read(std::move(name), [this, reading](const WorkloadFetcher::Result& result) {
            if (result)
                handleWorkload(reading, **result);
            else
                reading->finish(tl::unexpected(
                    result.error().status == 404 ? unknownDeployment() : result.error()));
        });
}

void KubeRecordReader::handleWorkload(const ReadingPointer& reading, const FetchedWorkload& fetched)
{
    const kubernetes::ObjectMeta& meta = fetched.object.meta;
    reading->currentId =
        kubernetes::AttemptId{meta.nameSpace, meta.name, meta.uid, kubernetes::revisionOf(meta)}
            .text();
    if (!reading->isOvertaken)
        m_rows.handleObject(fetched.object);
    const auto known = m_rows.book().workloadOf(reading->id);
    if (known && known->isGone) { // another one has its name now
        assemble(reading, {});
        return;
    }
    const auto workload = known.value_or(earlierOf(fetched.object));
    reading->guard = workload.isCurrent ? fetched.guard : std::string();
    reading->request = m_children.read(
        workload, [this, reading](const std::shared_ptr<ChildrenFetcher::Result>& result) {
            reading->missing = result->missing;
            reading->problems = result->problems;
            assemble(reading, result->children);
        });
}

/// One that nobody has told of yet may be an earlier attempt: the ReplicaSets tell of those.
std::optional<kubernetes::AttemptBook::Whole> KubeRecordReader::wholeOf(
    const std::string& id, const std::string& currentId, const kubernetes::Children& children)
{
    auto whole = m_rows.book().whole(id, children);
    if (!whole && !currentId.empty()) {
        if (const auto current = m_rows.book().whole(currentId, children))
            m_rows.handleChanges(current->changes);
        whole = m_rows.book().whole(id, children);
    }
    if (whole)
        m_rows.handleChanges(whole->changes);
    return whole;
}

void KubeRecordReader::assemble(const ReadingPointer& reading, const kubernetes::Children& children)
{
    auto whole = wholeOf(reading->id, reading->currentId, children);
    if (!whole) {
        finishLater(reading, tl::unexpected(unknownDeployment()));
        return;
    }
    SnapshotParts parts{std::move(whole->deployment), reading->missing, reading->problems,
        reading->guard, reading->before};
    // What reads belongs to this thread: the worker keeps nothing of it.
    m_worker.post([this, reading = ReadingPointer(reading), parts = std::move(parts)](
                      const std::stop_token&) mutable {
        auto assembled = std::make_shared<AssembledSnapshot>(assembleSnapshot(std::move(parts)));
        QMetaObject::invokeMethod(
            this, [reading = std::move(reading), assembled] { reading->finish(assembled); },
            Qt::QueuedConnection);
    });
}

/// Never from within the call.
void KubeRecordReader::finishLater(const ReadingPointer& reading, const Result& result)
{
    QMetaObject::invokeMethod(
        this, [reading, result] { reading->finish(result); }, Qt::QueuedConnection);
}

} // namespace sources
