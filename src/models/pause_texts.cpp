// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/pause_texts.h"

#include "deploy/deployment/workload/pause_words.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

class PauseTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::PauseTexts)
};

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString sentenceOfPause(const deployment::PauseWords& words, const QString& what)
{
    return words.step
        ? PauseTexts::tr("%1, %2", "a step, what it waits for").arg(translated(*words.step), what)
        : capitalized(what);
}

} // namespace

QString failureReasonText(const deployment::FailureWords& words)
{
    const auto own = words.ownReason();
    return own ? translated(*own) : displayText(words.reason);
}

QString stepInWords(std::string_view currentStep)
{
    if (currentStep == deployment::deletedStep)
        return PauseTexts::tr("workload gone", "instead of a step");
    if (currentStep == deployment::scaledToZeroStep)
        return PauseTexts::tr("scaled to 0", "instead of a step");
    if (const auto failure = deployment::failureWordsOf(currentStep))
        return failure->step.empty()
            ? failureReasonText(*failure)
            : PauseTexts::tr("%1: %2", "a step, why it failed")
                  .arg(displayText(failure->step), failureReasonText(*failure));
    const auto words = deployment::pauseWordsOf(currentStep);
    return words ? sentenceOfPause(*words, translated(words->what)) : displayText(currentStep);
}

QString stepInWordsNear(
    std::string_view currentStep, deployment::Timestamp now, deployment::Zone zone)
{
    const auto words = deployment::pauseWordsOf(currentStep);
    if (!words || !words->until)
        return stepInWords(currentStep);
    const QString what = words->step ? PauseTexts::tr("until %1", "a pause, a time")
                                     : PauseTexts::tr("goes on by itself at %1", "a pause, a time");
    return sentenceOfPause(*words, what.arg(momentTextNear(now, *words->until, zone)));
}

QString stepAsRecorded(std::string_view currentStep)
{
    return deployment::pauseWordsOf(currentStep) ? displayText(currentStep) : QString();
}

QString messageInWords(std::string_view message, std::size_t limit)
{
    const QString own = displayText(message, limit);
    return deployment::pauseWordsOf(message)
        ? PauseTexts::tr("%1 (%2)", "what it waits for, the cluster's words")
              .arg(stepInWords(message), own)
        : own;
}

} // namespace models
