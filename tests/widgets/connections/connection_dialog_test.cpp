// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_builder.h"

#include "deploy/widgets/connections/connection_banner.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/connections/connection_dialog.h"
#include "deploy/widgets/theme/contrast.h"

#include <QTest>

namespace {

using operations::Connection;
using operations::SafetyLevel;
using Scheme = operations::CredentialReference::Scheme;
using Place = operations::CredentialReference::Place;

Connection redConnection(const std::string& id, const std::string& name)
{
    Connection connection =
        test_support::withToken(test_support::aConnection(id, name), Place::Keyring, id);
    connection.color = operations::ConnectionColor::Red;
    connection.safety = SafetyLevel::Production;
    return connection;
}

class ConnectionDialogTest : public testing::Test {
protected:
    void open(const std::vector<Connection>& connections)
    {
        dialog = std::make_unique<widgets::ConnectionDialog>(connections);
        QObject::connect(dialog.get(), &widgets::ConnectionDialog::saveRequested, dialog.get(),
            [this](const auto& all) { saved = all; });
        QObject::connect(dialog.get(), &widgets::ConnectionDialog::testRequested, dialog.get(),
            [this](const auto& connection) { tested.push_back(connection); });
        QObject::connect(dialog.get(), &widgets::ConnectionDialog::storeSecretRequested,
            dialog.get(), [this](const auto& connection, const QString& secret) {
                stored.emplace_back(QString::fromStdString(connection.id), secret);
            });
        dialog->show();
    }
    template <typename Widget> Widget* find(const char* name) const
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name) const
    {
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }
    void type(const char* name, const QString& text) const
    {
        auto* edit = find<QLineEdit>(name);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    void choose(const char* name, int data) const
    {
        auto* box = find<QComboBox>(name);
        box->setCurrentIndex(box->findData(data));
    }
    QPushButton* save() const
    {
        return dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    }
    QListWidget* list() const { return dialog->findChild<QListWidget*>(); }
    QString shownTexts() const
    {
        QStringList texts;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }

    std::unique_ptr<widgets::ConnectionDialog> dialog;
    std::vector<Connection> saved;
    std::vector<Connection> tested;
    std::vector<std::pair<QString, QString>> stored;
};

TEST_F(ConnectionDialogTest, savesWhatItWasGivenUnchanged)
{
    Connection full = redConnection("1", "Shanghai");
    full.credential.scheme = Scheme::Header;
    full.credential.header = "X-API-Key";
    full.credential.place = Place::File;
    full.credential.file = "/etc/token";
    full.credential.variable = "TOKEN";
    full.caFile = "/etc/ca.pem";
    full.clientCertificateFile = "/etc/client.pem";
    full.clientKeyFile = "/etc/client.key";
    full.credential.user = "李四";
    full.allowInsecureHttp = true;
    full.readOnly = true;
    const std::vector<Connection> all{full, redConnection("2", "Berlin")};
    open(all);
    list()->setCurrentRow(1);
    list()->setCurrentRow(0);
    save()->click();
    EXPECT_EQ(saved, all);
}

TEST_F(ConnectionDialogTest, anEmptyListExplainsItselfAndAddsOne)
{
    open({});
    EXPECT_TRUE(shownTexts().contains(u"Add one to begin"));
    EXPECT_FALSE(find<QPushButton>("remove")->isEnabled());
    click("add");
    EXPECT_EQ(list()->count(), 1);
    EXPECT_FALSE(save()->isEnabled()) << "it has no address yet";
    EXPECT_TRUE(shownTexts().contains(u"Enter the address"));
    type("name", QStringLiteral("Shanghai"));
    type("baseUrl", QStringLiteral("https://deploy.example.com"));
    choose("safety", int(SafetyLevel::Production));
    choose("color", int(operations::ConnectionColor::Purple));
    EXPECT_EQ(list()->item(0)->text(), u"Shanghai · Production");
    ASSERT_TRUE(save()->isEnabled());
    save()->click();
    ASSERT_EQ(saved.size(), 1U);
    EXPECT_FALSE(saved[0].id.empty());
    EXPECT_EQ(saved[0].address, "https://deploy.example.com");
    EXPECT_EQ(saved[0].safety, SafetyLevel::Production);
    EXPECT_EQ(saved[0].color, operations::ConnectionColor::Purple);
}

TEST_F(ConnectionDialogTest, duplicatesAndRemoves)
{
    open({redConnection("1", "Shanghai"), redConnection("2", "Berlin")});
    click("duplicate");
    EXPECT_EQ(list()->count(), 3);
    EXPECT_EQ(find<QLineEdit>("name")->text(), u"Shanghai (copy)");
    list()->setCurrentRow(0);
    click("remove");
    save()->click();
    ASSERT_EQ(saved.size(), 2U);
    EXPECT_EQ(saved[0].name, "Shanghai (copy)");
    EXPECT_NE(saved[0].id, "1") << "a copy has a secret of its own";
    EXPECT_EQ(saved[1].id, "2");
}

TEST_F(ConnectionDialogTest, cancelKeepsNothing)
{
    open({redConnection("1", "Shanghai")});
    click("remove");
    dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Cancel)->click();
    EXPECT_TRUE(saved.empty());
    EXPECT_EQ(dialog->result(), QDialog::Rejected);
}

