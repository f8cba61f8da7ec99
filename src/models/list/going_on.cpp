// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/going_on.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/deployment/workload/failure_words.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/expected_end_text.h"
#include "deploy/models/pause_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace models {

using deployment::Status;
using operations::CommandKind;

namespace {

class GoingOnTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::GoingOn)
};

void addPart(GoingOn& line, const QString& text, Emphasis emphasis)
{
    if (!text.isEmpty())
        line.parts.push_back({text, emphasis});
}

QString withReason(const QString& text, const std::string& reason)
{
    return reason.empty()
        ? text
        : GoingOnTexts::tr("%1: %2", "what was done: the reason").arg(text, displayText(reason));
}

/// What the journal shows: who asked for it. Others may have done the same since.
QString pauseText(const CommandNote& note, deployment::Timestamp now)
{
    const auto age = std::chrono::floor<std::chrono::minutes>(now - note.at);
    const QString actor = displayText(note.actor);
    const QString text = age < std::chrono::minutes(1)
        ? GoingOnTexts::tr("pause requested by %1 just now", "who").arg(actor)
        : GoingOnTexts::tr("pause requested by %1 %2 ago", "who; a duration")
              .arg(actor, durationText(age));
    return withReason(text, note.reason);
}

QString rollbackText(const CommandNote& note)
{
    return withReason(
        GoingOnTexts::tr("rollback requested by %1", "who").arg(displayText(note.actor)),
        note.reason);
}

QString abortText(const CommandNote& note)
{
    return withReason(
        GoingOnTexts::tr("abort requested by %1", "who").arg(displayText(note.actor)), note.reason);
}

bool isNoteOf(const std::optional<CommandNote>& note, CommandKind kind)
{
    return note && note->kind == kind;
}

void addProgress(
    GoingOn& line, const RunState& run, deployment::Timestamp now, deployment::Zone zone)
{
    line.share = deployment::drawablePercentage(run.percentage);
    if (run.percentage)
        line.percentage = wholePercentText(run.percentage);
    addPart(line, podTroubleText(run.digest), Emphasis::Warning);
    addPart(line, stepInWordsNear(run.currentStep, now, zone), Emphasis::Plain);
}

void addTraffic(GoingOn& line, const RunState& run)
{
    if (run.digest != nullptr && run.digest->traffic)
        addPart(line,
            GoingOnTexts::tr("traffic %1", "a percentage").arg(percentText(run.digest->traffic)),
            Emphasis::Quiet);
}

/// Its record contradicts what goes on by its status.
void addDoubt(GoingOn& line, const RunState& run)
{
    if (run.isStartInFuture)
        addPart(line, GoingOnTexts::tr("its start is in the future", "a deployment"),
            Emphasis::Warning);
    if (run.isEndInDoubt)
        addPart(line, endInDoubtText(), Emphasis::Warning);
}

void addRunning(
    GoingOn& line, const RunState& run, deployment::Timestamp now, deployment::Zone zone)
{
    addProgress(line, run, now, zone);
    const bool isLate = run.expected && run.expected->isLate;
    if (run.expected)
        addPart(line, expectedEndText(*run.expected, now),
            isLate ? Emphasis::Warning : Emphasis::Quiet);
    addDoubt(line, run);
    const bool isInDoubt = run.isEndInDoubt || run.isStartInFuture;
    line.shareEmphasis = isLate || isInDoubt ? Emphasis::Warning : Emphasis::Active;
    addTraffic(line, run);
}

void addPaused(GoingOn& line, const RunState& run, deployment::Timestamp now, deployment::Zone zone)
{
    addProgress(line, run, now, zone);
    line.shareEmphasis = Emphasis::Warning;
    if (isNoteOf(run.note, CommandKind::Pause))
        addPart(line, pauseText(*run.note, now), Emphasis::Warning);
    addDoubt(line, run);
    addTraffic(line, run);
}

QString textOfFailure(const diagnosis::FailureReason& failure)
{
    const QString step = displayText(failure.step);
    // What spans several lines is one here.
    const QString line = displayText(rawText(failure.line).simplified().toStdString());
    if (step.isEmpty() || line.isEmpty())
        return step.isEmpty() ? line : step;
    return GoingOnTexts::tr("%1: %2", "a step: why it failed").arg(step, line);
}

