// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gone_workloads.h"
#include "workload_history.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kubernetes {

/// What an AttemptBook knows, and how what it is told changes that.
struct AttemptBook::Data {
    using Changes = std::vector<AttemptChange>;
    /// A Deployment by namespace and name.
    using TemplateKey = std::pair<std::string, std::string>;

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
    /// A list goes back only to what no reading beside it has gone beyond.
    [[nodiscard]] bool isOlderThanRead(const WorkloadObject& object) const;
    void applyReference(
        const WorkloadObject& object, const std::optional<TemplateKey>& oldKey, Changes& changes);
    void dropReference(const TemplateKey& key, const std::string& uid, Changes& changes);
    void forgetEarlier(WorkloadHistory& history);
    void forget(const std::string& uid);

    RecordOptions options;
    std::map<std::string, WorkloadHistory, std::less<>> histories; ///< by uid
    std::map<std::string, std::pair<std::string, std::int64_t>, std::less<>>
        places; ///< uid and revision by id
    std::map<std::pair<ObjectKind, TemplateKey>, std::string> newest; ///< uid by kind and name
    std::map<TemplateKey, std::set<std::string>> referring; ///< uids of Rollouts by what they name
    GoneWorkloads gone{maxGoneWorkloads};
    std::size_t forgotten = 0; ///< attempts
    std::set<std::string> hidden; ///< uids of Deployments that only keep a template
    std::set<ObjectKind> listing; ///< kinds whose list is being told
    std::map<ObjectKind, std::set<std::string>> listed; ///< uids that it told
    /// Uids that were read by themselves since a list was asked for, which may be older.
    std::map<ObjectKind, std::set<std::string>> readBeside;
};

} // namespace kubernetes
