// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/rollback_targets.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/history/filter.h"
#include "deploy/history/succession.h"

#include <algorithm>
#include <unordered_map>

namespace models {

namespace {

using deployment::Status;
using deployment::Timestamp;
using history::Column;
using history::History;
using history::Row;
using history::Symbol;

/// What the rows of its lineage say of one version.
struct Record {
    std::optional<Row> newestSuccess;
    std::size_t successes = 0;
    std::optional<Timestamp> newestFailure;
};
using Records = std::unordered_map<Symbol, Record>;

bool isEarlierSuccess(const History& history, Row row, const deployment::Deployment& deployment)
{
    return history.status(row) == Status::Completed && history.start(row) < deployment.start
        && history.id(row) != deployment.id;
}

void addSuccess(Record& record, const History& history, Row row)
{
    ++record.successes;
    if (!record.newestSuccess || isNewer(history, row, *record.newestSuccess))
        record.newestSuccess = row;
}

void addFailure(Record& record, Timestamp start)
{
    record.newestFailure = std::max(record.newestFailure.value_or(start), start);
}

Records recordsOf(const History& history, const deployment::Deployment& deployment)
{
    Records records;
    const auto versions = history.symbols(Column::Version);
    const history::Lineage lineage(history, deployment.environment, deployment.service);
    for (Row row = 0; row < history.size(); ++row) {
        if (!lineage.has(row))
            continue;
        const Status status = history.status(row);
        if (isEarlierSuccess(history, row, deployment))
            addSuccess(records[versions[row]], history, row);
        else if (status == Status::Failed || status == Status::RolledBack)
            addFailure(records[versions[row]], history.start(row));
    }
    return records;
}

RollbackTarget targetOf(const History& history, const Record& record)
{
    const history::Summary summary = history.at(*record.newestSuccess);
    RollbackTarget target{std::string(summary.version), std::string(summary.id), summary.start,
        std::string(summary.executor), record.successes, {}, false, false};
    if (record.newestFailure && *record.newestFailure > summary.start)
        target.knownBad = record.newestFailure;
    return target;
}

bool isNewerTarget(const RollbackTarget& one, const RollbackTarget& other)
{
    return one.start != other.start ? one.start > other.start
                                    : one.deploymentId < other.deploymentId;
}

std::optional<Timestamp> newestFailure(
    const History& history, const Records& records, const std::string& foldedVersion)
{
    std::optional<Timestamp> newest;
    for (const auto& [version, record] : records)
        if (history::asciiLowered(history.pool(Column::Version).text(version)) == foldedVersion)
            newest = std::max(newest, record.newestFailure);
    return newest;
}

/// The version on the side that is replaced can be gone back to, whatever the history has of it.
void markDeployed(std::vector<RollbackTarget>& targets, const History& history,
    const Records& records, const deployment::Deployment& deployment, bool isSuperseded)
{
    const std::string old = oldVersion(deployment);
    if (old.empty())
        return;
    // Once the deployment has ended, or another one followed, its old side is what was there
    // before, and may be gone.
    const bool isPast = isSuperseded || deployment.status.known == Status::Completed;
    const std::string folded = history::asciiLowered(old);
    bool isThere = false;
    for (RollbackTarget& target : targets) {
        const bool isOld = history::asciiLowered(target.version) == folded;
        (isPast ? target.wasRunningBefore : target.isStillDeployed) = isOld;
        isThere = isThere || isOld;
    }
    if (!isThere)
        targets.insert(targets.begin(),
            {old, {}, {}, {}, 0, newestFailure(history, records, folded), isPast, !isPast});
}

} // namespace

std::vector<RollbackTarget> rollbackTargets(
    const History& history, const deployment::Deployment& deployment, bool isSuperseded)
{
    std::vector<RollbackTarget> targets;
    const Records records = recordsOf(history, deployment);
    for (const auto& [version, record] : records)
        if (record.newestSuccess)
            targets.push_back(targetOf(history, record));
    std::ranges::sort(targets, isNewerTarget);
    if (!targets.empty())
        targets.front().wasRunningBefore = true;
    markDeployed(targets, history, records, deployment, isSuperseded);
    // The same version again is no way back (case-insensitive). A version without a name can't be
    // asked for.
    const std::string own = history::asciiLowered(deployment.version);
    std::erase_if(targets, [&](const RollbackTarget& target) {
        return target.version.empty() || history::asciiLowered(target.version) == own;
    });
    return targets;
}

} // namespace models
