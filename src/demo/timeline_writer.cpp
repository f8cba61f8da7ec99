// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_writer.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace demo {

namespace {

using deployment::Milliseconds;
using deployment::Side;
using std::chrono::seconds;

constexpr seconds pauseBeforeLine{5};
constexpr Milliseconds delayOfTrouble = seconds(2);
/// Of one exception.
constexpr Milliseconds betweenLines{1};
/// From this step on the new version is on its way into the environment.
constexpr std::size_t firstDeployingStep = 3;

double rounded(double value, double unit)
{
    return std::round(value / unit) * unit;
}

/// A decimal that prints short: 99.9 and not 99.900000000000006.
double oneDecimal(double value)
{
    return std::round(value * 10) / 10;
}

} // namespace

std::string imageOf(std::string_view version)
{
    std::string tag(version);
    std::ranges::transform(tag, tag.begin(), deployment::toAsciiLower);
    return "registry.example.com/app:" + tag;
}

Wording wordingOf(Side newSide)
{
    Wording wording;
    wording.newColor = newSide == Side::Blue ? "蓝" : "绿";
    wording.otherColor = newSide == Side::Blue ? "绿" : "蓝";
    return wording;
}

Wording wordingOf(const Plan& plan)
{
    Wording wording = wordingOf(plan.newSide);
    wording.version = plan.version;
    wording.oldVersion = plan.oldVersion;
    wording.environment = plan.environment;
    wording.image = imageOf(plan.version);
    wording.nodes = std::to_string(plan.nodes);
    wording.containers = std::to_string(plan.nodes * plan.containersPerNode);
    return wording;
}

TimelineWriter::TimelineWriter(Wording wording, std::uint64_t seed, double pace)
    : m_wording(std::move(wording))
    , m_random(seed)
    , m_pace(pace)
{
    m_events.reserve(80);
}

void TimelineWriter::step(
    std::size_t index, std::size_t count, const StepScript& script, TimelineEvent::Kind ending)
{
    const Milliseconds from = m_at;
    const Milliseconds length = lengthOf(script);
    const bool fails = ending == TimelineEvent::Kind::FailStep;
    add(from, TimelineEvent::Kind::BeginStep, index);
    m_events.back().percentage =
        std::floor(100.0 * static_cast<double>(index) / static_cast<double>(count));
    line(index == 0 ? from : from + pauseBeforeLine, script.begin);
    if (index == firstDeployingStep)
        say(from, TimelineEvent::Kind::NewStatus, "部署中");
    middle(from, length, script, fails);
    m_at = from + length;
    end(index, count, script, ending);
}

void TimelineWriter::restOfStep(std::size_t index, std::size_t count, const StepScript& script)
{
    const Milliseconds length = lengthOf(script) / 2;
    middle(m_at, length, script, false);
    m_at += length;
    end(index, count, script, TimelineEvent::Kind::EndStep);
}

void TimelineWriter::abandon(std::size_t index)
{
    add(m_at, TimelineEvent::Kind::FailStep, index);
}

void TimelineWriter::rollBack(std::string_view target, std::string_view why, double percentage)
{
    const Milliseconds from = m_at;
    m_wording.oldVersion = target;
    line(from, "开始回滚到{old}");
    m_events.back().text += "：" + std::string(why);
    say(from, TimelineEvent::Kind::AppendStep, "回滚到{old}");
    m_events.back().percentage = percentage;
    add(from, TimelineEvent::Kind::OldImage);
    m_events.back().text = imageOf(target);
    say(from, TimelineEvent::Kind::OldStatus, "运行中");
    if (m_traffic > 50)
        traffic(from + seconds(20), 50);
    traffic(from + seconds(45), 0);
    line(from + seconds(60), "流量已全部切回{old}");
    say(from + seconds(75), TimelineEvent::Kind::NewStatus, "已停止");
    m_at = from + seconds(90);
    line(m_at, "已回滚到{old}");
    m_troubleTo = from + seconds(45);
    finish(deployment::Status::RolledBack);
}

void TimelineWriter::finish(deployment::Status status)
{
    if (status == deployment::Status::Completed) {
        line(m_at, "部署成功");
        say(m_at, TimelineEvent::Kind::OldStatus, "已下线");
    } else if (status == deployment::Status::Failed) {
        line(m_at, "部署失败，等待处理");
    }
    say(m_at, TimelineEvent::Kind::Finish, deployment::toWire(status));
    if (status == deployment::Status::Completed)
        m_events.back().percentage = 100;
}

