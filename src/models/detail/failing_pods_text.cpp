// SPDX-License-Identifier: GPL-3.0-or-later
#include "failing_pods_text.h"

#include "deploy/models/detail/workload_texts.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <chrono>

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

QString withSentence(const QString& text, const QString& sentence)
{
    return sentence.isEmpty() ? text
                              : FailingPodsTexts::tr("%1 %2", "two sentences").arg(text, sentence);
}

QString whyText(const WorkloadNode& node)
{
    const QString plain = plainReasonText(node);
    return plain.isEmpty() ? clusterReasonText(node) : plain;
}

} // namespace

QString unreadyPodsText(
    const Workload& workload, const diagnosis::UnreadyPods& finding, const QString& since)
{
    // It is looked at again after a while: until then it is only known to be no less.
    const auto elapsed = std::chrono::floor<std::chrono::minutes>(finding.elapsed);
    QString text =
        FailingPodsTexts::tr("%n of %1 pod(s) of this version have not been ready since %2, for %3 "
                             "or longer.",
            "number, time, duration", static_cast<int>(finding.nodes.size()))
            .arg(QString::number(finding.pods), since, durationText(elapsed));
    if (finding.usual)
        text = withSentence(text,
            FailingPodsTexts::tr("Those of other versions were ready within %1.", "a duration")
                .arg(durationText(std::chrono::ceil<std::chrono::seconds>(*finding.usual))));
    return withSentence(text, whyText(workload.tree[finding.nodes.front()]));
}

QString failingPodsText(const Workload& workload, const FailingPods& finding)
{
    const WorkloadNode& first = workload.tree[finding.nodes.front()];
    const QString why = whyText(first);
    if (first.kind != "Pod")
        return FailingPodsTexts::tr("%1 %2: %3", "kind, name, what is wrong")
            .arg(kindInWords(first), nameInWords(first), why);
    return withSentence(countText(workload, finding), why);
}

} // namespace models
