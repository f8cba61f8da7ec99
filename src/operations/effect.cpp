// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/effect.h"

#include "quoted_text.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/operations/command_spec.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace operations {

namespace {

/// What intermediaries that compress put behind a tag.
constexpr std::array<std::string_view, 6> compressionMarks{
    "--gzip", "-gzip", ";gzip", "-br", "-zstd", "-df"};

/// The number of a revision as the contract has it, "1742" in quotes, also if a compressing
/// intermediary has marked the tag; nullopt for other tags.
std::optional<std::uint64_t> numberOf(std::string_view revision)
{
    std::string_view digits = unquoted(revision);
    const auto mark = std::ranges::find_if(
        compressionMarks, [digits](std::string_view each) { return digits.ends_with(each); });
    if (mark != compressionMarks.end())
        digits.remove_suffix(mark->size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isNumber = error == std::errc() && end == digits.data() + digits.size();
    return isNumber ? std::optional(number) : std::nullopt;
}

bool isOlder(std::string_view revision, std::string_view than)
{
    const auto one = numberOf(revision);
    const auto other = numberOf(than);
    return one && other && *one < *other;
}

/// What stands there though the server denies our command is somebody else's.
Effect effectOnHold(bool asksForHold, Standing standing, const deployment::Deployment& deployment)
{
    using deployment::Status;
    const Status status = deployment.status.known;
    if (status == Status::Running) {
        if (deployment.paused != asksForHold)
            return Effect::Unchanged;
        return standing == Standing::Denied ? Effect::NotVisible : Effect::Shown;
    }
    return isFinished(status) ? Effect::NotVisible : Effect::Unclear;
}

/// V2.0.0, v2.0.0 and 2.0.0 are one version; images are often tagged in another spelling.
bool isSameVersion(std::string_view one, std::string_view other)
{
    for (std::string_view* text : {&one, &other}) {
        if (text->size() > 1 && deployment::toAsciiLower(text->front()) == 'v')
            text->remove_prefix(1);
    }
    return !one.empty() && deployment::equalsIgnoringAsciiCase(one, other);
}

Effect effectOnRollback(
    const Command& command, Standing standing, const deployment::Deployment& deployment)
{
    using deployment::Status;
    const Status status = deployment.status.known;
    if (status == Status::Running || status == Status::Failed || status == Status::Completed)
        return Effect::Unchanged;
    if (status != Status::RolledBack)
        return Effect::Unclear;
    const std::string_view serving = servingVersion(deployment);
    const bool isOurs = serving.empty() ? standing == Standing::Acknowledged
                                        : isSameVersion(serving, command.targetVersion);
    return isOurs && standing != Standing::Denied ? Effect::Shown : Effect::NotVisible;
}

} // namespace

std::string_view servingVersion(const deployment::Deployment& deployment)
{
    const deployment::EnvironmentSlot* serving = nullptr;
    for (const deployment::EnvironmentSlot& slot : deployment.resources.slots) {
        if (slot.traffic == 0)
            continue;
        // An unknown one may have some of it.
        if (serving != nullptr || slot.traffic.value_or(-1) < 0)
            return {};
        serving = &slot;
    }
    return serving != nullptr ? deployment::imageTag(serving->image) : std::string_view();
}

Effect effectOn(const Command& command, Standing standing, const deployment::Deployment& deployment,
    std::string_view revision)
{
    if (isOlder(revision, command.revision))
        return Effect::Unclear; // of a replica that lags behind what was decided on
    switch (specOf(command.kind).trace) {
    case Trace::IsPaused:
        return effectOnHold(true, standing, deployment);
    case Trace::IsNotPaused:
        return effectOnHold(false, standing, deployment);
    case Trace::TargetServes:
        return effectOnRollback(command, standing, deployment);
    case Trace::None:
        break;
    }
    return Effect::Unclear;
}

} // namespace operations
