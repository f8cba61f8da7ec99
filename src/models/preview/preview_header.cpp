// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/executor_text.h"
#include "deploy/models/expected_end_text.h"
#include "deploy/models/relative_time.h"

#include <QCoreApplication>
#include <QStringList>

namespace models {

namespace {

constexpr std::size_t maxHeaderWord = 64;

class PreviewHeaderTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::PreviewHeaderTexts)
};

QString joinedFacts(QStringList facts)
{
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

QString usualText(const PreviewFacts& facts)
{
    return facts.usualOfRun && hasUsualDuration(*facts.deployment)
        ? PreviewHeaderTexts::tr("usually %1", "a duration")
              .arg(durationText(facts.usualOfRun->median))
        : QString();
}

QString absoluteStart(
    const deployment::Deployment& run, deployment::Timestamp now, deployment::Zone zone)
{
    return dateTimeText(run.start, zone) + offsetMark(run.start, zone, now)
        + futureMark(run.start, now);
}

QString startedText(const deployment::Deployment& run, const QString& begun)
{
    return run.status.known == deployment::Status::Pending
        ? PreviewHeaderTexts::tr("Requested %1", "a time").arg(begun)
        : PreviewHeaderTexts::tr("Started %1", "a time").arg(begun);
}

QString timesText(const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone)
{
    const deployment::Deployment& run = *facts.deployment;
    const QString absolute = absoluteStart(run, now, zone);
    const QString relative = relativeTimeText(run.start, now, zone);
    const QString begun = absolute.startsWith(relative)
        ? absolute
        : PreviewHeaderTexts::tr("%1 (%2)", "12 min ago, a time").arg(relative, absolute);
    return joinedFacts({startedText(run, begun), elapsedText(run, facts.seenUntil.value_or(now)),
        facts.expected ? expectedEndText(*facts.expected, now) : QString(), usualText(facts)});
}

QString factsText(const deployment::Deployment& run, const diagnosis::RunDigest* digest)
{
    std::string from = deployment::oldVersion(run); // or what has taken its place
    if (from.empty() && digest != nullptr)
        from = digest->fromVersion;
    const auto word = [](const std::string& text) {
        return text.empty() ? QString() : displayText(text, maxHeaderWord);
    };
    // What has taken its place need not be what it came from.
    const bool isBack = run.status.known == deployment::Status::RolledBack;
    const QString other = isBack ? PreviewHeaderTexts::tr("back to %1", "a version")
                                 : PreviewHeaderTexts::tr("from %1", "a version");
    return joinedFacts({run.strategy.text.empty() ? QString() : strategyText(run.strategy.text),
        from.empty() ? QString() : other.arg(word(from)),
        byExecutorText(run.executor, maxHeaderWord)});
}

} // namespace

PreviewHeader previewHeader(
    const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone)
{
    if (!facts.deployment)
        return {};
    const deployment::Deployment& run = *facts.deployment;
    const QString environment =
        displayText(deployment::shortEnvironmentName(run.environment), maxHeaderWord);
    PreviewHeader header;
    header.title = joinedFacts(
        {environment, run.service.empty() ? QString() : displayText(run.service, maxHeaderWord),
            displayText(run.version, maxHeaderWord)});
    header.id = displayText(run.id);
    header.status = run.status.known;
    header.isPaused = run.paused;
    header.statusText = statusText(run);
    header.started = startedText(run, absoluteStart(run, now, zone));
    header.times = timesText(facts, now, zone);
    header.facts = factsText(run, facts.digest);
    // Of what has failed, the reason says it.
    if (facts.isWhole && run.status.known == deployment::Status::Running)
        header.traffic = affectedText(run, {});
    return header;
}

} // namespace models
