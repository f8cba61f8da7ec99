// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/finding_texts.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/detail/metric_notes_text.h"
#include "deploy/models/detail/verdict_texts.h"
#include "deploy/models/detail/workload_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"
#include "failing_pods_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace models {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::Zone;

/// Lines of the log beside the one to read first.
constexpr std::size_t maxOtherLines = 3;
constexpr std::size_t maxQuoteLength = 300;
constexpr Milliseconds leastStretch{120'000};
/// Of the whole curve, on each side of a change.
constexpr int stretchShare = 4;

class FindingTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::FindingTexts)
};

QString timeOf(const Deployment& deployment, deployment::Timestamp time, Zone zone)
{
    return timeTextBeside(deployment.start, time, zone);
}

/// Without its points: what is said of the metric.
deployment::NamedSeries seriesOf(const Deployment& deployment, const std::string& metric)
{
    const auto& all = deployment.metrics.series;
    const auto found = std::ranges::find(all, metric, &deployment::NamedSeries::id);
    return {metric, {}, found == all.end() ? deployment::MetricNotes() : found->notes};
}

/// The line as it stands there, without what belongs to it in further lines.
QString quoteOf(const Deployment& deployment, std::size_t entry)
{
    const std::string_view message = deployment.log.message(entry);
    return displayText(message.substr(0, message.find_first_of("\r\n")), maxQuoteLength);
}

bool isNewLine(const diagnosis::TelltaleLine& line)
{
    return std::ranges::find(line.why, "new") != line.why.end();
}

/// What there is to say of a line of the log that is quoted.
FindingText lineText(const Deployment& deployment, const diagnosis::TelltaleLine& line, Zone zone)
{
    const deployment::Timestamp at = deployment.log.ownTime(line.entry);
    QString text = deployment::isKnown(at)
        ? FindingTexts::tr("From the log, %1", "time").arg(timeOf(deployment, at, zone))
        : FindingTexts::tr("From the log, time not known");
    const auto add = [&text](const QString& fact) {
        text = FindingTexts::tr("%1, %2", "two facts").arg(text, fact);
    };
    if (isNewLine(line))
        add(FindingTexts::tr("not in the good runs before", "a line of the log"));
    if (line.occurrences > 1)
        add(FindingTexts::tr(
            "%Ln time(s)", "how often a line is in the log", static_cast<int>(line.occurrences)));
    return {text, quoteOf(deployment, line.entry),
        LogEvidence{line.entry, line.entriesBefore, line.entries}};
}

/// Collects the sentences of a judgement; the findings are told one after the other.
class Teller final {
public:
    Teller(FindingsText& text, const Judgement& judgement, Zone zone)
        : m_text(text)
        , m_deployment(*judgement.deployment)
        , m_isWholeLogJudged(judgement.judged >= 1)
        , m_zone(zone)
    {
    }

    void operator()(const diagnosis::FailedStep& finding)
    {
        if (m_text.head.evidence != Evidence(StepEvidence{finding.step}))
            add(FindingTexts::tr("Step “%1” failed.", "step").arg(name(finding.step)),
                StepEvidence{finding.step});
        // One step after it is how it was rolled back.
        const bool isRolledBack = m_deployment.status.known == deployment::Status::RolledBack;
        if (finding.ranAfterwards.size() <= (isRolledBack ? 1U : 0U))
            return;
        const std::size_t first = finding.ranAfterwards.front();
        const auto others = static_cast<int>(finding.ranAfterwards.size()) - 1;
        add(others == 0 ? FindingTexts::tr("Step “%1” ran after that all the same.", "step")
                              .arg(name(first))
                        : FindingTexts::tr(
                            "Step “%1” and %n more ran after that all the same.", "step", others)
                              .arg(name(first)),
            StepEvidence{first});
    }

    void operator()(const diagnosis::LogLines& finding)
    {
        auto line = finding.lines.begin();
        if (m_text.kind == FindingsText::Kind::Failed && !m_text.reason)
            m_text.reason = lineText(m_deployment, *line++, m_zone);
        for (; line != finding.lines.end() && m_lines < maxOtherLines; ++line, ++m_lines)
            m_text.others.push_back(lineText(m_deployment, *line, m_zone));
    }

    void operator()(const diagnosis::FailingPods& finding)
    {
        const deployment::Workload& workload = *m_deployment.workload;
        const deployment::WorkloadNode& first = workload.tree[finding.nodes.front()];
        FindingText text{failingPodsText(workload, finding), {}, PodEvidence{first.name}};
        // While the log is being read, a line of it may still turn up.
        const bool isReason =
            m_text.kind == FindingsText::Kind::Failed && !m_text.reason && m_isWholeLogJudged;
        if (!isReason) {
            m_text.others.push_back(std::move(text));
            return;
        }
        text.quote = clusterReasonText(first).left(qsizetype(maxQuoteLength));
        if (text.quote.isEmpty())
            text.quote = statusInWords(first);
        m_text.reason = std::move(text);
    }

    void operator()(const diagnosis::UnreadyPods& finding)
    {
        const deployment::Workload& workload = *m_deployment.workload;
        add(unreadyPodsText(workload, finding, timeOf(m_deployment, finding.since, m_zone)),
            PodEvidence{workload.tree[finding.nodes.front()].name});
    }

