// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_builder.h"

#include "deploy/widgets/connections/connection_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

namespace {

using models::ClusterContext;
using models::ClusterContexts;

ClusterContext offered(const char* name, const char* problem = "")
{
    ClusterContext context;
    context.name = QString::fromUtf8(name);
    context.server = QStringLiteral("https://c.test");
    context.cluster = QStringLiteral("c");
    context.user = QStringLiteral("<b>ops</b>");
    context.nameSpace = QStringLiteral("shop");
    context.contextFile = QStringLiteral("/a");
    context.clusterFile = QStringLiteral("/b");
    context.problem = QString::fromUtf8(problem);
    return context;
}

class ClusterSectionTest : public testing::Test {
protected:
    void open(const operations::Connection& connection)
    {
        dialog = std::make_unique<widgets::ConnectionDialog>(std::vector{connection});
        QObject::connect(dialog.get(), &widgets::ConnectionDialog::contextsRequested, dialog.get(),
            [this](const QString& file) { asked << file; });
        QObject::connect(dialog.get(), &widgets::ConnectionDialog::saveRequested, dialog.get(),
            [this](const auto& all) { saved = all; });
        dialog->show();
    }
    template <typename Widget> Widget* find(const char* name) const
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    void answer(std::vector<ClusterContext> contexts, const QString& file = {}) const
    {
        ClusterContexts read;
        read.askedFile = file;
        read.contexts = std::move(contexts);
        dialog->setContexts(read);
    }
    operations::Connection save()
    {
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
        EXPECT_EQ(saved.size(), 1U);
        return saved.empty() ? operations::Connection() : saved[0];
    }
    static operations::Connection cluster(const char* address)
    {
        operations::Connection connection = test_support::aConnection("1", "Shop");
        connection.address = address;
        return connection;
    }

    std::unique_ptr<widgets::ConnectionDialog> dialog;
    QStringList asked;
    std::vector<operations::Connection> saved;
};

TEST_F(ClusterSectionTest, theKindAsksForContextsAndTakesTheCurrentOne)
{
    open(test_support::aConnection("1", "Shop"));
    EXPECT_FALSE(find<QTreeWidget>("contexts")->isVisible());
    find<QComboBox>("kind")->setCurrentIndex(1);
    EXPECT_EQ(asked, QStringList{QString()});
    EXPECT_TRUE(find<QTreeWidget>("contexts")->isVisible());
    EXPECT_FALSE(find<QComboBox>("credentials")->isVisible());
    EXPECT_FALSE(find<QLineEdit>("baseUrl")->isVisible());
    auto now = offered("now");
    now.isCurrent = true;
    answer({offered("other"), now});
    EXPECT_EQ(save().address, "kube:now");
}

TEST_F(ClusterSectionTest, whatWasChosenComesBackAndIsKept)
{
    auto connection = cluster("kube:a/b/ns");
    connection.cluster = {"/k", {{"ns", "production"}}, true};
    open(connection);
    dialog->requestContexts();
    EXPECT_EQ(asked, QStringList{QStringLiteral("/k")});
    answer({offered("x"), offered("a/b")}, QStringLiteral("/k"));
    EXPECT_EQ(find<QTreeWidget>("contexts")->currentItem()->text(0), u"a/b");
    EXPECT_EQ(find<QLineEdit>("nameSpace")->text(), u"ns");
    EXPECT_EQ(find<QPlainTextEdit>("environments")->toPlainText(), u"ns = production");
    EXPECT_TRUE(find<QCheckBox>("annotatesReason")->isChecked());
    EXPECT_EQ(save(), connection);
}

TEST_F(ClusterSectionTest, aNameWithSlashesIsOneOnceItIsKnown)
{
    open(cluster("kube:a/b"));
    EXPECT_EQ(find<QLineEdit>("nameSpace")->text(), u"b");
    answer({offered("a/b")});
    EXPECT_EQ(find<QLineEdit>("nameSpace")->text(), u"");
    EXPECT_EQ(save().address, "kube:a/b");
}

TEST_F(ClusterSectionTest, anAnswerForAnotherFileIsDropped)
{
    open(cluster("kube:a"));
    answer({offered("a")}, QStringLiteral("/elsewhere"));
    EXPECT_EQ(find<QTreeWidget>("contexts")->topLevelItemCount(), 0);
}

TEST_F(ClusterSectionTest, itIsSaidWhereEachPartIsFromAndWhyOneCannotBeUsed)
{
    open(cluster("kube:good"));
    answer({offered("good"), offered("bad", "It has no user.")});
    auto* list = find<QTreeWidget>("contexts");
    EXPECT_EQ(find<QLabel>("contextOrigin")->text(),
        u"Cluster c from /b; user <b>ops</b> from nowhere; context from /a");
    EXPECT_EQ(find<QLabel>("contextOrigin")->textFormat(), Qt::PlainText);
    EXPECT_FALSE(find<QLabel>("contextProblem")->isVisible());
    list->setCurrentItem(list->topLevelItem(1));
    EXPECT_EQ(find<QLabel>("contextProblem")->text(), u"It has no user.");
    QTest::keyClicks(find<QLineEdit>("nameSpace"), QStringLiteral("shop"));
    EXPECT_EQ(save().address, "kube:bad/shop");
}

TEST_F(ClusterSectionTest, whatCouldNotBeReadIsSaid)
{
    open(cluster("kube:"));
    ClusterContexts failed;
    failed.problem = QStringLiteral("Line 2 cannot be understood.");
    dialog->setContexts(failed);
    EXPECT_EQ(find<QLabel>("contextsState")->text(), failed.problem);
    answer({});
    EXPECT_EQ(find<QLabel>("contextsState")->text(), u"No kubeconfig was found.");
}

TEST_F(ClusterSectionTest, aLineThatIsNoRuleIsNotSaved)
{
    open(cluster("kube:a"));
    auto* save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    EXPECT_TRUE(save->isEnabled());
    find<QPlainTextEdit>("environments")->setPlainText(QStringLiteral("production"));
    EXPECT_FALSE(save->isEnabled());
    find<QPlainTextEdit>("environments")->setPlainText(QStringLiteral("a = production"));
    EXPECT_TRUE(save->isEnabled());
}

} // namespace