TEST_F(ConnectionDialogTest, aUserInTheAddressIsRefusedAtOnce)
{
    open({redConnection("1", "Shanghai")});
    type("baseUrl", QStringLiteral("https://me:secret@example.com"));
    EXPECT_TRUE(shownTexts().contains(u"must not contain a user name or password"));
    EXPECT_FALSE(save()->isEnabled());
    EXPECT_FALSE(find<QPushButton>("test")->isEnabled());
}

TEST_F(ConnectionDialogTest, plainHttpWithCredentialsWarnsAndCanBeAllowed)
{
    open({redConnection("1", "Shanghai")});
    auto* allow = find<QCheckBox>("allowHttp");
    EXPECT_FALSE(allow->isVisible());
    type("baseUrl", QStringLiteral("http://deploy.example.com"));
    EXPECT_TRUE(allow->isVisible());
    EXPECT_TRUE(shownTexts().contains(u"are not sent to this address"));
    EXPECT_TRUE(save()->isEnabled()) << "it is a warning";
    allow->click();
    EXPECT_TRUE(shownTexts().contains(u"unencrypted"));
    type("baseUrl", QStringLiteral("http://127.0.0.1:8080"));
    EXPECT_FALSE(allow->isVisible());
    EXPECT_FALSE(shownTexts().contains(u"Plain http"));
}

TEST_F(ConnectionDialogTest, onlyTheFieldsInUseAreThere)
{
    open({redConnection("1", "Shanghai")});
    const auto visible = [this](const char* name) { return find<QWidget>(name)->isVisible(); };
    EXPECT_TRUE(visible("secret"));
    EXPECT_FALSE(visible("user"));
    choose("origin", int(Place::Environment));
    EXPECT_FALSE(visible("secret"));
    EXPECT_TRUE(visible("variable"));
    choose("origin", int(Place::File));
    EXPECT_TRUE(visible("file"));
    choose("credentials", int(Scheme::Basic));
    EXPECT_TRUE(visible("user"));
    choose("origin", int(Place::Ask));
    EXPECT_FALSE(visible("variable"));
    EXPECT_FALSE(visible("file"));
    choose("credentials", int(Scheme::None));
    EXPECT_FALSE(visible("origin"));
    EXPECT_FALSE(visible("user"));
}

