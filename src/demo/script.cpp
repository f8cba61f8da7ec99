// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

namespace demo {

namespace {

using Script = std::vector<StepScript>;

StepScript preparation()
{
    return {"部署前检查", 300, "开始部署{version}到{environment}", {"部署前检查通过"},
        "磁盘与内存余量充足，配置一致",
        "部署前检查失败：数据库结构版本不一致 (expected 142, found 141)", {}};
}

StepScript build()
{
    return {"构建镜像", 300, "开始构建镜像", {"单元测试通过：1284 项，失败 0 项"}, "镜像构建完成",
        "镜像构建失败：依赖下载超时 (exit code 1)", {}};
}

StepScript push()
{
    return {"推送镜像", 120, "开始推送镜像到仓库", {}, "镜像推送完成",
        "镜像推送失败：{image}: 503 Service Unavailable", {}};
}

StepScript healthCheck()
{
    return {"健康检查", 120, "开始健康检查", {}, "健康检查通过",
        "健康检查失败：/healthz 连续 5 次返回 503", {}};
}

StepScript observation()
{
    return {"监控观察", 480, "开始监控观察", {"请求成功率与响应时间正常"}, "监控观察结束，未见异常",
        "监控观察失败：平均响应时间超过阈值 200 ms", {}};
}

Script blueGreen()
{
    return {preparation(), build(), push(),
        {"部署到{new}环境", 480, "开始部署到{new}环境",
            {"{nodes} 个节点就绪，{containers} 个容器已启动"}, "{new}环境部署完成",
            "部署到{new}环境失败：容器反复重启 (CrashLoopBackOff, exit code 137)", {}},
        healthCheck(),
        {"自动化测试", 180, "开始自动化测试", {}, "自动化测试通过",
            "自动化测试失败：86 项中 3 项未通过 (checkout, refund, invoice)", {}},
        {"流量切换", 300, "开始流量切换", {}, "流量切换完成",
            "流量切换失败：请求成功率低于阈值 99%", {50, 100}},
        observation(),
        {"下线{other}环境", 120, "开始下线{other}环境", {}, "{other}环境已下线",
            "下线{other}环境失败：仍有 12 个活动连接", {}}};
}

Script canary()
{
    return {preparation(), build(), push(),
        {"部署金丝雀实例", 240, "开始部署金丝雀实例", {}, "金丝雀实例就绪",
            "部署金丝雀实例失败：拉取镜像 {image} 超时", {}},
        healthCheck(),
        {"金丝雀放量", 600, "开始金丝雀放量", {}, "金丝雀指标正常",
            "金丝雀放量失败：新版本错误率为旧版本的 6 倍", {5, 10, 30}},
        {"全量放量", 300, "开始全量放量", {}, "全量放量完成",
            "全量放量失败：请求成功率低于阈值 99%", {60, 100}},
        observation(),
        {"下线旧版本", 120, "开始下线旧版本{old}", {}, "旧版本已下线",
            "下线旧版本失败：仍有 8 个活动连接", {}}};
}

StepScript batch(std::string_view name, std::string_view begin, std::string_view end, int traffic)
{
    return {name, 240, begin, {}, end, "批次更新失败：2 个实例未能在 180 秒内就绪", {traffic}};
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
            "停止旧版本失败：进程未响应 SIGTERM", {0}},
        {"部署新版本", 180, "开始部署新版本{version}", {"{containers} 个容器已启动"},
            "新版本部署完成", "部署新版本失败：端口 8080 已被占用", {100}},
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
