// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/credentials_dialog.h"

#include <QTest>

namespace {

using Scheme = operations::CredentialReference::Scheme;
using models::CredentialsQuestion;

class CredentialsDialogTest : public testing::Test {
protected:
    void open(Scheme scheme)
    {
        CredentialsQuestion question;
        operations::Connection& connection = question.connection;
        connection.name = "Shanghai";
        connection.address = "https://deploy.example.com";
        connection.credential.scheme = scheme;
        connection.credential.user = "<b>李四</b>";
        connection.credential.header = "X-API-Key";
        question.reason = reason;
        dialog = std::make_unique<widgets::CredentialsDialog>(question);
        QObject::connect(dialog.get(), &widgets::CredentialsDialog::secretEntered, dialog.get(),
            [this](const QString& secret) { given << secret; });
        dialog->show();
    }
    QLineEdit* secret() const { return dialog->findChild<QLineEdit*>(QStringLiteral("secret")); }
    QPushButton* give() const
    {
        return dialog->findChild<QPushButton*>(QStringLiteral("submitSecret"));
    }
    QString caption() const
    {
        return dialog->findChild<QLabel*>(QStringLiteral("caption"))->text();
    }

    QString reason = QStringLiteral("The server refused the token.");
    std::unique_ptr<widgets::CredentialsDialog> dialog;
    QStringList given;
};

TEST_F(CredentialsDialogTest, givesATokenOnceAndForgetsIt)
{
    open(Scheme::Bearer);
    EXPECT_EQ(caption(), u"Token");
    EXPECT_EQ(secret()->echoMode(), QLineEdit::Password);
    EXPECT_FALSE(give()->isEnabled());
    QTest::keyClicks(secret(), QStringLiteral("  tok "));
    QTest::keyClick(secret(), Qt::Key_Return);
    EXPECT_EQ(given, QStringList{QStringLiteral("tok")});
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_EQ(secret()->text(), u"");
}

TEST_F(CredentialsDialogTest, whatTheServerSaysIsSeenWhole)
{
    reason =
        QStringLiteral("The server says: it expired, sign in again with the new one. ").repeated(8);
    open(Scheme::Bearer);
    const auto* const banner = dialog->findChild<QWidget*>(QStringLiteral("reason"));
    for (const QLabel* each : banner->findChildren<QLabel*>()) {
        if (each->isVisible()) {
            EXPECT_GE(each->height(), each->heightForWidth(each->width())) << each->width();
        }
    }
    EXPECT_LT(dialog->width(), 700);
}

TEST_F(CredentialsDialogTest, blanksAreNoTokenButMayBeAPassword)
{
    open(Scheme::Header);
    EXPECT_EQ(caption(), u"Value of the header field X-API-Key");
    QTest::keyClicks(secret(), QStringLiteral("   "));
    EXPECT_FALSE(give()->isEnabled());
    open(Scheme::Basic);
    EXPECT_EQ(caption(), u"Password of <b>李四</b>");
    QTest::keyClicks(secret(), QStringLiteral(" p "));
    QTest::mouseClick(give(), Qt::LeftButton);
    EXPECT_EQ(given, QStringList{QStringLiteral(" p ")});
}

TEST_F(CredentialsDialogTest, cancelGivesNothing)
{
    open(Scheme::Bearer);
    QTest::keyClicks(secret(), QStringLiteral("tok"));
    QTest::keyClick(secret(), Qt::Key_Escape);
    EXPECT_TRUE(given.isEmpty());
    EXPECT_EQ(dialog->result(), QDialog::Rejected);
    EXPECT_EQ(secret()->text(), u"");
}

} // namespace
