// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/plugin_approvals.h"

#include "connections/connection_store.h"
#include "settings/settings.h"

#include "deploy/widgets/connections/plugin_dialog.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>

namespace {

class WindowApprovalsTest : public testing::Test {
protected:
    static sources::PluginCall callOf(const char* file)
    {
        sources::PluginCall call{file, "shop", {}};
        call.plugin.command = "/usr/bin/aws";
        call.plugin.arguments = {"eks", "get-token"};
        return call;
    }
    void ask(const char* file)
    {
        approvals.ask(callOf(file), &context, [this](const deployment::Expected<void>& answer) {
            answers.push_back(answer.has_value());
        });
    }
    [[nodiscard]] widgets::PluginDialog* dialog() const
    {
        for (auto* each : window.findChildren<widgets::PluginDialog*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    void click(const char* button) const
    {
        ASSERT_NE(dialog(), nullptr);
        dialog()->findChild<QPushButton*>(QLatin1String(button))->click();
    }

    QTemporaryDir folder;
    console::Settings settings{folder.path()};
    std::vector<bool> answers;
    QWidget window;
    QObject context;
    console::WindowApprovals approvals{settings, window};
};

TEST_F(WindowApprovalsTest, oneThatIsAllowedForThisRunIsAskedForAgain)
{
    window.show();
    ask("/a");
    click("runOnce");
    EXPECT_EQ(answers, std::vector{true});
    ask("/a");
    EXPECT_NE(dialog(), nullptr);
    click("doNotRun");
    EXPECT_EQ(answers, (std::vector{true, false}));
}

TEST_F(WindowApprovalsTest, whoIsGoneIsNotAnswered)
{
    window.show();
    auto asking = std::make_unique<QObject>();
    approvals.ask(callOf("/a"), asking.get(), [this](const deployment::Expected<void>& answer) {
        answers.push_back(answer.has_value());
    });
    ASSERT_NE(dialog(), nullptr);
    asking.reset();
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_TRUE(answers.empty());
}

TEST_F(WindowApprovalsTest, oneThatIsAlwaysAllowedIsRememberedForItsFileOnly)
{
    window.show();
    ask("/a");
    click("runAlways");
    console::Settings later(folder.path());
    console::WindowApprovals again(later, window);
    again.ask(callOf("/a"), &context, [this](const deployment::Expected<void>& answer) {
        answers.push_back(answer.has_value());
    });
    EXPECT_EQ(answers, (std::vector{true, true}));
    EXPECT_EQ(dialog(), nullptr);
    again.ask(callOf("/b"), &context, [](const deployment::Expected<void>&) {});
    EXPECT_NE(dialog(), nullptr);
}

TEST(ConnectionStore, keepsWhatOnlyClustersHave)
{
    const QTemporaryDir folder;
    console::Settings settings(folder.path());
    operations::Connection connection;
    connection.id = "1";
    connection.name = "Shop";
    connection.address = "kube:shop/web";
    connection.cluster = {"/k", {{"web", "production"}, {"web-dev", "开发"}}, true};
    connection.credential.entry = connection.id;
    console::saveConnections(settings, {connection});
    console::Settings later(folder.path());
    const auto loaded = console::loadConnections(later);
    ASSERT_EQ(loaded.size(), 1U);
    EXPECT_EQ(loaded[0].address, connection.address);
    EXPECT_EQ(loaded[0].cluster, connection.cluster);
}

} // namespace