    void operator()(const diagnosis::MetricShift& finding)
    {
        const deployment::NamedSeries series = seriesOf(m_deployment, finding.metric);
        const deployment::MetricSpec spec = deployment::metricSpec(series);
        const QString title = metricTitle(series);
        const auto value = [&spec](double number) {
            // Fractions of small values count, those of large ones do not.
            const int decimals = std::abs(number) < 100 && number != std::round(number) ? 2 : 0;
            return QString::number(number, 'f', decimals)
                + QString::fromUtf8(spec.unit.data(), qsizetype(spec.unit.size()));
        };
        const QString when = timeOf(m_deployment, finding.at, m_zone);
        const QString change = finding.after < finding.before
            ? FindingTexts::tr("%1 fell from %2 to %3 at %4", "metric, before, after, time")
            : FindingTexts::tr("%1 rose from %2 to %3 at %4", "metric, before, after, time");
        const QString what = change.arg(title, value(finding.before), value(finding.after), when);
        add(finding.follows ? precededBy(what, *finding.follows)
                            : FindingTexts::tr("%1.", "a sentence").arg(what),
            CurveEvidence{finding.metric, stretchOf(finding)});
    }

    void operator()(const diagnosis::LateStep& finding)
    {
        const deployment::Step& step = m_deployment.progress.steps[finding.step];
        const auto since = step.start.value_or(m_deployment.start);
        add(FindingTexts::tr("Step “%1” is late: it has run since %2. %3",
                "step, time, a sentence: how long it usually takes")
                .arg(name(finding.step), timeOf(m_deployment, since, m_zone),
                    usualDurationText(finding.usual)),
            StepEvidence{finding.step});
    }

private:
    [[nodiscard]] QString name(std::size_t step) const { return stepName(m_deployment, step); }
    void add(const QString& sentence, Evidence evidence)
    {
        m_text.others.push_back({sentence, {}, std::move(evidence)});
    }

    /// One came just before the other; that it was the cause is not said.
    [[nodiscard]] QString precededBy(
        const QString& what, const diagnosis::Precursor& precursor) const
    {
        const QString when = timeOf(m_deployment, precursor.at, m_zone);
        if (precursor.kind == diagnosis::Precursor::Kind::StepStarted)
            return FindingTexts::tr("%1, after step “%2” had begun at %3.", "what, step, time")
                .arg(what, name(precursor.index), when);
        return FindingTexts::tr("%1, after the traffic had changed at %2 (%3).", "what, time, line")
            .arg(what, when, quoteOf(m_deployment, precursor.index));
    }

    [[nodiscard]] TimeSpan stretchOf(const diagnosis::MetricShift& finding) const
    {
        const deployment::MetricSeries& points = m_deployment.metrics[finding.metric];
        if (points.empty())
            return {finding.at - leastStretch, finding.at + leastStretch};
        const TimeSpan whole{points.front().time, points.back().time};
        const Milliseconds stretch =
            std::max<Milliseconds>(leastStretch, whole.length() / stretchShare);
        return {
            std::max(whole.from, finding.at - stretch), std::min(whole.to, finding.at + stretch)};
    }

    FindingsText& m_text;
    const Deployment& m_deployment;
    bool m_isWholeLogJudged;
    Zone m_zone;
    std::size_t m_lines = 0;
};

void tellFailure(FindingsText& text, const FailureText& failure, const Deployment& deployment)
{
    text.kind =
        failure.isByHand ? FindingsText::Kind::RolledBackByHand : FindingsText::Kind::Failed;
    text.head.sentence = failure.text;
    if (const auto step = deployment::lastActiveStep(deployment))
        text.head.evidence = StepEvidence{*step};
}

/// It may be that its pods always take that long.
bool isUsualPerhaps(const std::vector<diagnosis::Finding>& findings)
{
    return std::ranges::all_of(findings, [](const diagnosis::Finding& each) {
        const auto* const pods = std::get_if<diagnosis::UnreadyPods>(&each);
        return pods != nullptr && !pods->usual;
    });
}

} // namespace

FindingsText findingsText(
    const Deployment& deployment, const Judgement& judgement, const LiveNow& live, Zone zone)
{
    FindingsText text;
    const auto failure = failureText(deployment, zone);
    if (failure)
        tellFailure(text, *failure, deployment);
    if (judgement.deployment) {
        Teller teller(text, judgement, zone);
        for (const diagnosis::Finding& finding : judgement.findings)
            std::visit(teller, finding);
        std::ranges::stable_partition(text.others, &QString::isEmpty, &FindingText::quote);
    }
    if (failure) {
        // Until it is known which line tells why.
        if (failure->logEntry && !text.reason)
            text.head.evidence = LogEvidence{*failure->logEntry};
        text.live = affectedText(deployment, live);
    } else if (!text.others.empty()) {
        text.kind = FindingsText::Kind::Unusual;
        text.head.sentence = isUsualPerhaps(judgement.findings)
            ? FindingTexts::tr("Pods are not ready yet")
            : FindingTexts::tr("Not as usual");
    } else {
        return {};
    }
    text.progress = progressText(judgement);
    text.compared = comparedText(judgement, zone);
    return text;
}

QString copiedText(const FindingsText& text, const QString& title)
{
    QStringList lines{title, text.head.sentence};
    const auto add = [&lines](const FindingText& each) {
        lines << (each.quote.isEmpty() ? each.sentence
                                       : FindingTexts::tr("%1: %2", "where from, a line of the log")
                                             .arg(each.sentence, each.quote));
    };
    lines << text.live;
    if (text.reason)
        add(*text.reason);
    for (const FindingText& each : text.others)
        add(each);
    lines << text.compared;
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace models
