// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_note.h"

#include <array>
#include <cstddef>
#include <utility>

namespace deployment {

namespace {

struct NotePattern {
    WorkloadNote note;
    std::string_view pattern;
};

/// In the order of the notes; of several that fit a sentence, the one that says more comes first.
constexpr std::array notePatterns{
    NotePattern{WorkloadNote::ManagedForApplication,
        DEPLOY_MESSAGE("Message", "Managed by %1 (%2): what is changed here may be undone by it.")},
    NotePattern{WorkloadNote::Managed,
        DEPLOY_MESSAGE("Message", "Managed by %1: what is changed here may be undone by it.")},
    NotePattern{WorkloadNote::TemplateElsewhereUnseen,
        DEPLOY_MESSAGE("Message",
            "The template lives in %1 %2. Its generation %3 is not yet seen by the controller (it "
            "has seen %4).")},
    NotePattern{
        WorkloadNote::TemplateElsewhere, DEPLOY_MESSAGE("Message", "The template lives in %1 %2.")},
    NotePattern{WorkloadNote::SpecUnseenSince,
        DEPLOY_MESSAGE("Message",
            "Generation %1 of the spec is not yet seen by the controller (it has seen %2).")},
    NotePattern{WorkloadNote::SpecUnseen,
        DEPLOY_MESSAGE("Message", "Generation %1 of the spec is not yet seen by the controller.")},
    NotePattern{WorkloadNote::TemplateHeld,
        DEPLOY_MESSAGE("Message",
            "Its template was changed while it is paused: nothing of that is rolled out before it "
            "is resumed.")},
    NotePattern{WorkloadNote::WorkloadPaused,
        DEPLOY_MESSAGE("Message",
            "The workload is paused: what is changed from now on is not rolled out before it is "
            "resumed.")},
    NotePattern{WorkloadNote::MayHaveEnded,
        DEPLOY_MESSAGE("Message",
            "Whether it was done before is not known: the cluster does not tell it (any more).")},
    NotePattern{WorkloadNote::Aborted,
        DEPLOY_MESSAGE("Message",
            "Aborted: the traffic is back on the stable version, the spec still wants the new "
            "one.")},
    NotePattern{WorkloadNote::AbortedUnderWay,
        DEPLOY_MESSAGE("Message",
            "Aborted: the new version still has some of the traffic, which goes back to the stable "
            "one; the spec still wants the new one.")},
    NotePattern{WorkloadNote::DeadlinePassed,
        DEPLOY_MESSAGE("Message", "The deadline has passed; the controller is still trying.")},
    NotePattern{WorkloadNote::ScaledToZero,
        DEPLOY_MESSAGE("Message", "It is scaled to 0: no pod of it is wanted, and none serves.")},
    NotePattern{WorkloadNote::SharesOfPods,
        DEPLOY_MESSAGE("Message", "Percentages are shares of pods: nothing divides the traffic.")},
    NotePattern{WorkloadNote::ReplacedUnseen,
        DEPLOY_MESSAGE("Message",
            "Revision %1 took its place while nobody looked: whether it was done is not known.")},
    NotePattern{WorkloadNote::Superseded,
        DEPLOY_MESSAGE("Message", "Superseded by revision %1 before it was done.")},
    NotePattern{WorkloadNote::DeletedUnderWay,
        DEPLOY_MESSAGE("Message", "The workload was deleted before it was done.")},
    NotePattern{WorkloadNote::Deleted, DEPLOY_MESSAGE("Message", "The workload was deleted.")},
    NotePattern{WorkloadNote::SetBack,
        DEPLOY_MESSAGE("Message", "The cluster knows nothing of it any more: it was set back.")},
    NotePattern{WorkloadNote::RolledBackToRevision,
        DEPLOY_MESSAGE(
            "Message", "Rolled back: revision %1 went back to what revision %2 had brought.")},
    NotePattern{WorkloadNote::RolledBackToOlder,
        DEPLOY_MESSAGE("Message", "Rolled back: revision %1 went back to an older template.")},
    NotePattern{WorkloadNote::SetOutForRevision,
        DEPLOY_MESSAGE(
            "Message", "Revision %1 set out to go back to what revision %2 had brought.")},
    NotePattern{WorkloadNote::SetOutForOlder,
        DEPLOY_MESSAGE("Message", "Revision %1 set out to go back to an older template.")},
    NotePattern{WorkloadNote::RollsBackToRevision,
        DEPLOY_MESSAGE("Message", "Rolls back revision %1 to what revision %2 had brought.")},
    NotePattern{WorkloadNote::RollsBackToOlder,
        DEPLOY_MESSAGE("Message", "Rolls back revision %1 to an older template.")},
    NotePattern{WorkloadNote::StartNoticed,
        DEPLOY_MESSAGE("Message", "The start is the moment at which the change was noticed.")},
    NotePattern{WorkloadNote::StartApproximate,
        DEPLOY_MESSAGE(
            "Message", "The start is approximate: the cluster does not tell it (any more).")},
    NotePattern{WorkloadNote::StartUnknown,
        DEPLOY_MESSAGE("Message", "The start is not known: the cluster does not tell it.")},
    NotePattern{WorkloadNote::EndAlone,
        DEPLOY_MESSAGE("Message", "It ended at %1 UTC; how long it took is not known.")},
    NotePattern{WorkloadNote::KnownAfterwardsAsStable,
        DEPLOY_MESSAGE("Message", "It became known afterwards: its pods are the stable ones.")},
    NotePattern{WorkloadNote::KnownAfterwards,
        DEPLOY_MESSAGE(
            "Message", "It became known afterwards: the cluster does not tell what became of it.")},
};

constexpr bool isInOrder()
{
    for (std::size_t at = 0; at < notePatterns.size(); ++at) {
        if (notePatterns[at].note != static_cast<WorkloadNote>(at))
            return false;
    }
    return notePatterns.back().note == WorkloadNote::KnownAfterwards;
}
static_assert(isInOrder());

constexpr std::string_view patternOf(WorkloadNote note)
{
    return notePatterns[static_cast<std::size_t>(note)].pattern;
}

/// What stands in the sentence at the places of the pattern, which are in order; nullopt if it is
/// another one.
std::optional<std::vector<std::string>> argumentsOf(
    std::string_view sentence, std::string_view pattern)
{
    std::vector<std::string> arguments;
    while (!pattern.empty()) {
        const auto place = pattern.find('%');
        const std::string_view text = pattern.substr(0, place);
        if (!sentence.starts_with(text))
            return std::nullopt;
        sentence.remove_prefix(text.size());
        if (place == std::string_view::npos)
            break;
        pattern.remove_prefix(place + 2); // "%1"
        const std::string_view next = pattern.substr(0, pattern.find('%'));
        const auto end = next.empty() ? sentence.size() : sentence.find(next);
        if (end == std::string_view::npos || end == 0)
            return std::nullopt;
        arguments.emplace_back(sentence.substr(0, end));
        sentence.remove_prefix(end);
    }
    return sentence.empty() ? std::optional(std::move(arguments)) : std::nullopt;
}

} // namespace

std::string workloadNote(WorkloadNote note, std::vector<std::string> arguments)
{
    return Message{patternOf(note), std::move(arguments)}.toEnglish();
}

std::optional<Message> workloadNoteOf(std::string_view sentence)
{
    for (const NotePattern& each : notePatterns) {
        if (auto arguments = argumentsOf(sentence, each.pattern))
            return Message{each.pattern, std::move(*arguments)};
    }
    return std::nullopt;
}

bool isWorkloadNote(std::string_view sentence, WorkloadNote note)
{
    const auto known = workloadNoteOf(sentence);
    return known && known->pattern == patternOf(note);
}

} // namespace deployment
