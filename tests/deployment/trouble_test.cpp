// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/trouble.h"

#include "deploy/deployment/error_sign.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace {

using deployment::maySayError;
using deployment::readErrors;
using deployment::Trouble;
using deployment::Troubles;
using deployment::troublesOf;

TEST(Trouble, isKnownByItsWords)
{
    const std::pair<const char*, Trouble> cases[]{
        {"ERROR java.lang.IllegalStateException: no", Trouble::Exception},
        {"Traceback (most recent call last):", Trouble::Exception},
        {"panic: runtime error: index out of range", Trouble::Exception},
        {"container exited with code 137", Trouble::ExitCode},
        {"部署失败（退出码 1）", Trouble::ExitCode},
        {"dial tcp: i/o timeout", Trouble::Timeout},
        {"拉取镜像超时", Trouble::Timeout},
        {"Back-off pulling image: ImagePullBackOff", Trouble::Image},
        {"Failed to pull image \"app:v2\": manifest unknown", Trouble::Image},
        {"错误：镜像不存在", Trouble::Image},
        {"Readiness probe failed: HTTP probe failed", Trouble::Probe},
        {"健康检查未通过", Trouble::Probe},
        {"Last state: Terminated, OOMKilled", Trouble::Memory},
        {"java.lang.OutOfMemoryError: heap", Trouble::Memory},
        {"CrashLoopBackOff", Trouble::Crash},
        {"dial tcp 10.0.0.1:5432: connect: connection refused", Trouble::Connection},
        {"连接数据库失败：连接被拒绝", Trouble::Connection},
        {"open /etc/app.key: Permission denied", Trouble::Permission},
        {"权限不足", Trouble::Permission},
        {"write /var/log/app: no space left on device", Trouble::Disk},
        {"磁盘空间不足", Trouble::Disk},
        {"pods \"app\" is forbidden: exceeded quota: compute", Trouble::Quota},
        {"x509: certificate has expired or is not yet valid", Trouble::Certificate},
        {"lookup db.prod: no such host", Trouble::Dns},
        {"Could not resolve placeholder 'db.url'", Trouble::Config},
        {"listen tcp :8080: bind: address already in use", Trouble::Port},
        {"Deadlock found when trying to get lock", Trouble::Database},
        {"0/5 nodes: insufficient memory", Trouble::Scheduling},
        {"upstream returned 502", Trouble::ServerError},
    };
    for (const auto& [line, trouble] : cases) {
        EXPECT_TRUE(troublesOf(line).holds(trouble)) << line << ": " << wordOf(trouble);
        EXPECT_NE(readErrors(line).sign, deployment::ErrorSign::None) << line;
    }
}

TEST(Trouble, thatIsDeniedIsNone)
{
    for (const char* line : {"no timeouts", "exit code 0", "退出码：0", "no out of memory events",
             "connection refused: 0", "timeout=30s", "returned 200", "took 503 ms",
             "imagepullbackoffs", "未出现连接被拒绝", "没有磁盘空间不足", "端口检查通过", ""})
        EXPECT_TRUE(troublesOf(line).empty()) << line;
}

TEST(ErrorReading, tellsLevelsApart)
{
    EXPECT_TRUE(readErrors("WARN disk is filling up").isWarning);
    EXPECT_TRUE(readErrors("[2025-02-15 10:00:00] [警告] [app] 缓存未命中").isWarning);
    EXPECT_TRUE(readErrors("W0215 10:07:00.1 1 main.go:12] slow").isWarning);
    EXPECT_TRUE(readErrors("2025-02-15 10:00:00 CRITICAL licence").isFatal);
    EXPECT_TRUE(readErrors("F0215 10:07:00.1 1 main.go:12] no").isFatal);
    EXPECT_TRUE(readErrors("10:00:00 | 致命 | 无法启动").isFatal);
    EXPECT_FALSE(readErrors("ERROR no").isFatal);
    EXPECT_TRUE(readErrors("ERROR: deployment failed").isResult);
    EXPECT_FALSE(readErrors("ERROR: deployment failed: image not found").isResult);
    EXPECT_TRUE(
        readErrors("\x1b[31mERROR\x1b[0m something odd").sign == deployment::ErrorSign::Error);
    EXPECT_EQ(readErrors("[WARN] rolling back to V2.0.5").sign, deployment::ErrorSign::None);
    EXPECT_EQ(
        readErrors("ConcurrentModificationException: null").sign, deployment::ErrorSign::Error);
}

TEST(ErrorPrefilter, leavesOutNothing)
{
    std::mt19937 random(12);
    static const char* pieces[] = {"error", "Error", "KeyError", "FAILED", "0", "失败", "错误", " ",
        "：", ":", "[", "]", "exit code 1", "\xff", "level=warn", "警告", "OOMKilled", "E0215",
        "F0101", "timed out", "returned 503", "退出码 7", "x509", "no such host", "\x1b[31m", "all",
        "good", "Traceback", "返回 500"};
    std::size_t said = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto count = random() % 6; count > 0; --count)
            text += pieces[random() % std::size(pieces)];
        const auto reading = readErrors(text);
        const bool says = reading.sign != deployment::ErrorSign::None || reading.isWarning;
        said += says ? 1 : 0;
        // readErrors() asks it first: what the words alone say is compared with it.
        ASSERT_TRUE(maySayError(text) || troublesOf(text).empty()) << text;
        ASSERT_TRUE(maySayError(text) || !says) << text;
    }
    EXPECT_GT(said, 1'000U);
    EXPECT_FALSE(maySayError("GET /orders/77777 200 42 ms"));
}

} // namespace
