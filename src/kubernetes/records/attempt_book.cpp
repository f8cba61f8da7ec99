// SPDX-License-Identifier: GPL-3.0-or-later
#include "attempt_book_data.h"
#include "whole_record.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <variant>

namespace kubernetes {

namespace {

using Changes = std::vector<AttemptChange>;

/// Where an object of a kind belongs among the children.
struct ChildSorter {
    Children& children;

    void operator()(WorkloadObject object) const { children.templateOwner = std::move(object); }
    void operator()(ReplicaSet object) const { children.replicaSets.push_back(std::move(object)); }
    void operator()(Pod object) const { children.pods.push_back(std::move(object)); }
    void operator()(AnalysisRun object) const
    {
        children.analysisRuns.push_back(std::move(object));
    }
    void operator()(Experiment object) const { children.experiments.push_back(std::move(object)); }
    void operator()(Event object) const { children.events.push_back(std::move(object)); }
};

/// What is told of one workload.
struct Told {
    std::vector<ReplicaSet> replicaSets;
    std::vector<Event> events;
};

std::map<std::string_view, Told> toldByWorkload(const Children& children)
{
    std::map<std::string_view, Told> told;
    for (const ReplicaSet& each : children.replicaSets) {
        for (const OwnerReference& owner : each.meta.owners)
            told[owner.uid].replicaSets.push_back(each);
    }
    for (const Event& each : children.events)
        told[each.aboutUid].events.push_back(each);
    return told;
}

} // namespace

std::string AttemptId::text() const
{
    constexpr std::size_t shownUid = 8;
    return nameSpace + '/' + name + '/' + uid.substr(0, shownUid) + '/' + std::to_string(revision);
}

void Children::add(AnyObject object)
{
    std::visit(ChildSorter{*this}, std::move(object));
}

AttemptBook::AttemptBook(RecordOptions options)
    : m_data(std::make_unique<Data>(std::move(options)))
{
}

AttemptBook::~AttemptBook() = default;

void AttemptBook::awaitList(ObjectKind kind)
{
    m_data->readBeside[kind].clear();
}

void AttemptBook::beginList(ObjectKind kind)
{
    m_data->listing.insert(kind);
    m_data->listed[kind].clear();
}

Changes AttemptBook::endList(ObjectKind kind, const std::string& version)
{
    Changes changes;
    if (m_data->listing.erase(kind) == 0)
        return changes;
    const auto listed = std::exchange(m_data->listed[kind], {});
    std::vector<std::string> missing;
    for (const auto& [uid, history] : m_data->histories) {
        const bool isNewer = !version.empty() && m_data->readBeside[kind].contains(uid)
            && !isEarlierVersion(history.version(), version);
        if (history.object().kind == kind && !history.isGone() && !listed.contains(uid) && !isNewer)
            missing.push_back(uid);
    }
    for (const std::string& uid : missing) {
        m_data->leave(uid, changes);
        if (const auto left = m_data->histories.find(uid);
            left != m_data->histories.end() && !version.empty())
            left->second.noteMissingAt(version);
    }
    return changes;
}

void AttemptBook::dropLists()
{
    m_data->listing.clear();
    m_data->listed.clear();
}

Changes AttemptBook::apply(const WorkloadObject& object)
{
    const bool isInList = m_data->listing.contains(object.kind);
    if (isInList)
        m_data->listed[object.kind].insert(object.meta.uid);
    const bool isOld = isInList && m_data->isOlderThanRead(object);
    return isOld ? Changes() : m_data->apply(object, isInList);
}

Changes AttemptBook::applyRead(const WorkloadObject& object)
{
    m_data->readBeside[object.kind].insert(object.meta.uid);
    return m_data->apply(object, false);
}

Changes AttemptBook::remove(const WorkloadObject& object)
{
    if (const auto known = m_data->histories.find(object.meta.uid);
        known == m_data->histories.end() || known->second.isGone())
        return {};
    Changes changes = m_data->apply(object, false);
    m_data->leave(object.meta.uid, changes);
    m_data->gone.markDeleted(object.meta.uid);
    return changes;
}

std::optional<AttemptBook::Workload> AttemptBook::workloadOf(std::string_view id) const
{
    const auto place = m_data->places.find(id);
    if (place == m_data->places.end())
        return std::nullopt;
    const WorkloadHistory& history = m_data->histories.at(place->second.first);
    const WorkloadObject& object = history.object();
    return Workload{object.kind, object.meta, object.spec.selector,
        place->second.second == history.currentRevision(), history.isGone(),
        object.spec.templateOwnerKind, object.spec.templateOwner};
}

bool AttemptBook::lacksWorkloadOf(std::string_view id) const
{
    // NAMESPACE/NAME/UID/REVISION: none of them has a slash.
    if (std::ranges::count(id, '/') != 3)
        return false;
    const std::size_t name = id.find('/') + 1;
    const std::size_t uid = id.find('/', name) + 1;
    const Data::TemplateKey key(id.substr(0, name - 1), id.substr(name, uid - 1 - name));
    const std::string_view shownUid = id.substr(uid, id.rfind('/') - uid);
    constexpr std::array kinds{ObjectKind::Rollout, ObjectKind::Deployment};
    return std::ranges::none_of(kinds, [&](ObjectKind kind) {
        const auto found = m_data->newest.find({kind, key});
        return found != m_data->newest.end() && found->second.starts_with(shownUid)
            && !m_data->histories.at(found->second).isGone();
    });
}

const WorkloadObject* AttemptBook::objectOf(std::string_view id) const
{
    const auto place = m_data->places.find(id);
    return place == m_data->places.end() ? nullptr
                                         : &m_data->histories.at(place->second.first).object();
}

std::optional<AttemptBook::Whole> AttemptBook::whole(std::string_view id, const Children& children)
{
    const auto place = m_data->places.find(id);
    if (place == m_data->places.end())
        return std::nullopt;
    const auto [uid, revision] = place->second;
    WorkloadHistory& history = m_data->histories.at(uid);
    auto context = m_data->contextOf(history.object());
    if (children.templateOwner && !context.templateOfOwner
        && history.object().status.workloadObservedGeneration
            == std::to_string(children.templateOwner->meta.generation))
        context.templateOfOwner = &children.templateOwner->spec.podTemplate;
    const auto learned = history.learn(children.replicaSets, children.events, context);
    Whole whole{wholeRecord(history, revision, children, context.now), {}};
    m_data->add(history, learned, whole.changes);
    return whole;
}

Changes AttemptBook::learn(const Children& children)
{
    Changes changes;
    for (const auto& [uid, told] : toldByWorkload(children)) {
        const auto known = m_data->histories.find(uid);
        if (known == m_data->histories.end())
            continue;
        WorkloadHistory& history = known->second;
        const auto context = m_data->contextOf(history.object());
        m_data->add(history, history.learn(told.replicaSets, told.events, context), changes);
    }
    return changes;
}

AttemptBook::Size AttemptBook::size() const
{
    Size size{m_data->histories.size(), m_data->gone.kept(), 0, m_data->forgotten};
    for (const auto& [uid, history] : m_data->histories)
        size.attempts += history.attempts().size();
    return size;
}

} // namespace kubernetes