void addFailed(GoingOn& line, const RunState& run)
{
    const QString reason = reasonText(run.digest, run.currentStep);
    // Where it stood is no reason: said, but not claimed to be one.
    const QString step = stepInWords(run.currentStep);
    const bool isUnread = run.digest == nullptr && run.status == Status::Failed;
    if (!reason.isEmpty())
        addPart(line, reason, Emphasis::Trouble);
    else if (step.isEmpty() && isUnread)
        addPart(
            line, GoingOnTexts::tr("why is not known yet", "of one that failed"), Emphasis::Quiet);
    else
        addPart(line, step, Emphasis::Quiet);
}

/// What this computer asked for is no failure; what its log says of errors may be why.
void addAborted(GoingOn& line, const RunState& run)
{
    addPart(line, abortText(*run.note), Emphasis::Plain);
    if (run.digest != nullptr && run.digest->failure && !run.digest->failure->line.empty())
        addPart(line, textOfFailure(*run.digest->failure), Emphasis::Trouble);
}

void addRolledBack(GoingOn& line, const RunState& run)
{
    if (isNoteOf(run.note, CommandKind::RollBack))
        addPart(line, rollbackText(*run.note), Emphasis::Plain);
    else if (run.digest != nullptr && run.digest->wasRolledBackByHand)
        addPart(line, GoingOnTexts::tr("rolled back by hand"), Emphasis::Plain);
    addFailed(line, run);
}

} // namespace

QString endInDoubtText()
{
    return GoingOnTexts::tr("may have ended", "a deployment");
}

QString unreadNewsText()
{
    return GoingOnTexts::tr("something newer could not be read", "of a deployment");
}

QString reasonText(const diagnosis::RunDigest* digest, std::string_view currentStep)
{
    const bool isOfRow = deployment::failureWordsOf(currentStep).has_value();
    const bool isRead = digest != nullptr && digest->failure;
    // A step alone says less than the words of the cluster.
    if (isRead && !(digest->failure->line.empty() && isOfRow))
        return textOfFailure(*digest->failure);
    return isOfRow ? stepInWords(currentStep) : QString();
}

QString podTroubleText(const diagnosis::RunDigest* digest)
{
    if (digest == nullptr || !digest->pods || !digest->pods->isTrouble())
        return {};
    const diagnosis::PodState& pods = *digest->pods;
    const auto failing = static_cast<int>(pods.failing);
    const QString all = QString::number(pods.pods);
    // That one runs says nothing of what is wrong with it.
    if (pods.trouble.empty() || (pods.trouble == "Running" && pods.failing > 0))
        return GoingOnTexts::tr(
            "%n of %1 pod(s) not ready", "", failing + static_cast<int>(pods.unready))
            .arg(all);
    return pods.failing == 0 ? GoingOnTexts::tr("its pods can't be created")
                             : GoingOnTexts::tr("%n of %1 pod(s): %2", "a status", failing)
                                   .arg(all, displayText(pods.trouble, 64));
}

GoingOn goingOn(const RunState& run, deployment::Timestamp now, deployment::Zone zone)
{
    GoingOn line;
    if (run.hasUnreadNews)
        addPart(line, unreadNewsText(), Emphasis::Warning);
    addPart(line, run.commandUnderWay, Emphasis::Active);
    switch (run.status) {
    case Status::Running:
        if (run.isPaused)
            addPaused(line, run, now, zone);
        else
            addRunning(line, run, now, zone);
        break;
    case Status::Failed:
        if (isNoteOf(run.note, CommandKind::Abort) && deployment::isOnlyAborted(run.currentStep))
            addAborted(line, run);
        else
            addFailed(line, run);
        break;
    case Status::RolledBack:
        addRolledBack(line, run);
        break;
    case Status::Pending:
        if (run.isEndInDoubt)
            addPart(line, endInDoubtText(), Emphasis::Warning);
        break;
    case Status::Completed:
        if (run.currentStep == deployment::scaledToZeroStep)
            addPart(line, stepInWords(run.currentStep), Emphasis::Quiet);
        break;
    case Status::Unknown:
        break;
    }
    return line;
}

QString GoingOn::text() const
{
    QStringList texts;
    if (!percentage.isEmpty())
        texts.append(percentage);
    for (const Part& part : parts)
        texts.append(part.text);
    return texts.join(QStringLiteral(" · "));
}

} // namespace models