Timeline TimelineWriter::withMetrics(Milliseconds interval, Milliseconds first)
{
    const Milliseconds last = m_at;
    const bool hasTrouble = m_troubleFrom <= last;
    const Milliseconds atItsEnd = std::min(m_troubleTo, last);
    for (Milliseconds at = first; at <= last; at += interval) {
        const auto before = static_cast<std::ptrdiff_t>(m_events.size());
        metrics(at, at >= m_troubleFrom && at <= m_troubleTo);
        // Two points at nearly one time are drawn as a wall.
        if (hasTrouble && std::chrono::abs(at - atItsEnd) < interval / 3)
            m_events.erase(m_events.begin() + before, m_events.end());
    }
    if (hasTrouble)
        metrics(atItsEnd, true);
    // Finish stays last of its time: nothing happens to a deployment that has ended.
    std::stable_sort(m_events.begin(), m_events.end(),
        [](const TimelineEvent& left, const TimelineEvent& right) {
            const bool leftEnds = left.kind == TimelineEvent::Kind::Finish;
            const bool rightEnds = right.kind == TimelineEvent::Kind::Finish;
            return left.at != right.at ? left.at < right.at : !leftEnds && rightEnds;
        });
    return std::move(m_events);
}

void TimelineWriter::add(Milliseconds at, TimelineEvent::Kind kind, std::size_t index)
{
    TimelineEvent& event = m_events.emplace_back();
    event.at = at;
    event.kind = kind;
    event.index = index;
}

void TimelineWriter::say(Milliseconds at, TimelineEvent::Kind kind, std::string_view text)
{
    add(at, kind);
    m_events.back().text = worded(text, m_wording);
}

void TimelineWriter::line(Milliseconds at, std::string_view text)
{
    say(at, TimelineEvent::Kind::Line, text);
}

void TimelineWriter::traffic(Milliseconds at, int percent)
{
    line(at, "流量切换至");
    m_events.back().text += std::to_string(percent) + "%";
    add(at, TimelineEvent::Kind::Traffic);
    m_events.back().value = percent;
    m_traffic = percent;
}

void TimelineWriter::middle(
    Milliseconds from, Milliseconds length, const StepScript& script, bool fails)
{
    const auto pieces =
        static_cast<Milliseconds::rep>(script.details.size() + script.traffic.size() + 1);
    Milliseconds at = from;
    for (std::string_view detail : script.details)
        line(at += length / pieces, detail);
    std::span<const int> reached(script.traffic);
    // What is in trouble gets no more of it.
    if (fails && reached.size() > 1)
        reached = reached.first(reached.size() - 1);
    for (int percent : reached)
        traffic(at += length / pieces, percent);
    if (fails)
        trouble(std::max(at, from + length / 3), script);
    if (fails)
        line(from + length * 9 / 10, "警告：指标或状态异常，正在重试 (3/3)");
}

/// The cause is in the log before what follows from it; those who use the new version notice.
void TimelineWriter::trouble(Milliseconds begins, const StepScript& script)
{
    if (script.hurtsRequests && m_traffic > 0)
        m_troubleFrom = begins + delayOfTrouble;
    Milliseconds at = begins + 2 * delayOfTrouble;
    for (std::string_view cause : script.causes)
        line(at += betweenLines, cause);
}

void TimelineWriter::end(
    std::size_t index, std::size_t count, const StepScript& script, TimelineEvent::Kind ending)
{
    const bool fails = ending == TimelineEvent::Kind::FailStep;
    line(m_at, fails ? script.failure : script.end);
    if (fails)
        m_events.back().text.insert(0, "错误：");
    if (index >= firstDeployingStep && (fails || index == firstDeployingStep))
        say(m_at, TimelineEvent::Kind::NewStatus, fails ? "异常" : "运行中");
    add(m_at, ending, index);
    if (fails)
        m_troubleTo = m_at;
    else
        m_events.back().percentage =
            std::floor(100.0 * static_cast<double>(index + 1) / static_cast<double>(count));
}

Milliseconds TimelineWriter::lengthOf(const StepScript& script)
{
    const double length = script.seconds * m_pace * m_random.real(0.7, 1.3);
    return seconds(std::max(10L, std::lround(length)));
}

void TimelineWriter::metrics(Milliseconds at, bool troubled)
{
    const double success = troubled ? m_random.real(91, 97.5) : m_random.real(99.5, 100);
    const double response = troubled ? m_random.real(260, 620) : m_random.real(70, 98);
    add(at, TimelineEvent::Kind::SuccessRate);
    m_events.back().value = oneDecimal(success);
    add(at, TimelineEvent::Kind::ResponseTime);
    m_events.back().value = rounded(response, 1);
}

} // namespace demo
