// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/workload_texts.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace models {

namespace {

using deployment::Workload;

constexpr std::size_t maxValueLength = 4096;

class WorkloadTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::WorkloadTexts)

public:
    static QString replicas(const deployment::ReplicaCounts& counts)
    {
        const auto number = [](std::int64_t count) { return QLocale().toString(qlonglong(count)); };
        return tr("Desired %1, current %2, updated %3, ready %4, available %5")
            .arg(number(counts.desired), number(counts.current), number(counts.updated),
                number(counts.ready), number(counts.available));
    }

    static QString images(const std::vector<deployment::WorkloadImage>& images)
    {
        QStringList lines;
        for (const auto& image : images)
            lines << displayText(deployment::imageText(image), maxValueLength);
        return lines.join(QLatin1Char('\n'));
    }

    static QString revision(std::int64_t revision)
    {
        return revision == 0 ? QString() : QLocale::c().toString(qlonglong(revision));
    }

    static QString weight(std::optional<std::int64_t> weight)
    {
        return weight ? QLocale().toString(qlonglong(*weight)) : QString();
    }
};

} // namespace

std::vector<WorkloadField> workloadFields(const Workload& workload)
{
    std::vector<WorkloadField> fields;
    const auto add = [&fields](const QString& title, const QString& value) {
        if (!value.isEmpty())
            fields.push_back({title, value});
    };
    const auto addText = [&add](const QString& title, const std::string& value) {
        add(title, displayText(value, maxValueLength));
    };
    addText(WorkloadTexts::tr("Namespace"), workload.nameSpace);
    addText(WorkloadTexts::tr("Phase"), workload.phase);
    add(WorkloadTexts::tr("Message"), messageInWords(workload.message, maxValueLength));
    addText(WorkloadTexts::tr("Strategy"), workload.strategy);
    add(WorkloadTexts::tr("Revision"), WorkloadTexts::revision(workload.revision));
    addText(WorkloadTexts::tr("Step"), deployment::stepCountText(workload));
    add(WorkloadTexts::tr("Set weight"), WorkloadTexts::weight(workload.setWeight));
    add(WorkloadTexts::tr("Actual weight"), WorkloadTexts::weight(workload.actualWeight));
    add(WorkloadTexts::tr("Images"), WorkloadTexts::images(workload.images));
    // Of a workload whose specification is invalid, the cluster has counted nothing.
    if (!workload.strategy.empty() || workload.replicas != deployment::ReplicaCounts())
        add(WorkloadTexts::tr("Replicas"), WorkloadTexts::replicas(workload.replicas));
    return fields;
}

QString workloadTitle(const Workload& workload)
{
    return (displayText(workload.kind, 64) + QLatin1Char(' ') + displayText(workload.name))
        .trimmed();
}

QString plainReasonText(const deployment::WorkloadNode& node)
{
    QStringList sentences;
    for (const deployment::Message& reason : deployment::plainReasons(node))
        sentences << translated(reason);
    return sentences.join(QLatin1Char(' '));
}

QString reasonText(const deployment::WorkloadNode& node)
{
    const QString plain = plainReasonText(node);
    const QString own = displayText(node.reason, maxValueLength);
    if (plain.isEmpty() || own.isEmpty())
        return plain + own;
    return WorkloadTexts::tr("%1 (%2)", "what is wrong, the cluster's words").arg(plain, own);
}

} // namespace models
