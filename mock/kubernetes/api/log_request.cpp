// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/log_request.h"

#include "deploy/deployment/decimal.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

std::vector<std::string> containersOf(const Json& pod)
{
    std::vector<std::string> names;
    for (const char* const list : {"containers", "initContainers"})
        if (const Json* const containers = valueAt(pod, {"spec", list}))
            for (const Json& each : *containers)
                names.push_back(textAt(each, {"name"}));
    return names;
}

/// Null if the kubelet has not told of it.
Json stateOf(const Json& pod, const std::string& container)
{
    for (const char* const list : {"containerStatuses", "initContainerStatuses"})
        if (const Json* const all = valueAt(pod, {"status", list}))
            for (const Json& each : *all)
                if (textAt(each, {"name"}) == container)
                    return each;
    return {};
}

std::string writtenLine(const LogLine& line, const LogOptions& options)
{
    return options.hasTimestamps ? stampOf(line) + " " + line.text + "\n" : line.text + "\n";
}

/// The lines that are asked for first, and the number of the line behind them.
std::string linesOf(const PodLogs::Run& run, const LogOptions& options)
{
    std::vector<const LogLine*> lines;
    for (const LogLine& line : run.lines)
        if (line.time >= options.since)
            lines.push_back(&line);
    if (options.tailLines && lines.size() > *options.tailLines)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(*options.tailLines));
    std::string text;
    for (const LogLine* line : lines)
        text += writtenLine(*line, options);
    if (options.limitBytes)
        text.resize(std::min<std::size_t>(text.size(), *options.limitBytes));
    return text;
}

class LogFeed final : public Feed {
public:
    LogFeed(Cluster& cluster, ApiPath path, const Json& pod, LogOptions options)
        : m_cluster(cluster)
        , m_path(std::move(path))
        , m_uid(uidOf(pod))
        , m_restarts(numberAt(stateOf(pod, options.container), {"restartCount"}))
        , m_options(std::move(options))
    {
    }

    std::optional<std::string> next(std::chrono::milliseconds patience) override
    {
        std::unique_lock lock(m_cluster.mutex);
        m_cluster.changed.wait_for(lock, patience,
            [this] { return m_cluster.isStopping || isOver() || lineCount() != m_told; });
        if (m_cluster.isStopping)
            return {};
        std::string text;
        const PodLogs::Run* const run = m_cluster.logs.find(m_uid, m_options.container, false);
        if (!m_hasBegun && run) {
            text = linesOf(*run, m_options);
        } else if (run) {
            for (std::uint64_t at = std::max(m_told, run->dropped); at < lineCount(); ++at)
                text += writtenLine(run->lines[at - run->dropped], m_options);
        }
        m_hasBegun = true;
        m_told = lineCount();
        if (text.empty() && isOver())
            return {};
        return text;
    }

private:
    [[nodiscard]] std::uint64_t lineCount() const
    {
        const PodLogs::Run* const run = m_cluster.logs.find(m_uid, m_options.container, false);
        return run ? run->dropped + run->lines.size() : 0;
    }
    /// A log ends with its container.
    [[nodiscard]] bool isOver() const
    {
        const Object pod = m_cluster.store.find(*m_path.resource, m_path.nameSpace, m_path.name);
        if (!pod || uidOf(*pod) != m_uid)
            return true;
        const Json state = stateOf(*pod, m_options.container);
        return numberAt(state, {"restartCount"}) != m_restarts
            || !valueAt(state, {"state", "running"});
    }

    Cluster& m_cluster;
    ApiPath m_path;
    std::string m_uid;
    std::int64_t m_restarts;
    LogOptions m_options;
    std::uint64_t m_told = 0; ///< lines of the container that were sent or passed over
    bool m_hasBegun = false;
};

bool isSwitchedOn(const server::Target& target, std::string_view name)
{
    const auto value = target.parameter(name);
    return value && (*value == "true" || *value == "1");
}