TEST_F(ConnectionDialogTest, aSecretIsHandedOnAndNeverShownBack)
{
    open({redConnection("1", "Shanghai"), redConnection("2", "Berlin")});
    auto* secret = find<QLineEdit>("secret");
    EXPECT_EQ(secret->echoMode(), QLineEdit::Password);
    EXPECT_FALSE(find<QPushButton>("store")->isEnabled());
    type("secret", QStringLiteral("tok-123"));
    click("store");
    ASSERT_EQ(stored.size(), 1U);
    EXPECT_EQ(stored[0], (std::pair<QString, QString>(u"1"_qs, u"tok-123"_qs)));
    EXPECT_EQ(secret->text(), u"");
    dialog->setSecretState(u"1"_qs, {QStringLiteral("Stored"), widgets::theme::Tone::Good});
    EXPECT_TRUE(shownTexts().contains(u"Stored"));
    type("secret", QStringLiteral("for the first"));
    list()->setCurrentRow(1);
    EXPECT_EQ(secret->text(), u"") << "a secret never wanders to another connection";
    EXPECT_FALSE(shownTexts().contains(u"Stored"));
}

TEST_F(ConnectionDialogTest, testsWhatIsTypedAndDropsLateAnswers)
{
    open({redConnection("1", "Shanghai"), redConnection("2", "Berlin")});
    type("baseUrl", QStringLiteral("https://other.example.com"));
    click("test");
    ASSERT_EQ(tested.size(), 1U);
    EXPECT_EQ(tested[0].address, "https://other.example.com");
    auto* state = find<QFrame>("testState");
    EXPECT_EQ(state->accessibleName(), u"Testing…");
    dialog->setTestResult(
        u"1"_qs, {QStringLiteral("Reached in 42 ms"), widgets::theme::Tone::Good});
    EXPECT_EQ(state->accessibleName(), u"Reached in 42 ms");
    list()->setCurrentRow(1);
    EXPECT_FALSE(state->isVisible());
    dialog->setTestResult(u"1"_qs, {QStringLiteral("late"), widgets::theme::Tone::Good});
    EXPECT_FALSE(state->isVisible());
}

TEST_F(ConnectionDialogTest, enterInAFieldDoesNotStartATestOrAddAConnection)
{
    open({redConnection("1", "Shanghai")});
    type("secret", QStringLiteral("tok"));
    QTest::keyClick(find<QLineEdit>("secret"), Qt::Key_Return);
    EXPECT_EQ(stored.size(), 1U) << "Enter in the field of the secret stores it";
    EXPECT_TRUE(dialog->isVisible()) << "and does not save and close";
    EXPECT_TRUE(tested.empty());
    EXPECT_EQ(list()->count(), 1);
}

class ConnectionChangesTest : public ConnectionDialogTest {
protected:
    /// Null where nothing is asked.
    QMessageBox* askedOnEscape()
    {
        QTest::keyClick(dialog.get(), Qt::Key_Escape);
        return dialog->findChild<QMessageBox*>(QStringLiteral("closingQuestion"));
    }
};

TEST_F(ConnectionChangesTest, escapeAsksBeforeTheyGo)
{
    open({redConnection("1", "Shanghai")});
    type("name", QStringLiteral("Lhasa"));
    QMessageBox* question = askedOnEscape();
    ASSERT_NE(question, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    EXPECT_TRUE(dialog->isVisible()) << "nothing was decided";
    EXPECT_EQ(find<QLineEdit>("name")->text(), u"Lhasa");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    question = askedOnEscape();
    ASSERT_NE(question, nullptr);
    question->button(QMessageBox::Save)->click();
    EXPECT_FALSE(dialog->isVisible());
    ASSERT_EQ(saved.size(), 1U);
    EXPECT_EQ(saved[0].name, "Lhasa");
}

TEST_F(ConnectionChangesTest, theWindowsButtonAsksToo)
{
    open({redConnection("1", "Shanghai"), redConnection("2", "Berlin")});
    click("remove");
    EXPECT_FALSE(dialog->close());
    auto* question = dialog->findChild<QMessageBox*>(QStringLiteral("closingQuestion"));
    ASSERT_NE(question, nullptr);
    question->button(QMessageBox::Discard)->click();
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_TRUE(saved.empty());
}

TEST_F(ConnectionChangesTest, whatCannotBeSavedIsNotOfferedToBe)
{
    open({redConnection("1", "Shanghai")});
    type("baseUrl", QStringLiteral("nowhere"));
    QMessageBox* question = askedOnEscape();
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->button(QMessageBox::Save), nullptr);
    EXPECT_NE(question->button(QMessageBox::Discard), nullptr);
}

