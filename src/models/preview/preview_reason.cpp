// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"

#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/deployment/workload/failure_words.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>

namespace models {

namespace {

constexpr std::size_t maxReasonQuote = 300;

class PreviewReasonTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::PreviewReasonTexts)
};

QString firstLineOf(std::string_view message)
{
    return displayText(message.substr(0, message.find_first_of("\r\n")), maxReasonQuote);
}

/// The cluster's words may be many.
QString quoteOf(const deployment::FailureWords& words)
{
    return words.ownReason() ? failureReasonText(words) : firstLineOf(words.reason);
}

std::optional<std::size_t> entryOf(const Evidence& evidence)
{
    const auto* line = std::get_if<LogEvidence>(&evidence);
    return line == nullptr ? std::nullopt : std::optional(line->entry);
}

QString failedAtText(std::string_view step)
{
    return step.empty() ? PreviewReasonTexts::tr("Failed; the record does not say at which step")
                        : PreviewReasonTexts::tr("Failed at step “%1”").arg(displayText(step));
}

/// Of one that somebody aborted, as far as the row tells.
QString abortedText(std::string_view step)
{
    return step.empty() ? PreviewReasonTexts::tr("Aborted")
                        : PreviewReasonTexts::tr("Aborted during step “%1”").arg(displayText(step));
}

bool isAborted(const deployment::Deployment& run)
{
    return run.status.known == deployment::Status::Failed
        && deployment::isOnlyAborted(run.progress.currentStep);
}

/// What the row alone says of one that failed: the reason of a cluster, or that none is known yet.
PreviewReason reasonOfRow(const PreviewFacts& facts)
{
    if (facts.deployment->status.known != deployment::Status::Failed)
        return {};
    PreviewReason reason;
    reason.kind = FindingsText::Kind::Failed;
    const auto words = deployment::failureWordsOf(facts.deployment->progress.currentStep);
    const bool isRead =
        facts.digest != nullptr && facts.digest->status == facts.deployment->status.known;
    if (!words && isRead)
        return {};
    if (isAborted(*facts.deployment)) {
        reason.kind = FindingsText::Kind::RolledBackByHand;
        reason.head = abortedText(words->step);
        reason.quote = quoteOf(*words);
        return reason;
    }
    reason.head =
        words ? failedAtText(words->step) : PreviewReasonTexts::tr("Failed; why is not known yet");
    reason.quote = words ? quoteOf(*words) : QString();
    return reason;
}

/// Where no line of the log tells why, the words of the cluster do, as in the row.
void tellWords(PreviewReason& reason, const deployment::Deployment& run)
{
    const auto words = deployment::failureWordsOf(run.progress.currentStep);
    if (words && reason.quote.isEmpty())
        reason.quote = quoteOf(*words);
}

/// What the list says of a run that was read before, or in the background.
PreviewReason reasonOfDigest(const PreviewFacts& facts)
{
    if (facts.digest == nullptr || !facts.digest->failure
        || facts.digest->status != facts.deployment->status.known)
        return reasonOfRow(facts);
    const diagnosis::FailureReason& failure = *facts.digest->failure;
    PreviewReason reason;
    if (facts.digest->wasRolledBackByHand) {
        reason.kind = FindingsText::Kind::RolledBackByHand;
        reason.head = PreviewReasonTexts::tr("Rolled back manually");
    } else if (isAborted(*facts.deployment)) {
        const auto words = deployment::failureWordsOf(facts.deployment->progress.currentStep);
        reason.kind = FindingsText::Kind::RolledBackByHand;
        reason.head = abortedText(words->step);
    } else if (facts.digest->status == deployment::Status::RolledBack && failure.step.empty()) {
        reason.kind = FindingsText::Kind::RolledBackByHand;
        reason.head = PreviewReasonTexts::tr("Rolled back");
    } else {
        reason.kind = FindingsText::Kind::Failed;
        reason.head = failedAtText(failure.step);
    }
    reason.quote = firstLineOf(failure.line);
    tellWords(reason, *facts.deployment);
    if (facts.live.isLater)
        reason.live = affectedText(*facts.deployment, facts.live);
    return reason;
}

/// The first of the findings of a run that did not fail, and how many there are beside it.
void tellUnusual(PreviewReason& reason, const FindingsText& text)
{
    const FindingText& first = text.others.front();
    reason.quote = first.quote;
    if (first.quote.isEmpty())
        reason.sentence = first.sentence;
    reason.entry = entryOf(first.evidence);
}

void tellFailed(PreviewReason& reason, const FindingsText& text, const deployment::Log& log)
{
    reason.entry = entryOf(text.reason ? text.reason->evidence : text.head.evidence);
    if (text.reason)
        reason.quote = text.reason->quote;
    else if (reason.entry && *reason.entry < log.size())
        reason.quote = firstLineOf(log.message(*reason.entry));
}

} // namespace

PreviewReason previewReason(const PreviewFacts& facts, deployment::Zone zone)
{
    if (!facts.deployment)
        return {};
    if (!facts.isWhole)
        return reasonOfDigest(facts);
    const FindingsText text = findingsText(*facts.deployment, facts.judgement, facts.live, zone);
    PreviewReason reason;
    reason.kind = text.kind;
    reason.head = text.head.sentence;
    reason.live = text.live;
    std::size_t others = text.others.size();
    if (text.kind == FindingsText::Kind::Unusual && others > 0) {
        tellUnusual(reason, text);
        --others;
    } else if (text.kind != FindingsText::Kind::Nothing) {
        tellFailed(reason, text, facts.deployment->log);
        tellWords(reason, *facts.deployment);
    }
    if (others > 0)
        reason.more =
            PreviewReasonTexts::tr("%n more finding(s) on its page", nullptr, int(others));
    return reason;
}

} // namespace models
