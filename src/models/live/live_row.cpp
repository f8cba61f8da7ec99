// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_row.h"

#include "deploy/deployment/workload/workload_words.h"
#include "deploy/history/filter.h"
#include "deploy/models/list/run_knowledge.h"

#include <vector>

namespace models {

using deployment::Status;
using history::Row;

namespace {

constexpr double allTraffic = 100;

/// What may have taken the traffic since the last one that succeeded, the newest first.
std::vector<Row> laterRuns(const diagnosis::LiveVersion& version)
{
    std::vector<Row> later;
    if (!version.running.empty())
        later.push_back(version.running.front());
    // What a deleted workload had of the traffic when it was read, it has no more.
    if (version.hasFailedAfterLive && !version.deleted)
        later.push_back(*version.failed);
    return later;
}

/// What a later run that was read has found there, and has not taken all of the traffic from;
/// empty if none tells.
std::string versionBeforeLaterRuns(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge)
{
    for (const Row row : laterRuns(version)) {
        const auto* const digest = knowledge.digestOf(row);
        if (digest != nullptr && digest->traffic && *digest->traffic < allTraffic
            && !digest->fromVersion.empty())
            return digest->fromVersion;
    }
    return {};
}

} // namespace

std::optional<Row> rowWithAllTraffic(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge)
{
    for (const Row row : laterRuns(version)) {
        const auto* const digest = knowledge.digestOf(row);
        // What was rolled back may have had it before.
        const bool mayHaveIt = digest != nullptr && digest->status != Status::RolledBack;
        if (mayHaveIt && digest->traffic.value_or(0) >= allTraffic)
            return row;
    }
    return std::nullopt;
}

std::optional<BroughtBack> broughtBack(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge)
{
    const history::History& history = knowledge.history();
    if (!version.hasFailedAfterLive || version.deleted || rowWithAllTraffic(version, knowledge))
        return std::nullopt;
    const auto* const digest = knowledge.digestOf(*version.failed);
    const bool hasAllBack = digest != nullptr && digest->status == Status::RolledBack
        && digest->traffic && *digest->traffic <= 0 && !digest->fromVersion.empty();
    if (!hasAllBack)
        return std::nullopt;
    BroughtBack back{*version.failed, digest->fromVersion, digest->wasDoneBeforeRollback};
    if (!version.live)
        return back;
    const std::string lastGood(history.word(history::Column::Version, *version.live));
    if (history::asciiLowered(lastGood) == history::asciiLowered(back.version))
        back.version = lastGood;
    else
        back.wasReplaced = true;
    return back;
}

std::optional<Row> rowThatIsLive(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge)
{
    if (const auto taker = rowWithAllTraffic(version, knowledge))
        return taker;
    const auto back = broughtBack(version, knowledge);
    const bool isAnother = back && version.live
        && back->version != knowledge.history().word(history::Column::Version, *version.live);
    return isAnother ? std::nullopt : version.live;
}

bool isScaledToZero(const diagnosis::LiveVersion& version, const RunKnowledge& knowledge)
{
    return version.live && !rowWithAllTraffic(version, knowledge)
        && knowledge.history().word(history::Column::CurrentStep, *version.live)
        == deployment::scaledToZeroStep;
}

std::string versionThatIsLive(const diagnosis::LiveVersion& version, const RunKnowledge& knowledge)
{
    if (const auto back = broughtBack(version, knowledge))
        return back->version;
    const auto row = rowThatIsLive(version, knowledge);
    return row ? std::string(knowledge.history().word(history::Column::Version, *row))
               : versionBeforeLaterRuns(version, knowledge);
}

} // namespace models
