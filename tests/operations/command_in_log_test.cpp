// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_in_log.h"

#include <gtest/gtest.h>

namespace operations {

namespace {

TEST(CommandInLog, isKnownByItsWords)
{
    for (const char* message : {"部署已暂停（OPS-李四）：错误率上升", "Deployment paused by ops",
             "[INFO] rollout paused", "发布已暂停"})
        EXPECT_EQ(commandSaidBy(message), CommandKind::Pause) << message;
    for (const char* message : {"部署继续", "DEPLOYMENT RESUMED", "运维手动恢复"})
        EXPECT_EQ(commandSaidBy(message), CommandKind::Resume) << message;
    for (const char* message : {"手动回滚（OPS）", "manual rollback (ops): error rate is up"})
        EXPECT_EQ(commandSaidBy(message), CommandKind::RollBack) << message;
}

TEST(CommandInLog, isNotReadIntoWhatTellsOfNone)
{
    for (const char* message : {"", "部署未暂停", "deployment not paused", "GC paused 12 ms",
             "service resumed accepting connections", "自动回滚：成功率低于阈值",
             "rolling update 3/5", "如需暂停部署，请联系值班人员", "can be paused"})
        EXPECT_EQ(commandSaidBy(message), std::nullopt) << message;
    EXPECT_EQ(commandSaidBy(std::string(230, 'x') + " deployment paused"), CommandKind::Pause);
    EXPECT_EQ(commandSaidBy(std::string(250, 'x') + " deployment paused"), std::nullopt)
        << "a command is told at the front";
}

} // namespace

} // namespace operations
