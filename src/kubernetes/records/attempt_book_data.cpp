// SPDX-License-Identifier: GPL-3.0-or-later
#include "attempt_book_data.h"

namespace kubernetes {

namespace {

std::pair<std::string, std::string> templateKeyOf(const ObjectMeta& meta)
{
    return {meta.nameSpace, meta.name};
}

bool isReferring(const WorkloadObject& object)
{
    return object.kind == ObjectKind::Rollout && object.spec.templateOwnerKind == "Deployment"
        && !object.spec.templateOwner.empty();
}

} // namespace

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
    const auto rollouts = referring.find(templateKeyOf(object.meta));
    return rollouts != referring.end() && !rollouts->second.empty();
}

std::optional<AttemptBook::Data::TemplateKey> AttemptBook::Data::ownerKey(
    const WorkloadObject& object) const
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
    if (const auto key = ownerKey(object))
        dropReference(*key, uid, changes);
    if (const auto oldest = gone.add(uid))
        forget(*oldest);
}

void AttemptBook::Data::dropReference(
    const TemplateKey& key, const std::string& uid, Changes& changes)
{
    if (const auto uids = referring.find(key); uids != referring.end()) {
        uids->second.erase(uid);
        if (uids->second.empty())
            referring.erase(uids);
    }
    refreshOwner(key, changes);
}

void AttemptBook::Data::forgetEarlier(WorkloadHistory& history)
{
    for (const std::string& id : history.forgetEarlier(maxAttempts)) {
        places.erase(id);
        ++forgotten;
    }
}

/// One that is gone, and all that was known of it.
void AttemptBook::Data::forget(const std::string& uid)
{
    const auto found = histories.find(uid);
    if (found == histories.end())
        return;
    const WorkloadHistory& history = found->second;
    for (const auto& [revision, attempt] : history.attempts())
        places.erase(attempt.record.id);
    forgotten += history.attempts().size();
    const WorkloadObject& object = history.object();
    if (const auto named = newest.find({object.kind, templateKeyOf(object.meta)});
        named != newest.end() && named->second == uid)
        newest.erase(named);
    hidden.erase(uid);
    histories.erase(found);
}

/// Who comes under a name that another uid had, has taken its place.
void AttemptBook::Data::leaveNamesake(const WorkloadObject& object, Changes& changes)
{
    const auto [place, isNew] =
        newest.try_emplace({object.kind, templateKeyOf(object.meta)}, object.meta.uid);
    if (isNew || place->second == object.meta.uid)
        return;
    leave(std::exchange(place->second, object.meta.uid), changes);
}

AttemptBook::Data::Changes AttemptBook::Data::apply(const WorkloadObject& object, bool isInList)
{
    Changes changes;
    const std::string& uid = object.meta.uid;
    // A late event of one that is gone, or that another has taken the place of.
    const auto named = newest.find({object.kind, templateKeyOf(object.meta)});
    const bool isReplaced = histories.contains(uid) && named->second != uid;
    if (!isInList && (isReplaced || gone.isDeleted(uid)))
        return changes;
    leaveNamesake(object, changes);
    WorkloadHistory& history = histories[uid];
    const bool wasGone = history.isGone();
    const auto oldKey = history.currentRevision() == 0 ? std::nullopt : ownerKey(history.object());
    auto context = contextOf(object);
    context.isInList = isInList;
    const auto changed = history.apply(object, context);
    if (wasGone && !history.isGone())
        gone.remove(uid);
    applyReference(history.object(), oldKey, changes);
    const bool wasHidden = hidden.contains(uid);
    if (object.kind == ObjectKind::Deployment)
        refreshOwner(templateKeyOf(object.meta), changes);
    if (hidden.contains(uid) == wasHidden && !wasHidden)
        add(history, changed, changes);
    if (object.kind == ObjectKind::Deployment)
        refreshReferring(templateKeyOf(object.meta), changes);
    forgetEarlier(history);
    return changes;
}

bool AttemptBook::Data::isOlderThanRead(const WorkloadObject& object) const
{
    const auto read = readBeside.find(object.kind);
    const auto known = histories.find(object.meta.uid);
    return read != readBeside.end() && known != histories.end()
        && read->second.contains(object.meta.uid)
        && isEarlierVersion(object.meta.resourceVersion, known->second.version());
}

/// A Rollout that has come, or has changed what it names.
void AttemptBook::Data::applyReference(
    const WorkloadObject& object, const std::optional<TemplateKey>& oldKey, Changes& changes)
{
    const auto newKey = ownerKey(object);
    if (oldKey && oldKey != newKey)
        dropReference(*oldKey, object.meta.uid, changes);
    if (newKey) {
        referring[*newKey].insert(object.meta.uid);
        refreshOwner(*newKey, changes);
    }
}

} // namespace kubernetes
