// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/unopened_connection.h"

#include <gtest/gtest.h>

#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace console {

namespace {

class UnopenedConnection : public testing::Test {
protected:
    UnopenedConnection() { m_window.show(); }
    bool tell(const char* address)
    {
        operations::Connection connection;
        connection.address = address;
        return tellUnopened(m_window, connection,
            deployment::simpleError(deployment::ErrorCode::NotFound,
                DEPLOY_MESSAGE("Message",
                    "The kubeconfig names no current context. Choose one: "
                    "kube:CONTEXT")),
            {[](const QString&) {}, [this] { ++m_edits; }});
    }
    [[nodiscard]] QMessageBox* box() const { return m_window.findChild<QMessageBox*>(); }
    [[nodiscard]] QAbstractButton* button(const QString& text) const
    {
        const auto buttons = box()->buttons();
        const auto found = std::ranges::find(buttons, text, &QAbstractButton::text);
        return found == buttons.end() ? nullptr : *found;
    }

    QWidget m_window;
    int m_edits = 0;
};

TEST_F(UnopenedConnection, saysOfAClusterWhatIsTrueWhyAndWhatCanBeDone)
{
    ASSERT_TRUE(tell("kube:"));
    EXPECT_EQ(box()->text(), QStringLiteral("kube: could not be opened."));
    EXPECT_TRUE(box()->informativeText().startsWith(
        QStringLiteral("The kubeconfig names no current context.")));
    EXPECT_TRUE(box()->informativeText().contains(QStringLiteral("KUBECONFIG")));
    EXPECT_NE(button(QStringLiteral("Choose a kubeconfig file…")), nullptr);
    EXPECT_EQ(box()->defaultButton(), box()->button(QMessageBox::Close));
}

TEST_F(UnopenedConnection, leadsToTheConnections)
{
    ASSERT_TRUE(tell("kube:staging"));
    ASSERT_NE(button(QStringLiteral("Connections…")), nullptr);
    QTest::mouseClick(button(QStringLiteral("Connections…")), Qt::LeftButton);
    EXPECT_EQ(m_edits, 1);
}

TEST_F(UnopenedConnection, offersNoKubeconfigForAnAddress)
{
    ASSERT_TRUE(tell("https://"));
    EXPECT_EQ(button(QStringLiteral("Choose a kubeconfig file…")), nullptr);
}

TEST_F(UnopenedConnection, tellsOneAtATime)
{
    EXPECT_TRUE(tell("kube:a"));
    EXPECT_FALSE(tell("kube:b"));
    EXPECT_TRUE(box()->text().startsWith(QStringLiteral("kube:a ")));
}

} // namespace

} // namespace console
