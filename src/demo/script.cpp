// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

namespace demo {

namespace {

using Script = std::vector<StepScript>;

StepScript preparation()
{
    return {"部署前检查", 300, "开始部署{version}到{environment}", {"部署前检查通过"},
        "磁盘与内存余量充足，配置一致",
        "部署前检查失败：数据库结构版本不一致 (expected 142, found 141)", {},
        {"[db-1] ERROR migrate: version 142 (add_coupon) not applied: Lock wait timeout exceeded, "
         "held by session 18273"}};
}

StepScript build()
{
    return {"构建镜像", 300, "开始构建镜像", {"单元测试通过：1284 项，失败 0 项"}, "镜像构建完成",
        "镜像构建失败：依赖下载超时 (exit code 1)", {},
        {"npm ERR! network request to https://npm.example.com/date-fns failed, reason: connect "
         "ETIMEDOUT 10.8.0.12:443"}};
}

StepScript push()
{
    return {"推送镜像", 120, "开始推送镜像到仓库", {}, "镜像推送完成",
        "镜像推送失败：{image}: 503 Service Unavailable", {},
        {"received unexpected HTTP status while uploading layer 4 of 7: 503 Service Unavailable"}};
}

StepScript healthCheck()
{
    return {"健康检查", 120, "开始健康检查", {"探针 /healthz 返回 200，耗时 18 ms"}, "健康检查通过",
        "健康检查失败：/healthz 连续 5 次返回 503", {},
        {"[app-1] ERROR c.e.orders.Database - cannot open a connection",
            "org.postgresql.util.PSQLException: FATAL: password authentication failed for user "
            "\"orders\"",
            "\tat "
            "org.postgresql.core.v3.ConnectionFactoryImpl.doAuthentication(ConnectionFactoryImpl."
            "java:659)",
            "\tat "
            "org.postgresql.core.v3.ConnectionFactoryImpl.tryConnect(ConnectionFactoryImpl.java:"
            "180)",
            "\tat com.example.orders.Database.open(Database.java:57)"},
        true};
}

StepScript observation()
{
    return {"监控观察", 480, "开始监控观察",
        {"请求成功率与响应时间正常", "[app-2] INFO stats: requests=18204 errors=0 timeouts=0"},
        "监控观察结束，未见异常", "监控观察失败：平均响应时间超过阈值 200 ms", {},
        {"[app-2] ERROR c.e.orders.Pool - 获取数据库连接超时：30000 ms (active=20, idle=0, "
         "waiting=47)"},
        true};
}

/// The memory of the new version is used up while it starts.
std::vector<std::string_view> outOfMemory()
{
    return {"[app-2] ERROR c.e.orders.Application - startup failed",
        "java.lang.OutOfMemoryError: Java heap space",
        "\tat com.example.orders.catalog.CatalogCache.load(CatalogCache.java:118)",
        "\tat com.example.orders.catalog.CatalogCache.warmUp(CatalogCache.java:64)",
        "\tat com.example.orders.Application.start(Application.java:41)",
        "\tat com.example.orders.Application.main(Application.java:19)"};
}

/// What a version says while it starts, whatever becomes of it.
constexpr std::string_view started =
    "[app-1] INFO c.e.orders.Application - started {version}, listening on 8080";
constexpr std::string_view deprecated =
    "[app-1] WARN c.e.orders.Config - 配置项 server.legacy-mode 已弃用，忽略";

Script blueGreen()
{
    return {preparation(), build(), push(),
        {"部署到{new}环境", 480, "开始部署到{new}环境",
            {deprecated, started, "{nodes} 个节点就绪，{containers} 个容器已启动"},
            "{new}环境部署完成",
            "部署到{new}环境失败：容器反复重启 (CrashLoopBackOff, exit code 137)", {},
            outOfMemory()},
        healthCheck(),
        {"自动化测试", 180, "开始自动化测试", {}, "自动化测试通过",
            "自动化测试失败：86 项中 3 项未通过 (checkout, refund, invoice)", {},
            {"FAIL refund: POST /api/refunds expected 201, got 500: column \"coupon_id\" does not "
             "exist"}},
        {"流量切换", 300, "开始流量切换", {}, "流量切换完成",
            "流量切换失败：请求成功率低于阈值 99%", {50, 100},
            {"[app-3] ERROR c.e.orders.PaymentClient - 调用支付网关失败：连接 pay.internal:8443 "
             "超时",
                "java.net.SocketTimeoutException: connect timed out",
                "\tat com.example.orders.PaymentClient.pay(PaymentClient.java:88)",
                "\tat com.example.orders.Checkout.finish(Checkout.java:131)"},
            true},
        observation(),
        {"下线{other}环境", 120, "开始下线{other}环境", {}, "{other}环境已下线",
            "下线{other}环境失败：仍有 12 个活动连接", {},
            {"drain: 12 connections of 10.8.3.14 still open after 60 s, giving up"}}};
}

Script canary()
{
    return {preparation(), build(), push(),
        {"部署金丝雀实例", 240, "开始部署金丝雀实例", {"等待实例就绪：1/3", deprecated, started},
            "金丝雀实例就绪", "部署金丝雀实例失败：拉取镜像 {image} 超时", {},
            {"Failed to pull image \"{image}\": dial tcp 10.8.0.5:443: i/o timeout"}},
        healthCheck(),
        {"金丝雀放量", 600, "开始金丝雀放量", {}, "金丝雀指标正常",
            "金丝雀放量失败：新版本错误率为旧版本的 6 倍", {5, 10, 30},
            {"[app-7] ERROR c.e.orders.Pricing - request GET /api/quote failed",
                "java.lang.NullPointerException: Cannot invoke \"Coupon.rate()\" because "
                "\"coupon\" is null",
                "\tat com.example.orders.Pricing.quote(Pricing.java:203)",
                "\tat com.example.orders.QuoteResource.get(QuoteResource.java:47)"},
            true},
        {"全量放量", 300, "开始全量放量", {}, "全量放量完成",
            "全量放量失败：请求成功率低于阈值 99%", {60, 100},
            {"[app-4] ERROR c.e.orders.Inventory - 库存服务返回 503：上游连接被重置 "
             "(inventory.internal)"},
            true},
        observation(),
        {"下线旧版本", 120, "开始下线旧版本{old}", {}, "旧版本已下线",
            "下线旧版本失败：仍有 8 个活动连接", {},
            {"drain: 8 connections of 10.8.3.14 still open after 60 s, giving up"}}};
}

StepScript batch(std::string_view name, std::string_view begin, std::string_view end, int traffic)
{
    return {name, 240, begin, {started}, end, "批次更新失败：2 个实例未能在 180 秒内就绪",
        {traffic},
        {"[app-5] ERROR c.e.orders.Journal - 写入 /data/journal 失败：磁盘空间不足 (No space left "
         "on device)"},
        true};
}

Script rolling()
{
    return {preparation(), build(), push(),
        batch("滚动更新第1批", "开始滚动更新第1批，共3批", "第1批更新完成", 33),
        batch("滚动更新第2批", "开始滚动更新第2批，共3批", "第2批更新完成", 67),
        batch("滚动更新第3批", "开始滚动更新第3批，共3批", "第3批更新完成", 100), healthCheck(),
        observation()};
}

Script allAtOnce()
{
    return {preparation(), build(), push(),
        {"停止旧版本", 60, "开始停止旧版本{old}", {}, "旧版本已停止",
            "停止旧版本失败：进程未响应 SIGTERM", {0},
            {"app-1.service: State 'stop-sigterm' timed out, process 4711 still running"}},
        {"部署新版本", 180, "开始部署新版本{version}", {"{containers} 个容器已启动"},
            "新版本部署完成", "部署新版本失败：端口 8080 已被占用", {100},
            {"[app-1] FATAL listen tcp 0.0.0.0:8080: bind: address already in use"}, true},
        healthCheck(), observation()};
}

std::string_view valueOf(std::string_view name, const Wording& wording)
{
    if (name == "version")
        return wording.version;
    if (name == "old")
        return wording.oldVersion;
    if (name == "environment")
        return wording.environment;
    if (name == "new")
        return wording.newColor;
    if (name == "other")
        return wording.otherColor;
    if (name == "image")
        return wording.image;
    return name == "nodes" ? wording.nodes : wording.containers;
}

} // namespace

std::span<const StepScript> scriptOf(deployment::Strategy strategy)
{
    static const Script scripts[] = {blueGreen(), canary(), rolling(), allAtOnce()};
    switch (strategy) {
    case deployment::Strategy::Canary:
        return scripts[1];
    case deployment::Strategy::Rolling:
        return scripts[2];
    case deployment::Strategy::AllAtOnce:
        return scripts[3];
    default:
        return scripts[0];
    }
}

std::string worded(std::string_view text, const Wording& wording)
{
    std::string result;
    result.reserve(text.size() + 16);
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        const std::size_t close = text.find('}', open);
        result += text.substr(0, open);
        result += valueOf(text.substr(open + 1, close - open - 1), wording);
        text.remove_prefix(close + 1);
    }
    result += text;
    return result;
}

} // namespace demo
