// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/facts.h"

#include <algorithm>
#include <cmath>

namespace deployment {

namespace {

char foldedLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalsFolded(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, foldedLetter, foldedLetter);
}

bool carriesVersion(const std::optional<Environment>& side, std::string_view version)
{
    return side && !version.empty() && equalsFolded(imageTag(side->image), version);
}

std::optional<Milliseconds> distance(Timestamp from, Timestamp to)
{
    if (to < from)
        return std::nullopt;
    return to - from;
}

} // namespace

std::optional<Milliseconds> durationOf(
    Timestamp start, std::optional<Timestamp> end, Status status, Timestamp now)
{
    if (end)
        return distance(start, *end);
    if (status == Status::Running || status == Status::Pending)
        return distance(start, now);
    return std::nullopt;
}

std::optional<Milliseconds> durationOf(const Deployment& deployment, Timestamp now)
{
    return durationOf(deployment.start, deployment.end, deployment.status.known, now);
}

std::optional<Milliseconds> durationOf(const Step& step, Timestamp now)
{
    if (!step.start)
        return std::nullopt;
    if (step.end)
        return distance(*step.start, *step.end);
    if (step.status.known == StepStatus::Running)
        return distance(*step.start, now);
    return std::nullopt;
}

std::string_view imageTag(std::string_view image)
{
    image = image.substr(0, image.find('@'));
    const std::size_t slash = image.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? image : image.substr(slash + 1);
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(colon + 1);
}

Side newSide(const Deployment& deployment)
{
    const bool blue = carriesVersion(deployment.resources.blue, deployment.version);
    const bool green = carriesVersion(deployment.resources.green, deployment.version);
    return green && !blue ? Side::Green : Side::Blue;
}

Side otherSide(Side side)
{
    return side == Side::Blue ? Side::Green : Side::Blue;
}

const std::optional<Environment>& sideOf(const Resources& resources, Side side)
{
    return side == Side::Blue ? resources.blue : resources.green;
}

std::string oldVersion(const Deployment& deployment)
{
    const auto& old = sideOf(deployment.resources, otherSide(newSide(deployment)));
    if (!old)
        return {};
    std::string version(imageTag(old->image));
    const bool upper = !deployment.version.empty() && deployment.version.front() == 'V';
    if (upper && !version.empty() && version.front() == 'v')
        version.front() = 'V';
    return version;
}

std::optional<double> currentTraffic(const Deployment& deployment)
{
    const auto& side = sideOf(deployment.resources, newSide(deployment));
    return side ? side->traffic : std::nullopt;
}

std::optional<std::size_t> firstFailingStep(const Deployment& deployment)
{
    const Status status = deployment.status.known;
    if (status != Status::Failed && status != Status::RolledBack)
        return std::nullopt;
    const auto& steps = deployment.progress.steps;
    const auto index = [&](auto found) { return static_cast<std::size_t>(found - steps.begin()); };
    const auto withStatus = [&](StepStatus wanted) {
        return std::ranges::find(steps, wanted, [](const Step& step) { return step.status.known; });
    };
    for (const StepStatus wanted : {StepStatus::Failed, StepStatus::Running}) {
        if (const auto found = withStatus(wanted); found != steps.end())
            return index(found);
    }
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (steps[i].start)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> logEntryOfStep(const Deployment& deployment, std::size_t step)
{
    const auto& steps = deployment.progress.steps;
    const Log& log = deployment.log;
    if (step >= steps.size() || !steps[step].start || log.empty())
        return std::nullopt;
    const Timestamp start = *steps[step].start;
    const Timestamp end = steps[step].end.value_or(Timestamp::max());
    std::optional<std::size_t> last;
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (log.time(i) >= start && log.time(i) <= end)
            last = i;
        if (std::chrono::abs(log.time(i) - start) < std::chrono::abs(log.time(nearest) - start))
            nearest = i;
    }
    return last.value_or(nearest);
}

std::string_view shortEnvironmentName(std::string_view name)
{
    constexpr std::string_view suffix = "环境";
    if (name.size() > suffix.size() && name.ends_with(suffix))
        name.remove_suffix(suffix.size());
    return name;
}

std::optional<double> drawablePercentage(std::optional<double> percentage)
{
    if (!percentage || std::isnan(*percentage))
        return std::nullopt;
    return std::clamp(*percentage, 0.0, 100.0);
}

} // namespace deployment