TEST_F(ConnectionChangesTest, whereNothingWasChangedNothingIsAsked)
{
    open({redConnection("1", "Shanghai")});
    type("name", QStringLiteral("Lhasa"));
    type("name", QStringLiteral("Shanghai"));
    click("add"); // which holds nothing of the user yet
    EXPECT_EQ(askedOnEscape(), nullptr);
    EXPECT_FALSE(dialog->isVisible());
    open({redConnection("1", "Shanghai")});
    dialog->showConnection(test_support::aConnection("new", "Offered"));
    EXPECT_EQ(askedOnEscape(), nullptr) << "an offer that nobody took";
}

TEST_F(ConnectionChangesTest, enterInAFieldSaves)
{
    open({redConnection("1", "Shanghai")});
    type("name", QStringLiteral("Lhasa"));
    QTest::keyClick(find<QLineEdit>("name"), Qt::Key_Return);
    EXPECT_FALSE(dialog->isVisible());
    ASSERT_EQ(saved.size(), 1U);
    EXPECT_EQ(saved[0].name, "Lhasa");
    open({redConnection("1", "Shanghai")});
    QTest::keyClick(find<QCheckBox>("readOnly"), Qt::Key_Enter);
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(ConnectionChangesTest, enterWhereItMeansSomethingElseSavesNothing)
{
    open({redConnection("1", "Shanghai")});
    dialog->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return);
    QTest::keyClick(find<QLineEdit>("trial_service"), Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible());
    type("baseUrl", QStringLiteral("nowhere"));
    QTest::keyClick(find<QLineEdit>("baseUrl"), Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible()) << "it cannot be saved";
    EXPECT_TRUE(saved.empty());
}

TEST_F(ConnectionDialogTest, aFaultElsewhereIsNamed)
{
    Connection broken = redConnection("2", "Berlin");
    broken.address = "nowhere";
    open({redConnection("1", "Shanghai"), broken});
    EXPECT_FALSE(save()->isEnabled());
    EXPECT_TRUE(shownTexts().contains(u"Berlin"));
    dialog->showConnection(broken);
    EXPECT_EQ(list()->currentRow(), 1);
    EXPECT_TRUE(shownTexts().contains(u"must begin with https://"));
}

TEST(ConnectionColors, standOutOnLightAndDark)
{
    for (const operations::ConnectionColor color : operations::allConnectionColors) {
        EXPECT_GE(widgets::theme::contrast(widgets::colorOf(color), Qt::white), 3.0) << int(color);
        EXPECT_GE(widgets::theme::contrast(widgets::colorOf(color), QColor(0x1F, 0x22, 0x27)), 3.0)
            << int(color);
        EXPECT_FALSE(widgets::colorIcon(color).isNull());
    }
}

TEST(ConnectionBanner, saysProductionInWords)
{
    widgets::ConnectionBanner band;
    Connection connection = redConnection("1", "<b>S</b>");
    band.setConnection(connection);
    band.show();
    const auto chips = band.findChildren<QWidget*>();
    EXPECT_TRUE(std::ranges::any_of(chips, [](const QWidget* chip) {
        return chip->isVisible() && chip->accessibleName() == u"Production";
    }));
    EXPECT_EQ(band.accessibleName(), u"Connection <b>S</b>");
    connection.safety = SafetyLevel::Normal;
    band.setConnection(connection);
    EXPECT_TRUE(std::ranges::none_of(chips, [](const QWidget* chip) {
        return chip->isVisible() && chip->accessibleName() == u"Production";
    }));
}

} // namespace
