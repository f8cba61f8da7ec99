// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_record.h"
#include "workload_history.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kubernetes {

namespace {

using Changes = std::vector<AttemptChange>;
/// A Deployment by namespace and name.
using TemplateKey = std::pair<std::string, std::string>;

TemplateKey keyOf(const ObjectMeta& meta)
{
    return {meta.nameSpace, meta.name};
}

bool isReferring(const WorkloadObject& object)
{
    return object.kind == ObjectKind::Rollout && object.spec.templateOwnerKind == "Deployment"
        && !object.spec.templateOwner.empty();
}

} // namespace

struct AttemptBook::Data {
    explicit Data(RecordOptions given)
        : options(std::move(given))
    {
    }

    WorkloadHistory::Context contextOf(const WorkloadObject& object) const;
    void add(const WorkloadHistory& history, const std::vector<std::int64_t>& revisions,
        Changes& changes);
    void leave(const std::string& uid, Changes& changes);
    void leaveNamesake(const WorkloadObject& object, Changes& changes);
    void refreshReferring(const TemplateKey& key, Changes& changes);
    void refreshOwner(const TemplateKey& key, Changes& changes);
    [[nodiscard]] bool isTemplateOnly(const WorkloadObject& object) const;
    [[nodiscard]] std::optional<TemplateKey> ownerKey(const WorkloadObject& object) const;
    Changes apply(const WorkloadObject& object, bool isInList);

    RecordOptions options;
    std::map<std::string, WorkloadHistory, std::less<>> histories; ///< by uid
    std::map<std::string, std::pair<std::string, std::int64_t>, std::less<>>
        places; ///< uid and revision by id
    std::map<std::pair<ObjectKind, TemplateKey>, std::string> newest; ///< uid by kind and name
    std::map<TemplateKey, std::set<std::string>> referring; ///< uids of Rollouts by what they name
    std::set<std::string> deleted; ///< uids; none comes back
    std::set<std::string> hidden; ///< uids of Deployments that only keep a template
    std::set<ObjectKind> listing; ///< kinds whose list is being told
    std::map<ObjectKind, std::set<std::string>> listed; ///< uids that it told
};

WorkloadHistory::Context AttemptBook::Data::contextOf(const WorkloadObject& object) const
{
    WorkloadHistory::Context context;
    context.now = options.now ? options.now() : deployment::systemNow();
    context.environment = options.environmentOf ? options.environmentOf(object.meta.nameSpace)
                                                : object.meta.nameSpace;
    if (!isReferring(object))
        return context;
    const auto owner =
        newest.find({ObjectKind::Deployment, {object.meta.nameSpace, object.spec.templateOwner}});
    if (owner == newest.end())
        return context;
    // A template that the controller has not seen yet is that of the next attempt.
    const WorkloadObject& deployment = histories.at(owner->second).object();
    const std::string& seen = object.status.workloadObservedGeneration;
    if (seen.empty() || seen == std::to_string(deployment.meta.generation))
        context.templateOfOwner = &deployment.spec.podTemplate;
    return context;
}

void AttemptBook::Data::add(
    const WorkloadHistory& history, const std::vector<std::int64_t>& revisions, Changes& changes)
{
    const bool isHidden = hidden.contains(history.object().meta.uid);
    for (const std::int64_t revision : revisions) {
        AttemptChange change = changeOf(*history.find(revision));
        places[change.record.id] = {history.object().meta.uid, revision};
        change.isHidden = change.isHidden || isHidden;
        changes.push_back(std::move(change));
    }
}

bool AttemptBook::Data::isTemplateOnly(const WorkloadObject& object) const
{
    if (object.kind != ObjectKind::Deployment || object.spec.replicas != 0)
        return false;
    const auto rollouts = referring.find(keyOf(object.meta));
    return rollouts != referring.end() && !rollouts->second.empty();
}

std::optional<TemplateKey> AttemptBook::Data::ownerKey(const WorkloadObject& object) const
{
    return isReferring(object)
        ? std::optional(TemplateKey(object.meta.nameSpace, object.spec.templateOwner))
        : std::nullopt;
}

/// A Deployment is shown or not by who refers to it.
void AttemptBook::Data::refreshOwner(const TemplateKey& key, Changes& changes)
{
    const auto owner = newest.find({ObjectKind::Deployment, key});
    if (owner == newest.end())
        return;
    const WorkloadHistory& history = histories.at(owner->second);
    const bool isHidden = isTemplateOnly(history.object());
    if (isHidden == hidden.contains(owner->second))
        return;
    if (isHidden)
        hidden.insert(owner->second);
    else
        hidden.erase(owner->second);
    std::vector<std::int64_t> all;
    for (const auto& [revision, attempt] : history.attempts())
        all.push_back(revision);
    add(history, all, changes);
}

