// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_snapshot.h"

#include "deploy/formats/record/deployment_json.h"

namespace sources {

namespace {

using deployment::Message;
using kubernetes::ObjectKind;

Message missingPart(const MissingChildren& part)
{
    const std::string words = part.failure.error.message.toEnglish();
    switch (part.kind) {
    case ObjectKind::ReplicaSet:
        return {DEPLOY_MESSAGE("Message", "The ReplicaSets could not be read: %1"), {words}};
    case ObjectKind::Pod:
        return {DEPLOY_MESSAGE("Message", "The pods could not be read: %1"), {words}};
    case ObjectKind::AnalysisRun:
        return {DEPLOY_MESSAGE("Message", "The analysis runs could not be read: %1"), {words}};
    case ObjectKind::Experiment:
        return {DEPLOY_MESSAGE("Message", "The experiments could not be read: %1"), {words}};
    case ObjectKind::Event:
        return {DEPLOY_MESSAGE("Message", "The events could not be read: %1"), {words}};
    default:
        return {DEPLOY_MESSAGE(
                    "Message", "The Deployment that keeps the template could not be read: %1"),
            {words}};
    }
}

bool saysTheSame(const Snapshot& one, const Snapshot& other)
{
    if (one.revision != other.revision || one.problems != other.problems
        || one.logError != other.logError)
        return false;
    const auto left = one.json();
    const auto right = other.json();
    return left && right && *left == *right;
}

} // namespace

AssembledSnapshot assembleSnapshot(SnapshotParts parts)
{
    AssembledSnapshot assembled;
    Snapshot& snapshot = assembled.snapshot;
    std::string json = formats::encodeDeployment(parts.deployment);
    snapshot.range = {0, static_cast<std::uint32_t>(json.size())};
    snapshot.document = formats::Document::fromMemory(std::move(json));
    snapshot.deployment = std::move(parts.deployment);
    snapshot.revision = QString::fromStdString(parts.guard);
    for (const MissingChildren& part : parts.missing) {
        const Message message = missingPart(part);
        if (part.kind == ObjectKind::Event) { // which are its log
            snapshot.logError = message;
            continue;
        }
        deployment::Problem problem;
        problem.message = message;
        problem.id = snapshot.deployment.id;
        snapshot.problems.push_back(std::move(problem));
    }
    for (deployment::Problem& problem : parts.problems) {
        problem.id = snapshot.deployment.id;
        snapshot.problems.push_back(std::move(problem));
    }
    assembled.missing = std::move(parts.missing);
    assembled.isUnchanged = parts.before && saysTheSame(snapshot, *parts.before);
    return assembled;
}

} // namespace sources
