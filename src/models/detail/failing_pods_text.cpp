// SPDX-License-Identifier: GPL-3.0-or-later
#include "failing_pods_text.h"

#include "deploy/models/detail/workload_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace models {

namespace {

using deployment::Workload;
using deployment::WorkloadNode;
using diagnosis::FailingPods;

class FailingPodsTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::FailingPodsTexts)
};

/// Each once; that one runs says nothing of what is wrong with it.
QString statusesOf(const Workload& workload, const FailingPods& finding)
{
    QStringList statuses;
    for (const std::size_t node : finding.nodes) {
        const WorkloadNode& pod = workload.tree[node];
        if (pod.kind == "Pod" && pod.status != "Running")
            statuses << statusInWords(pod);
    }
    statuses.removeDuplicates();
    return statuses.join(QStringLiteral(", "));
}

QString countText(const Workload& workload, const FailingPods& finding)
{
    const auto failing = std::ranges::count_if(
        finding.nodes, [&workload](std::size_t node) { return workload.tree[node].kind == "Pod"; });
    const QString statuses = statusesOf(workload, finding);
    const QString all = QString::number(finding.pods);
    return statuses.isEmpty()
        ? FailingPodsTexts::tr(
            "%n of %1 pod(s) of this version are not ready.", "", static_cast<int>(failing))
              .arg(all)
        : FailingPodsTexts::tr(
            "%n of %1 pod(s) of this version are not ready: %2.", "", static_cast<int>(failing))
              .arg(all, statuses);
}

} // namespace

QString failingPodsText(const Workload& workload, const FailingPods& finding)
{
    const WorkloadNode& first = workload.tree[finding.nodes.front()];
    const QString plain = plainReasonText(first);
    const QString why = plain.isEmpty() ? clusterReasonText(first) : plain;
    if (first.kind != "Pod")
        return FailingPodsTexts::tr("%1 %2: %3", "kind, name, what is wrong")
            .arg(kindInWords(first), nameInWords(first), why);
    const QString count = countText(workload, finding);
    return why.isEmpty() ? count : FailingPodsTexts::tr("%1 %2", "two sentences").arg(count, why);
}

} // namespace models