/// The version of a Rollout whose template lies in a Deployment comes with that.
void AttemptBook::Data::refreshReferring(const TemplateKey& key, Changes& changes)
{
    const auto rollouts = referring.find(key);
    if (rollouts == referring.end())
        return;
    for (const std::string& uid : rollouts->second) {
        WorkloadHistory& history = histories.at(uid);
        if (history.isGone())
            continue;
        const WorkloadObject object = history.object();
        add(history, history.apply(object, contextOf(object)), changes);
    }
}

void AttemptBook::Data::leave(const std::string& uid, Changes& changes)
{
    const auto found = histories.find(uid);
    if (found == histories.end() || found->second.isGone())
        return;
    const WorkloadObject object = found->second.object();
    add(found->second, found->second.markGone(contextOf(object).now), changes);
    if (const auto key = ownerKey(object)) {
        referring[*key].erase(uid);
        refreshOwner(*key, changes);
    }
}

/// Who comes under a name that another uid had, has taken its place.
void AttemptBook::Data::leaveNamesake(const WorkloadObject& object, Changes& changes)
{
    const auto [place, isNew] =
        newest.try_emplace({object.kind, keyOf(object.meta)}, object.meta.uid);
    if (isNew || place->second == object.meta.uid)
        return;
    leave(std::exchange(place->second, object.meta.uid), changes);
}

Changes AttemptBook::Data::apply(const WorkloadObject& object, bool isInList)
{
    Changes changes;
    const std::string& uid = object.meta.uid;
    // A late event of one that is gone, or that another has taken the place of.
    const auto named = newest.find({object.kind, keyOf(object.meta)});
    const bool isReplaced = histories.contains(uid) && named->second != uid;
    if (!isInList && (isReplaced || deleted.contains(uid)))
        return changes;
    leaveNamesake(object, changes);
    WorkloadHistory& history = histories[uid];
    const auto oldKey = history.currentRevision() == 0 ? std::nullopt : ownerKey(history.object());
    auto context = contextOf(object);
    context.isInList = isInList;
    const auto changed = history.apply(object, context);
    const auto newKey = ownerKey(history.object());
    if (oldKey && oldKey != newKey) {
        referring[*oldKey].erase(uid);
        refreshOwner(*oldKey, changes);
    }
    if (newKey) {
        referring[*newKey].insert(uid);
        refreshOwner(*newKey, changes);
    }
    const bool wasHidden = hidden.contains(uid);
    if (object.kind == ObjectKind::Deployment)
        refreshOwner(keyOf(object.meta), changes);
    if (hidden.contains(uid) == wasHidden && !wasHidden)
        add(history, changed, changes);
    if (object.kind == ObjectKind::Deployment)
        refreshReferring(keyOf(object.meta), changes);
    return changes;
}

AttemptBook::AttemptBook(RecordOptions options)
    : m_data(std::make_unique<Data>(std::move(options)))
{
}

AttemptBook::~AttemptBook() = default;

void AttemptBook::beginList(ObjectKind kind)
{
    m_data->listing.insert(kind);
    m_data->listed[kind].clear();
}

Changes AttemptBook::endList(ObjectKind kind)
{
    Changes changes;
    if (m_data->listing.erase(kind) == 0)
        return changes;
    const auto listed = std::exchange(m_data->listed[kind], {});
    std::vector<std::string> missing;
    for (const auto& [uid, history] : m_data->histories) {
        if (history.object().kind == kind && !history.isGone() && !listed.contains(uid))
            missing.push_back(uid);
    }
    for (const std::string& uid : missing)
        m_data->leave(uid, changes);
    return changes;
}

Changes AttemptBook::apply(const WorkloadObject& object)
{
    const bool isInList = m_data->listing.contains(object.kind);
    if (isInList)
        m_data->listed[object.kind].insert(object.meta.uid);
    return m_data->apply(object, isInList);
}

Changes AttemptBook::remove(const WorkloadObject& object)
{
    if (const auto known = m_data->histories.find(object.meta.uid);
        known == m_data->histories.end() || known->second.isGone())
        return {};
    Changes changes = m_data->apply(object, false);
    m_data->leave(object.meta.uid, changes);
    m_data->deleted.insert(object.meta.uid);
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
    history.learnStepsDone(children.events);
    Whole whole{wholeRecord(history, revision, children, context.now), {}};
    for (const std::int64_t each : learned) {
        Changes changes;
        m_data->add(history, {each}, changes);
        if (each != revision)
            whole.earlier.push_back(std::move(changes.front()));
    }
    return whole;
}

} // namespace kubernetes
