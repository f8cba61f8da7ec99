// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/workload_texts.h"

#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace models {

namespace {

using deployment::Workload;

constexpr std::size_t maxValueLength = 4096;

class WorkloadTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::WorkloadTexts)

public:
    static QString replicas(const deployment::ReplicaCounts& counts)
    {
        const auto number = [](std::optional<std::int64_t> count) {
            return count ? QLocale().toString(qlonglong(*count))
                         : tr("unknown", "a number of pods");
        };
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

QString partInWords(const deployment::ReasonPart& part)
{
    QString text = displayText(part.words, maxValueLength);
    if (!part.signal.empty())
        text +=
            WorkloadTexts::tr(", signal %1", "how a container ended").arg(displayText(part.signal));
    if (!part.exitCode.empty())
        text += WorkloadTexts::tr(", exit code %1", "how a container ended")
                    .arg(displayText(part.exitCode));
    if (!part.message.empty())
        text += QStringLiteral(": ") + displayText(part.message, maxValueLength);
    if (part.isOfLastTime)
        text = WorkloadTexts::tr("last terminated: %1", "how a container ended").arg(text);
    return part.container.empty()
        ? text
        : WorkloadTexts::tr("container %1: %2", "a name, what is wrong with it")
              .arg(displayText(part.container), text);
}

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
    add(WorkloadTexts::tr("Phase"), conditionInWords(workload.phase));
    add(WorkloadTexts::tr("Message"), messageInWords(workload.message, maxValueLength));
    addText(WorkloadTexts::tr("Strategy"), workload.strategy);
    add(WorkloadTexts::tr("Revision"), WorkloadTexts::revision(workload.revision));
    addText(WorkloadTexts::tr("Step"), deployment::stepCountText(workload));
    add(WorkloadTexts::tr("Set weight"), WorkloadTexts::weight(workload.setWeight));
    add(WorkloadTexts::tr("Actual weight"), WorkloadTexts::weight(workload.actualWeight));
    add(WorkloadTexts::tr("Images"), WorkloadTexts::images(workload.images));
    if (workload.replicas != deployment::ReplicaCounts())
        add(WorkloadTexts::tr("Replicas"), WorkloadTexts::replicas(workload.replicas));
    return fields;
}

QString conditionInWords(std::string_view word)
{
    const std::array<std::pair<std::string_view, QString>, 6> known{{
        {"Healthy", WorkloadTexts::tr("Healthy", "condition of a workload")},
        {"Progressing", WorkloadTexts::tr("Progressing", "condition of a workload")},
        {"Paused", WorkloadTexts::tr("Paused", "condition of a workload")},
        {"Degraded", WorkloadTexts::tr("Degraded", "condition of a workload")},
        {"ScaledDown", WorkloadTexts::tr("ScaledDown", "condition of a workload")},
        {"ReplicaFailure", WorkloadTexts::tr("ReplicaFailure", "condition of a workload")},
    }};
    const auto* const found = std::ranges::find(known, word, &decltype(known)::value_type::first);
    return found == known.end() ? displayText(word, 128) : found->second;
}

QString sideStatusInWords(const std::string& status)
{
    const auto counted = deployment::sideStatusOf(status);
    if (!counted)
        return conditionInWords(status);
    return WorkloadTexts::tr("%1, %2/%3 pods available", "a condition, numbers")
        .arg(conditionInWords(counted->condition), QString::number(counted->available),
            QString::number(counted->wanted));
}

QString nameInWords(const deployment::WorkloadNode& node)
{
    constexpr std::string_view prefix = "revision:";
    if (node.kind != "Revision" || !node.name.starts_with(prefix))
        return displayText(node.name);
    return WorkloadTexts::tr("revision:%1").arg(displayText(node.name.substr(prefix.size())));
}

QString kindInWords(const deployment::WorkloadNode& node)
{
    return node.kind == "Revision" ? WorkloadTexts::tr("Revision") : displayText(node.kind, 64);
}

QString statusInWords(const deployment::WorkloadNode& node)
{
    const bool isJudged = node.depth == 0 || node.kind == "ReplicaSet";
    return isJudged ? conditionInWords(node.status) : displayText(node.status, 128);
}

QString ageInWords(deployment::Milliseconds age)
{
    static const QRegularExpression parts(QStringLiteral("^([0-9]+)([a-z])(?:([0-9]+)([a-z]))?$"));
    // kubectl counts minutes up to 179 ("110m"), which is no way to say it in words.
    const auto minutes = std::chrono::floor<std::chrono::minutes>(age);
    const bool isLong = minutes >= std::chrono::minutes(90) && minutes < std::chrono::hours(3);
    if (isLong && minutes.count() % 60 != 0)
        return WorkloadTexts::tr("%1h%2m", "age")
            .arg(minutes.count() / 60)
            .arg(minutes.count() % 60);
    if (isLong)
        return WorkloadTexts::tr("%1h", "age").arg(minutes.count() / 60);
    const std::string text = deployment::ageText(age);
    const auto found = parts.match(QString::fromStdString(text));
    const std::array<std::pair<QString, QString>, 9> units{{
        {QStringLiteral("s"), WorkloadTexts::tr("%1s", "age")},
        {QStringLiteral("m"), WorkloadTexts::tr("%1m", "age")},
        {QStringLiteral("h"), WorkloadTexts::tr("%1h", "age")},
        {QStringLiteral("d"), WorkloadTexts::tr("%1d", "age")},
        {QStringLiteral("y"), WorkloadTexts::tr("%1y", "age")},
        {QStringLiteral("ms"), WorkloadTexts::tr("%1m%2s", "age")},
        {QStringLiteral("hm"), WorkloadTexts::tr("%1h%2m", "age")},
        {QStringLiteral("dh"), WorkloadTexts::tr("%1d%2h", "age")},
        {QStringLiteral("yd"), WorkloadTexts::tr("%1y%2d", "age")},
    }};
    const auto* const unit = std::ranges::find(
        units, found.captured(2) + found.captured(4), &decltype(units)::value_type::first);
    if (unit == units.end())
        return displayText(text);
    const QString whole = unit->second.arg(found.captured(1));
    return found.captured(3).isEmpty() ? whole : whole.arg(found.captured(3));
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

QString clusterReasonText(const deployment::WorkloadNode& node)
{
    if (node.reasonParts.empty() || node.reason.size() > maxValueLength)
        return displayText(node.reason, maxValueLength);
    QStringList parts;
    for (const deployment::ReasonPart& part : node.reasonParts)
        parts << partInWords(part);
    return parts.join(QStringLiteral("; "));
}

QString reasonText(const deployment::WorkloadNode& node)
{
    const QString plain = plainReasonText(node);
    const QString own = clusterReasonText(node);
    if (plain.isEmpty() || own.isEmpty())
        return plain + own;
    return WorkloadTexts::tr("%1 (%2)", "what is wrong, the cluster's words").arg(plain, own);
}

} // namespace models
