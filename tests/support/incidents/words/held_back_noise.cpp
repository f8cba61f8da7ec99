// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is tuned to these: see kinds.h.
#include "noise.h"

namespace incidents {

namespace {

using enum Level;

std::vector<Phrase> othersHarmless()
{
    return {{Info, "queue", "dead letters: 0, retried: {n}, failed: 0"},
        {Info, "check", "all {nn} assertions hold, none failed"},
        {Info, "router", "mounted error boundary at /"}, {Info, "config", "crash reporting is off"},
        {Info, "config", "abort_on_timeout=false, max_errors=100"},
        {Info, "audit", "0 violations, 0 exceptions granted"},
        {Info, "disk", "no bad sectors, {pct}% free"}, {Info, "http", "200 GET /v2/{table} {n}ms"},
        {Info, "http", "204 DELETE /v2/{table}/{big} {n}ms"},
        {Debug, "pool", "{n} idle, {nn} total, 0 errors"},
        {Warning, "http", "401 GET /v2/{table}: token expired, client will refresh"},
        {Warning, "cron", "run of compact took {ms}ms, more than planned"},
        {Info, "检查", "共 {nn} 项检查，0 项异常"},
        {Info, "同步", "主从同步正常，延迟 {n} ms，无报错"},
        {Info, "jobs", "worker {n} picked up task {uuid}"}};
}

std::vector<Phrase> othersHabits()
{
    return {{Error, "feed", "partner feed answered garbage, keeping yesterday's"},
        {Error, "push", "device {hex} unregistered, token removed"},
        {Warning, "dns", "lookup of ntp-{n}.internal slow"},
        {Error, "http", "bad request from crawler {ip}: illegal header"},
        {Error, "同步", "历史数据补录失败 1 条，已记录"},
        {Error, "geo", "address {big} not resolvable"}};
}

std::vector<Phrase> othersNovelties()
{
    return {{Info, "startup", "experimental scheduler v{n} active"},
        {Warning, "startup", "flag --old-parser will be removed"},
        {Info, "startup", "registered listener for basket.changed"},
        {Info, "启动", "新增规则 {n} 条，已加载"}};
}

std::vector<Recovery> othersRecoveries()
{
    return {{{Warning, "amqp", "channel closed by peer, opening another"},
                {Info, "amqp", "channel is open again"}},
        {{Error, "lease", "lease not renewed in time, asking again"},
            {Info, "lease", "lease renewed until {nn}"}},
        {{Warning, "下载", "分片 {n} 下载中断，重新下载"}, {Info, "下载", "分片 {n} 下载完成"}}};
}

std::vector<Phrase> othersSurvived()
{
    return {{Error, "fonts", "font pack {n} unreadable, falling back"},
        {Error, "stats", "histogram overflow, bucket dropped"},
        {Error, "预热", "热点商品列表为空，跳过预热"}};
}

std::vector<Phrase> onService()
{
    return {{Error, "http", "500 GET /v2/{table}/{big} {n}ms"},
        {Error, "main", "terminating, {n} requests in flight dropped"},
        {Error, "bus", "listener basket.changed threw, message requeued"},
        {Error, "probe", "self test negative"},
        {Warning, "limit", "shedding load, {nn} requests refused"},
        {Error, "http", "upstream {svc} unavailable, answering 502"}};
}

std::vector<Phrase> onPlatform()
{
    return {{Warning, "Failed", "Error: container exited unexpectedly, restart count {n}"},
        {Warning, "Unhealthy", "Liveness probe failed: connection refused"},
        {Warning, "FailedPreStopHook", "PreStopHook did not finish"},
        {Info, "SandboxChanged", "Pod sandbox changed, it will be killed and re-created."}};
}

std::vector<Phrase> onTool()
{
    return {{Warning, "", "retry {n} of 5 in 10s"},
        {Error, "", "timed out waiting for the condition"},
        {Error, "", "canary analysis: failed checks {n}, threshold 1"}};
}

std::vector<Phrase> onToolInChinese()
{
    return {{Warning, "", "第 {n} 次重试（共 5 次）"}, {Error, "", "等待新版本就绪超时"},
        {Error, "", "发布门禁未通过：失败检查 {n} 项"}};
}

} // namespace

const Noise& heldBackNoise()
{
    static const Noise noise{othersHarmless(), othersHabits(), othersNovelties(),
        othersRecoveries(), othersSurvived(), onService(), onPlatform(), onTool(),
        onToolInChinese()};
    return noise;
}

} // namespace incidents
