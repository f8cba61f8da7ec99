// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/workload_notes.h"

#include "deploy/deployment/message.h"
#include "deploy/models/display_strings.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace models {

namespace {

/// What the records of a cluster say beside the cluster's own words; of several that fit, the one
/// that says more comes first.
constexpr std::array<std::string_view, 19> notePatterns{
    DEPLOY_MESSAGE("Message", "Managed by %1 (%2): what is changed here may be undone by it."),
    DEPLOY_MESSAGE("Message", "Managed by %1: what is changed here may be undone by it."),
    DEPLOY_MESSAGE("Message",
        "The template lives in %1 %2. Its generation %3 is not yet seen by the controller (it has "
        "seen %4)."),
    DEPLOY_MESSAGE("Message", "The template lives in %1 %2."),
    DEPLOY_MESSAGE(
        "Message", "Generation %1 of the spec is not yet seen by the controller (it has seen %2)."),
    DEPLOY_MESSAGE("Message", "Generation %1 of the spec is not yet seen by the controller."),
    DEPLOY_MESSAGE("Message",
        "Its template was changed while it is paused: nothing of that is rolled out before it is "
        "resumed."),
    DEPLOY_MESSAGE("Message",
        "The workload is paused: what is changed from now on is not rolled out before it is "
        "resumed."),
    DEPLOY_MESSAGE("Message",
        "Whether it was done before is not known: the cluster does not tell it (any more)."),
    DEPLOY_MESSAGE("Message",
        "Aborted: the traffic is back on the stable version, the spec still wants the new one."),
    DEPLOY_MESSAGE("Message", "The deadline has passed; the controller is still trying."),
    DEPLOY_MESSAGE("Message", "Percentages are shares of pods: nothing divides the traffic."),
    DEPLOY_MESSAGE("Message",
        "Revision %1 took its place while nobody looked: whether it was done is not known."),
    DEPLOY_MESSAGE("Message", "The start is the moment at which the change was noticed."),
    DEPLOY_MESSAGE("Message", "The start is approximate: the cluster does not tell it (any more)."),
    DEPLOY_MESSAGE("Message", "The start is not known: the cluster does not tell it."),
    DEPLOY_MESSAGE("Message", "It ended at %1 UTC; how long it took is not known."),
    DEPLOY_MESSAGE("Message", "It became known afterwards: its pods are the stable ones."),
    DEPLOY_MESSAGE(
        "Message", "It became known afterwards: the cluster does not tell what became of it."),
};

/// What stands in the note at the places of the pattern, which are in order; nullopt if it is none
/// of its sentences.
std::optional<std::vector<std::string>> argumentsOf(std::string_view note, std::string_view pattern)
{
    std::vector<std::string> arguments;
    while (!pattern.empty()) {
        const auto place = pattern.find('%');
        const std::string_view text = pattern.substr(0, place);
        if (!note.starts_with(text))
            return std::nullopt;
        note.remove_prefix(text.size());
        if (place == std::string_view::npos)
            break;
        pattern.remove_prefix(place + 2); // "%1"
        const std::string_view next = pattern.substr(0, pattern.find('%'));
        const auto end = next.empty() ? note.size() : note.find(next);
        if (end == std::string_view::npos || end == 0)
            return std::nullopt;
        arguments.emplace_back(note.substr(0, end));
        note.remove_prefix(end);
    }
    return note.empty() ? std::optional(std::move(arguments)) : std::nullopt;
}

} // namespace

QString workloadNoteText(std::string_view note)
{
    for (const std::string_view pattern : notePatterns) {
        if (auto arguments = argumentsOf(note, pattern))
            return translated({pattern, std::move(*arguments)});
    }
    return displayText(note, 1024);
}

} // namespace models