LogOptions optionsOf(const server::Target& target, deployment::Timestamp now)
{
    LogOptions options;
    options.container = target.parameter("container").value_or("");
    options.isPrevious = isSwitchedOn(target, "previous");
    options.hasTimestamps = isSwitchedOn(target, "timestamps");
    options.isFollowed = isSwitchedOn(target, "follow");
    if (const auto tail = target.parameter("tailLines"))
        options.tailLines = deployment::parseDecimal(*tail);
    if (const auto limit = target.parameter("limitBytes"))
        options.limitBytes = deployment::parseDecimal(*limit);
    if (const auto since = target.parameter("sinceTime"))
        options.since = timeOf(std::string(*since));
    if (const auto seconds = target.parameter("sinceSeconds"))
        options.since = now - std::chrono::seconds(deployment::parseDecimal(*seconds).value_or(0));
    return options;
}

/// Chooses the only container where none is named; a reply if that is not possible.
std::optional<server::Reply> chooseContainer(const Json& pod, LogOptions& options)
{
    const std::vector<std::string> names = containersOf(pod);
    if (options.container.empty() && names.size() == 1)
        options.container = names.front();
    if (options.container.empty()) {
        std::string all;
        for (const std::string& name : names)
            all += (all.empty() ? "" : " ") + name;
        return badRequest("a container name must be specified for pod " + nameOf(pod)
            + ", choose one of: [" + all + "]");
    }
    if (std::ranges::find(names, options.container) == names.end())
        return badRequest(
            "container " + options.container + " is not valid for pod " + nameOf(pod));
    return {};
}

std::string whyWaiting(const std::string& reason)
{
    return reason == "ErrImagePull" || reason == "ImagePullBackOff"
        ? "trying and failing to pull image"
        : reason;
}

server::Reply plainText(std::string text)
{
    server::Reply reply;
    reply.contentType = "text/plain";
    reply.body = std::move(text);
    return reply;
}

} // namespace

LogAnswer answerLog(Cluster& cluster, const ApiPath& path, const server::Target& target)
{
    LogAnswer answer;
    const Object pod = cluster.store.find(*path.resource, path.nameSpace, path.name);
    if (!pod)
        return {notFound(*path.resource, path.name), nullptr};
    if (target.parameter("sinceTime") && target.parameter("sinceSeconds"))
        return {failed(422, "Invalid",
                    "PodLogOptions \"" + path.name
                        + "\" is invalid: sinceSeconds: Forbidden: at most one of `sinceTime` or "
                          "`sinceSeconds` may be specified"),
            nullptr};
    LogOptions options = optionsOf(target, cluster.now);
    if (auto refusal = chooseContainer(*pod, options))
        return {std::move(*refusal), nullptr};
    if (textAt(*pod, {"spec", "nodeName"}).empty()) {
        answer.reply.status = 204;
        return answer;
    }
    const Json state = stateOf(*pod, options.container);
    const std::string waiting = textAt(state, {"state", "waiting", "reason"});
    // Between two runs, the last one is both the current and the previous.
    const bool isBetween = !waiting.empty() && valueAt(state, {"lastState", "terminated"});
    const PodLogs::Run* const run =
        cluster.logs.find(uidOf(*pod), options.container, options.isPrevious && !isBetween);
    if (!run && options.isPrevious)
        return {badRequest("previous terminated container \"" + options.container + "\" in pod \""
                    + path.name + "\" not found"),
            nullptr};
    if (!run && !waiting.empty())
        return {badRequest("container \"" + options.container + "\" in pod \"" + path.name
                    + "\" is waiting to start: " + whyWaiting(waiting)),
            nullptr};
    if (options.isFollowed && !options.isPrevious)
        answer.feed = std::make_unique<LogFeed>(cluster, path, *pod, options);
    answer.reply = plainText(run && !answer.feed ? linesOf(*run, options) : std::string());
    return answer;
}

} // namespace mock_kubernetes
