// SPDX-License-Identifier: GPL-3.0-or-later
#include "noise.h"

namespace incidents {

namespace {

using enum Level;
using Phrases = std::vector<Phrase>;

/// One list a role, in their order.
using ByRole = std::vector<Phrases>;

const ByRole& englishSteps()
{
    static const ByRole phrases{
        {{Info, "", "disk 41% used, memory 63% used, limits ok"},
            {Info, "", "schema version 142 matches"}},
        {{Info, "", "resolved {nn} dependencies"}, {Info, "", "compiled {nn} modules, 0 errors"}},
        {{Info, "", "pushed registry.example.com/{svc}:{ver}, digest sha256:{hex}"}},
        {{Info, "", "waiting for {n} instances"}, {Info, "", "3 of 3 instances ready"}},
        {{Info, "", "probe /healthz answered 200 in {nn} ms"}, {Info, "", "3 of 3 healthy"}},
        {{Info, "", "smoke tests: 86 run, 86 passed, 0 failed"}},
        {{Info, "", "load balancer updated, {nn} rules"}},
        {{Info, "", "success rate and response time within limits"}},
        {{Info, "", "drained 0 remaining connections"}},
    };
    return phrases;
}

const ByRole& chineseSteps()
{
    static const ByRole phrases{
        {{Info, "", "磁盘已用 41%，内存已用 63%，余量充足"}, {Info, "", "数据库结构版本 142 一致"}},
        {{Info, "", "依赖解析完成，共 {nn} 项"}, {Info, "", "单元测试通过：1284 项，失败 0 项"}},
        {{Info, "", "镜像 registry.example.com/{svc}:{ver} 推送完成"}},
        {{Info, "", "等待 {n} 个实例就绪"}, {Info, "", "3 个实例全部就绪"}},
        {{Info, "", "探针 /healthz 返回 200，耗时 {nn} ms"}},
        {{Info, "", "冒烟测试 86 项全部通过"}},
        {{Info, "", "负载均衡规则已更新（{nn} 条）"}},
        {{Info, "", "请求成功率与响应时间正常"}},
        {{Info, "", "剩余连接 0，已排空"}},
    };
    return phrases;
}

const ByRole& platformSteps()
{
    static const ByRole phrases{
        {},
        {},
        {},
        {{Info, "Scheduled", "Successfully assigned {pod} to {host}"},
            {Info, "Pulled", "Successfully pulled image in {nn}ms"},
            {Info, "Created", "Created container app"}, {Info, "Started", "Started container app"}},
        {},
        {},
        {},
        {},
        {{Info, "Killing", "Stopping container app"}},
    };
    return phrases;
}

const ByRole& serviceSteps()
{
    static const ByRole phrases{
        {},
        {},
        {},
        {{Info, "boot", "starting {svc} {ver} with profile main"},
            {Info, "boot", "connected to {db} at {ip}"}, {Info, "boot", "listening on 8080"},
            {Info, "boot", "started in {n}.{n} seconds"}},
        {{Info, "health", "status UP"}},
        {{Info, "web.access", "GET /api/{table}?test=1 200 {nn} ms"}},
        {{Info, "boot", "received first request"}},
        {{Info, "stats", "{big} requests, p50 {nn} ms, errors 0"}},
        {{Info, "lifecycle", "graceful shutdown finished"}},
    };
    return phrases;
}

std::span<const Phrase> of(const ByRole& phrases, StepRole role)
{
    return phrases[static_cast<std::size_t>(role)];
}

} // namespace

std::span<const Phrase> toolPhrases(StepRole role, bool isChinese)
{
    return of(isChinese ? chineseSteps() : englishSteps(), role);
}

std::span<const Phrase> platformPhrases(StepRole role)
{
    return of(platformSteps(), role);
}

std::span<const Phrase> servicePhrases(StepRole role)
{
    return of(serviceSteps(), role);
}

} // namespace incidents
