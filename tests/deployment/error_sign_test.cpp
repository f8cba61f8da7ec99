// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/error_sign.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

using deployment::ErrorSign;
using deployment::errorSignOf;
using deployment::saysRollbackByHand;

TEST(ErrorSign, whatSomethingIsCalledTellsNothing)
{
    for (const char* name : {"crash", "error", "failed", "oomkilled", "forbidden", "timeout"}) {
        const std::string called(name);
        for (const std::string& line : {"Pulling pod/web-7d4: Pulling image \"" + called + ":2\"",
                 "Pulled: Successfully pulled image \"r.io/shop/" + called + "@sha256:ab\" in 2s",
                 "Created pod/" + called + ": Created container " + called,
                 "Started container \"" + called + '"', "Scheduled pod/" + called + ": on node-1",
                 "Scaled up replica set " + called + "-7d4f9 to 2", "image: " + called + ":2",
                 R"({"level":"info","image":")" + called + R"(:2","msg":"deployed"})",
                 "level=info msg=\"pulled\" image=" + called + ":2", "deploying to ns/x-" + called,
                 R"({"msg":"Pulling image \")" + called + R"(\""})",
                 "拉取镜像 " + called + ":2 完成", "容器“" + called + "”已启动",
                 "创建容器 " + called})
            EXPECT_EQ(errorSignOf(line), ErrorSign::None) << line;
        EXPECT_EQ(errorSignOf("Failed to pull image \"" + called + ":2\""), ErrorSign::Error);
    }
    for (const char* line :
        {R"({"reason":"ImagePullBackOff"})", "state='crashed'", R"({"error":"oom-killed"})",
            "can't connect: 'db' refused", "image not found: failed", "container crashed",
            "image pull failed: x/y:2", "Error: ImagePullBackOff", R"({"deployment":"failed"})",
            "job=\"failed\"", R"(exited with code "137")", "health check returned '503'"})
        EXPECT_EQ(errorSignOf(line), ErrorSign::Error) << line;
}

TEST(ErrorSign, knowsALineThatSaysAnError)
{
    for (const char* line : {
             "错误：镜像构建失败：依赖下载超时 (exit code 1)",
             "镜像推送失败：registry.example.com/app:v2: 503 Service Unavailable",
             "部署到蓝环境失败：容器反复重启 (CrashLoopBackOff, exit code 137)",
             "自动化测试失败：86 项中 3 项未通过",
             "10 个错误",
             "共 3 项失败，0 项跳过",
             "【错误】数据库连接中断",
             "连接数据库超时",
             "[ERROR] cannot reach db-1",
             "ERROR something odd",
             "2025-02-15 10:07:00,123 [main] ERROR com.acme.Worker - giving up",
             "level=error msg=\"something odd\"",
             R"({"level":"error","msg":"something odd"})",
             "E0215 10:07:00.123456       1 main.go:12] something odd",
             "error: pull access",
             "failed to pull image",
             "3 failed, 0 skipped",
             "probe refused",
             "java.lang.NullPointerException: order",
             "requests.exceptions.ConnectionError: x",
             "Timeout after 30s",
             "dial tcp 10.0.0.1:443: i/o timeout",
             "read timed out",
             "process exited with code 137",
             "exit status 1",
             "Back-off restarting failed container",
             "level=error errors=0",
             "rollback failed: no image",
             "回滚失败：镜像不存在",
             "Deployment of app failed: image not found",
             "errors: 12",
             "error: no route to host",
             "0 failures, 2 errors",
             "HTTP 500 Internal Server Error",
             "错误码：500",
             "Health check failed (connection refused)",
             "error: null pointer",
             "连接失败：0x80004005",
             "panic: runtime error",
         })
        EXPECT_EQ(errorSignOf(line), ErrorSign::Error) << line;
}

TEST(ErrorSign, takesNoDenialForAnError)
{
    for (const char* line : {
             "",
             "开始构建镜像",
             "单元测试通过：1284 项，失败 0 项",
             "失败数：0",
             "错误码：0",
             "从未失败",
             "no failed pods",
             "Errors: none",
             "错误数=0，警告数=3",
             "0 个错误",
             "没有错误",
             "未发现任何异常",
             "运行正常，无异常",
             "错误率 0.1%",
             "请求失败率低于阈值",
             "超时时间 30 秒",
             "异常已恢复",
             "errors=0",
             "errors: 0, warnings: 2",
             "0 errors, 0 warnings",
             "no errors found",
             "finished without error",
             "12 passed, 0 failed",
             "failed=0",
             "passed 1284, failed 0",
             "error=nil",
             "err: null",
             "Error: none",
             "exit code 0",
             "exited with status 0",
             "error rate 0.1%",
             "timeout=30s",
             "timeout 30s",
             "wrote /var/log/error.log",
             "GET /errors/ 200",
             "on-error=continue",
             "failover is ready",
             "INFO all good",
             "deployment finished",
             "terrors and failsafe",
             "开始回滚到V2.0.5：手动回滚（ops）：error rate after the switch",
             "rolling back to V2.0.5 because requests failed",
         })
        EXPECT_EQ(errorSignOf(line), ErrorSign::None) << line;
}

