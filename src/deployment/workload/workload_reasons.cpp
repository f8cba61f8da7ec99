// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/workload_facts.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/hidden_names.h"

#include <algorithm>
#include <array>
#include <optional>

namespace deployment {

namespace {

struct KnownWord {
    std::string_view word;
    std::string_view sentence;
};

/// Of statuses, as kubectl prints them.
constexpr std::array statusSentences{
    KnownWord{"ImagePullBackOff",
        DEPLOY_MESSAGE("Message", "The image can't be pulled; the cluster keeps trying.")},
    KnownWord{"ErrImagePull", DEPLOY_MESSAGE("Message", "The image can't be pulled.")},
    KnownWord{"ErrImageNeverPull",
        DEPLOY_MESSAGE("Message", "The image is not on the node, and the pod forbids pulling it.")},
    KnownWord{"InvalidImageName", DEPLOY_MESSAGE("Message", "The image's name is invalid.")},
    KnownWord{"RegistryUnavailable",
        DEPLOY_MESSAGE("Message", "The registry of the image can't be reached.")},
    KnownWord{"CrashLoopBackOff",
        DEPLOY_MESSAGE("Message",
            "The container keeps ending right after its start; the cluster waits longer before "
            "each restart.")},
    KnownWord{"OOMKilled",
        DEPLOY_MESSAGE("Message", "The container was ended because it used up its memory limit.")},
    KnownWord{"CreateContainerConfigError",
        DEPLOY_MESSAGE("Message",
            "The container's configuration is incomplete: mostly a ConfigMap or a Secret that "
            "is not there.")},
    KnownWord{"CreateContainerError", DEPLOY_MESSAGE("Message", "The container can't be created.")},
    KnownWord{"RunContainerError", DEPLOY_MESSAGE("Message", "The container can't be started.")},
    KnownWord{"ContainerCannotRun", DEPLOY_MESSAGE("Message", "The container can't be started.")},
    KnownWord{"StartError", DEPLOY_MESSAGE("Message", "The container can't be started.")},
    KnownWord{"Evicted",
        DEPLOY_MESSAGE("Message", "The node ran short of something and put the pod out.")},
    KnownWord{
        "Preempting", DEPLOY_MESSAGE("Message", "The pod makes room for one of higher priority.")},
    KnownWord{
        "DeadlineExceeded", DEPLOY_MESSAGE("Message", "It ran longer than it may and was ended.")},
    KnownWord{"NodeLost", DEPLOY_MESSAGE("Message", "The node of the pod does not answer.")},
    KnownWord{"ContainerStatusUnknown",
        DEPLOY_MESSAGE("Message", "The node no longer knows what became of the container.")},
    KnownWord{"Error", DEPLOY_MESSAGE("Message", "The container ended with an error.")},
    KnownWord{"ReplicaFailure", DEPLOY_MESSAGE("Message", "Pods can't be created.")},
    KnownWord{"SchedulingGated",
        DEPLOY_MESSAGE("Message", "The pod waits for a gate before it gets a node.")},
};

/// Of what stands anywhere in a reason; the first that does counts.
constexpr std::array causeSentences{
    KnownWord{"OOMKilled",
        DEPLOY_MESSAGE("Message", "The container was ended because it used up its memory limit.")},
    KnownWord{
        "insufficient cpu", DEPLOY_MESSAGE("Message", "No node has enough CPU left for the pod.")},
    KnownWord{"insufficient memory",
        DEPLOY_MESSAGE("Message", "No node has enough memory left for the pod.")},
    KnownWord{"untolerated taint",
        DEPLOY_MESSAGE("Message", "No node takes the pod: their taints keep it away.")},
    KnownWord{"node affinity",
        DEPLOY_MESSAGE("Message", "No node takes the pod: none has the labels that it asks for.")},
    KnownWord{"node selector",
        DEPLOY_MESSAGE("Message", "No node takes the pod: none has the labels that it asks for.")},
    KnownWord{"unbound immediate PersistentVolumeClaims",
        DEPLOY_MESSAGE("Message", "The pod waits for a volume that has not been provided yet.")},
    KnownWord{"nodes are available", DEPLOY_MESSAGE("Message", "No node takes the pod.")},
    KnownWord{"Unschedulable", DEPLOY_MESSAGE("Message", "No node takes the pod.")},
    KnownWord{"FailedScheduling", DEPLOY_MESSAGE("Message", "No node takes the pod.")},
    KnownWord{"Readiness probe",
        DEPLOY_MESSAGE(
            "Message", "The readiness probe fails: the container runs, but gets no traffic.")},
    KnownWord{"Liveness probe",
        DEPLOY_MESSAGE("Message", "The liveness probe fails: the container is restarted.")},
    KnownWord{"Startup probe",
        DEPLOY_MESSAGE(
            "Message", "The startup probe fails: the container does not come up in time.")},
    KnownWord{
        "exceeded quota", DEPLOY_MESSAGE("Message", "The quota of the namespace is used up.")},
    KnownWord{"FailedMount", DEPLOY_MESSAGE("Message", "A volume can't be mounted.")},
    KnownWord{"unable to mount", DEPLOY_MESSAGE("Message", "A volume can't be mounted.")},
    KnownWord{
        "manifest unknown", DEPLOY_MESSAGE("Message", "The registry has no image of that tag.")},
    KnownWord{"not found", DEPLOY_MESSAGE("Message", "What it needs was not found.")},
    KnownWord{"unauthorized",
        DEPLOY_MESSAGE(
            "Message", "The registry refuses: the credentials for it are missing or wrong.")},
    KnownWord{"authentication required",
        DEPLOY_MESSAGE(
            "Message", "The registry refuses: the credentials for it are missing or wrong.")},
    KnownWord{"no such host", DEPLOY_MESSAGE("Message", "The name of a server can't be resolved.")},
};

struct KnownExit {
    std::string_view code;
    std::string_view sentence;
};
/// By the conventions of shells: 128 and the number of the signal.
constexpr std::array exitSentences{
    KnownExit{"126", DEPLOY_MESSAGE("Message", "Its command can't be executed (exit code 126).")},
    KnownExit{"127", DEPLOY_MESSAGE("Message", "Its command was not found (exit code 127).")},
    KnownExit{
        "137", DEPLOY_MESSAGE("Message", "It was killed (exit code 137), often for its memory.")},
    KnownExit{"139", DEPLOY_MESSAGE("Message", "It crashed (exit code 139, segmentation fault).")},
    KnownExit{"143", DEPLOY_MESSAGE("Message", "It was told to end (exit code 143).")},
};

bool holdsIgnoringCase(std::string_view text, std::string_view wanted)
{
    return !std::ranges::search(text, wanted, {}, toAsciiLower, toAsciiLower).empty();
}

/// "CrashLoopBackOff" of "Init:CrashLoopBackOff"; "" of "Init:0/1".
std::string_view initWord(std::string_view status)
{
    constexpr std::string_view prefix = "Init:";
    return status.starts_with(prefix) ? status.substr(prefix.size()) : std::string_view();
}

/// The digits behind the word, if they are there: "exit code 137", "ExitCode:137".
std::string_view digitsAfter(std::string_view text, std::string_view word)
{
    const auto found = std::ranges::search(text, word, {}, toAsciiLower, toAsciiLower);
    if (found.empty())
        return {};
    std::string_view rest = text.substr(static_cast<std::size_t>(found.end() - text.begin()));
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':' || rest.front() == '='))
        rest.remove_prefix(1);
    const auto end = std::ranges::find_if_not(rest, isAsciiDigit);
    return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
}

