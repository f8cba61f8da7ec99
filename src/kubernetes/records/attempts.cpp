// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/attempts.h"

#include <utility>

namespace kubernetes {

namespace {

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

} // namespace kubernetes