TEST(ErrorSign, aResultOrAWarningIsOnlyAMention)
{
    for (const char* line : {
             "部署失败，等待处理",
             "部署失败",
             "[ERROR] deployment failed",
             "错误：部署失败",
             "Deployment failed.",
             "Deployment DEP-7 failed, see above",
             "job aborted",
             "step 3/9 failed",
             "Deployment failed - waiting",
             "ERROR: step 'build' failed",
             "警告：指标或状态异常，正在重试 (3/3)",
             "WARN connection refused, retry 1 of 3",
             "[warning] read timed out",
             "level=info msg=\"retry after timeout\"",
             "W0215 10:07:00.1 1 main.go:12] read failed",
         })
        EXPECT_EQ(errorSignOf(line), ErrorSign::Mention) << line;
    EXPECT_EQ(errorSignOf("流量切换失败，开始自动回滚", "流量切换"), ErrorSign::Mention);
    EXPECT_EQ(errorSignOf("Health Check failed", "Health check"), ErrorSign::Mention);
    EXPECT_EQ(errorSignOf("流量切换失败：请求成功率低于阈值 99%", "流量切换"), ErrorSign::Error);
}

TEST(ErrorSign, tellsWhoBeganARollback)
{
    EXPECT_TRUE(saysRollbackByHand("开始回滚到V2.0.5：手动回滚（OPS-李四）：错误率上升"));
    EXPECT_TRUE(saysRollbackByHand("Manual rollback requested"));
    EXPECT_TRUE(saysRollbackByHand("Rolled back by alice"));
    EXPECT_TRUE(saysRollbackByHand("rollback triggered manually by user dave"));
    EXPECT_TRUE(saysRollbackByHand("operator requested rollback"));
    EXPECT_FALSE(saysRollbackByHand("rollback triggered by analysis run 7"));
    EXPECT_FALSE(saysRollbackByHand("开始回滚到V2.0.3：自动回滚"));
    EXPECT_FALSE(saysRollbackByHand("rolled back to V2.0.5"));
    for (const char* line : {
             "Rolled back manually by bob",
             "rollback was triggered manually",
             "Manually triggered a rollback to V2",
             "auto-rollback is off: rolled back manually",
             "rollback was requested by alice",
             "carol requested a rollback",
             "手动执行回滚",
             "由值班人员人工发起回滚",
         })
        EXPECT_TRUE(saysRollbackByHand(line)) << line;
    for (const char* line : {
             "Automatic rollback by Flagger: success rate 82 % is below 99 %",
             "Rolled back by the canary analysis",
             "rollback by controller",
             "rollback was requested by the automation",
             "no manual rollback was requested; aborting automatically",
             "Rollback without manual intervention",
             "manual approval was given, rollback starts if errors rise",
             "automatically requested rollback",
             "无需人工回滚，系统已自动回滚",
             "未手动回滚",
             "人工审批后自动回滚",
         })
        EXPECT_FALSE(saysRollbackByHand(line)) << line;
    EXPECT_FALSE(saysRollbackByHand(""));
}

TEST(ErrorSign, takesWhateverBytesThereAre)
{
    std::mt19937 random(11);
    const char* pieces[] = {"error", "0", "失败", " ", "：", ":", "[", "]", "exit code", "\xff",
        "level=", "无", "个", "回滚", "E0215", "=", "timed", "out", "部署", ",", "\n", "Exception"};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto count = random() % 8; count > 0; --count)
            text += pieces[random() % std::size(pieces)];
        if (!text.empty() && random() % 4 == 0)
            text.resize(random() % text.size()); // within a character
        EXPECT_EQ(errorSignOf(text, "部署"), errorSignOf(text + "。正常", "部署"))
            << "another sentence takes no error away: " << text;
        (void)saysRollbackByHand(text);
    }
    EXPECT_EQ(errorSignOf(std::string(10'000'000, 'a') + " error"), ErrorSign::None)
        << "only the beginning is looked at";
}