constexpr std::string_view beforeExitCode = ", exit code ";

/// Without the name of a container before it, and as far as no program has written it: that stands
/// behind the code that it ended with.
std::string_view withoutMessage(std::string_view piece)
{
    constexpr std::string_view container = "container ";
    const auto begin = piece.find_first_not_of(' ');
    const auto colon = piece.find(": ");
    if (begin != piece.npos && colon != piece.npos && piece.substr(begin).starts_with(container))
        piece.remove_prefix(colon);
    const auto code = piece.find(beforeExitCode);
    return code == std::string_view::npos ? piece : piece.substr(0, piece.find(':', code));
}

/// What the cluster says in a reason: without names, and without what a container has written as it
/// ended, since that is of the program.
std::string saidByCluster(const WorkloadNode& node)
{
    std::string said;
    const auto add = [&said](std::string_view words) {
        said += (said.empty() ? "" : "; ") + withNamesHidden(words);
    };
    for (const ReasonPart& part : node.reasonParts) {
        add(withoutMessage(part.words));
        if (!part.exitCode.empty())
            said.append(beforeExitCode).append(part.exitCode);
    }
    if (!node.reasonParts.empty())
        return said;
    std::string_view rest = node.reason;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        add(withoutMessage(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return said;
}

std::optional<Message> exitMessage(std::string_view text)
{
    std::string_view code = digitsAfter(text, "exit code");
    if (code.empty())
        code = digitsAfter(text, "exitcode");
    if (code.empty())
        return std::nullopt;
    const auto* const known = std::ranges::find(exitSentences, code, &KnownExit::code);
    if (known != exitSentences.end())
        return Message{known->sentence, {}};
    return Message{DEPLOY_MESSAGE("Message", "It ended with exit code %1."), {std::string(code)}};
}

void add(std::vector<Message>& reasons, Message reason)
{
    if (std::ranges::find(reasons, reason) == reasons.end())
        reasons.push_back(std::move(reason));
}

} // namespace

std::vector<Message> plainReasons(const WorkloadNode& node)
{
    std::vector<Message> reasons;
    const std::string_view init = initWord(node.status);
    const std::string_view word = init.empty() ? std::string_view(node.status) : init;
    const auto* const status = std::ranges::find(statusSentences, word, &KnownWord::word);
    if (status != statusSentences.end()) {
        if (!init.empty())
            add(reasons,
                {DEPLOY_MESSAGE("Message", "A container that prepares the pod fails."), {}});
        add(reasons, {status->sentence, {}});
    }
    if (const auto exit = exitMessage(node.status))
        add(reasons, *exit);
    const std::string reason = saidByCluster(node);
    if (reason.empty())
        return reasons;
    const auto* const cause = std::ranges::find_if(causeSentences,
        [&](const KnownWord& known) { return holdsIgnoringCase(reason, known.word); });
    if (cause != causeSentences.end())
        add(reasons, {cause->sentence, {}});
    // Whoever ran out of memory was killed: the code says no more.
    const bool isKnownKill = holdsIgnoringCase(reason, "OOMKilled");
    if (const auto exit = exitMessage(reason); exit && !isKnownKill)
        add(reasons, *exit);
    return reasons;
}

} // namespace deployment
