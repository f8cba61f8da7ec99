// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workspace.h"

#include "pages/page.h"
#include "pages/page_factory.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <utility>

#include <gtest/gtest.h>

using console::Page;
using console::PageKey;
using console::PageKind;
using console::Workspace;

namespace {

class NamedPage final : public Page {
public:
    NamedPage(PageKey key, QWidget& widget)
        : Page(std::move(key), widget)
    {
    }

    [[nodiscard]] QString title() const override
    {
        const auto& subject = key().subject;
        return QString::fromStdString(
            subject.deploymentId.empty() ? subject.sourceId : subject.deploymentId);
    }
};

/// Remembers what it was asked to make.
class NamedPages final : public console::PageFactory {
public:
    explicit NamedPages(PageKind kind)
        : m_kind(kind)
    {
    }

    [[nodiscard]] PageKind kind() const override { return m_kind; }
    [[nodiscard]] Page& make(const deployment::DeploymentKey& subject) override
    {
        made.push_back(subject.deploymentId);
        auto* label = new QLabel;
        if (hasButton)
            new QPushButton(label);
        pages.push_back(new NamedPage({m_kind, subject}, *label));
        return *pages.back();
    }

    bool hasButton = false; ///< the first control, as in the header of a page
    std::vector<std::string> made;
    std::vector<NamedPage*> pages; ///< owned by the workspace

private:
    PageKind m_kind;
};

/// Counts how often it is painted.
class PaintedLabel final : public QLabel {
public:
    int count = 0;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        ++count;
        QLabel::paintEvent(event);
    }
};

class WorkspaceTest : public testing::Test {
protected:
    QTabWidget& tabs() { return *workspace.findChild<QTabWidget*>(); }
    void openList(const char* source) { workspace.open({PageKind::List, {source}}); }

    QStringList titles()
    {
        QStringList all;
        for (int tab = 0; tab < tabs().count(); ++tab)
            all << tabs().tabText(tab);
        return all;
    }

    NamedPages welcome{PageKind::Welcome};
    NamedPages lists{PageKind::List};
    NamedPages deployments{PageKind::Deployment};
    NamedPages journal{PageKind::Journal};
    Workspace workspace{{&welcome, &lists, &deployments, &journal}};
};

} // namespace

TEST_F(WorkspaceTest, eachPageIsOpenOnce)
{
    QSignalSpy shown(&workspace, &Workspace::shown);
    openList("a & b");
    workspace.open({PageKind::Journal});
    openList("a & b");
    EXPECT_EQ(tabs().count(), 2);
    EXPECT_EQ(tabs().currentIndex(), 0);
    EXPECT_EQ(tabs().tabText(0), u"a && b"); // no key of the keyboard
    EXPECT_EQ(shown.last().first().toString(), u"a & b");
    EXPECT_EQ(workspace.current()->key(), (PageKey{PageKind::List, {"a & b"}}));
}

TEST_F(WorkspaceTest, aLongTitleLeavesRoomForOtherTabs)
{
    const std::string name(400, 'w');
    openList("a");
    openList(name.c_str());
    openList("b");
    workspace.resize(800, 300);
    workspace.show();
    const QTabBar& bar = *tabs().tabBar();
    EXPECT_EQ(tabs().tabText(1), QString::fromStdString(name)) << "nothing of it is lost";
    EXPECT_LT(bar.tabRect(2).right(), 800);
    EXPECT_LE(workspace.minimumSizeHint().width(), 400);
    auto& list = *tabs().findChild<QToolButton*>(QStringLiteral("tabList"));
    Q_EMIT list.menu()->aboutToShow();
    EXPECT_LT(list.menu()->sizeHint().width(), 800);
    QHelpEvent tip(QEvent::ToolTip, bar.tabRect(1).center(), QPoint(10, 10));
    QCoreApplication::sendEvent(tabs().tabBar(), &tip);
    EXPECT_TRUE(QToolTip::text().contains(tabs().tabText(1))) << QToolTip::text().toStdString();
}

TEST_F(WorkspaceTest, aTitleThatComesLaterIsSaidOfThePageInFront)
{
    openList("a");
    openList("b");
    QSignalSpy shown(&workspace, &Workspace::shown);
    Q_EMIT lists.pages.front()->titleChanged(QStringLiteral("A"));
    EXPECT_EQ(titles(), QStringList({QStringLiteral("A"), QStringLiteral("b")}));
    EXPECT_TRUE(shown.empty());
    Q_EMIT lists.pages.back()->titleChanged(QStringLiteral("B"));
    EXPECT_EQ(shown.takeFirst().first().toString(), u"B");
    EXPECT_EQ(tabs().tabText(1), u"B");
}

TEST_F(WorkspaceTest, aTextThatIsAnotherOneIsPaintedAlone)
{
    openList("a");
    auto* layout = new QVBoxLayout(tabs().currentWidget());
    auto* changed = new QLabel(QStringLiteral("a"));
    auto* still = new PaintedLabel;
    layout->addWidget(changed);
    layout->addWidget(still);
    workspace.resize(600, 400);
    workspace.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&workspace));
    QCoreApplication::processEvents();
    ASSERT_GT(std::exchange(still->count, 0), 0);
    changed->setText(QStringLiteral("another one, which is longer"));
    QCoreApplication::processEvents();
    EXPECT_EQ(still->count, 0);
}

TEST_F(WorkspaceTest, theWelcomePageIsMadeWhenThereIsNothingElse)
{
    EXPECT_TRUE(welcome.made.empty());
    workspace.showFront();
    EXPECT_EQ(welcome.made.size(), 1U);
    EXPECT_EQ(workspace.current(), nullptr);
    openList("a");
    EXPECT_EQ(workspace.currentWidget(), &tabs());
    QSignalSpy shown(&workspace, &Workspace::shown);
    workspace.closeCurrent();
    EXPECT_EQ(welcome.made.size(), 1U);
    EXPECT_TRUE(shown.last().first().toString().isEmpty());
}

TEST_F(WorkspaceTest, pagesAreMadeWhenTheyAreLookedAt)
{
    openList("a");
    workspace.openDeployments({{"a", "1"}, {"a", "2"}, {"a", "3"}});
    EXPECT_EQ(deployments.made, (std::vector<std::string>{"1"}));
    workspace.turn(1);
    EXPECT_EQ(deployments.made, (std::vector<std::string>{"1", "2"}));
    workspace.open({PageKind::Deployment, {"a", "3"}});
    EXPECT_EQ(titles(), QStringList({"a", "1", "2", "3"}));
    EXPECT_EQ(tabs().currentIndex(), 3);
}

TEST_F(WorkspaceTest, aListTakesItsDeploymentsWithItAndMakesNoneForThat)
{
    openList("a");
    openList("b");
    workspace.openDeployments({{"a", "1"}, {"a", "2"}, {"a", "3"}});
    workspace.openDeployments({{"b", "1"}});
    workspace.open({PageKind::Deployment, {"a", "3"}});
    const auto made = deployments.made;
    QSignalSpy closed(&workspace, &Workspace::closed);
    Q_EMIT tabs().tabCloseRequested(0);
    EXPECT_EQ(titles(), QStringList({"b", "1"}));
    EXPECT_EQ(deployments.made, made);
    ASSERT_EQ(closed.count(), 1);
    EXPECT_EQ(closed.first().first().value<PageKey>(), (PageKey{PageKind::List, {"a"}}));
}

TEST_F(WorkspaceTest, whatComesToTheFrontAsAPageIsClosedHasTheKeyboard)
{
    workspace.show();
    openList("a");
    workspace.open({PageKind::Deployment, {"a", "D1"}});
    workspace.open({PageKind::Journal});
    workspace.closeCurrent();
    ASSERT_NE(tabs().currentWidget(), nullptr);
    EXPECT_EQ(workspace.focusWidget(), tabs().currentWidget());
}

TEST_F(WorkspaceTest, aPageThatComesToTheFrontForTheFirstTimeSaysWhereItsKeysGo)
{
    lists.hasButton = deployments.hasButton = true;
    workspace.show();
    openList("a");
    openList("b");
    workspace.openDeployments({{"b", "1"}, {"b", "2"}});
    for (int tab = 0; tab < tabs().count(); ++tab) {
        workspace.turn(1);
        EXPECT_EQ(workspace.focusWidget(), tabs().currentWidget()) << tabs().currentIndex();
    }
    QWidget* button = tabs().currentWidget()->findChild<QPushButton*>();
    button->setFocus();
    workspace.turn(1);
    workspace.turn(-1);
    EXPECT_EQ(workspace.focusWidget(), button); // where they were
}

TEST_F(WorkspaceTest, nothingOpensForASourceThatIsGone)
{
    workspace.openDeployments({{"gone", "1"}, {"gone", "2"}});
    EXPECT_EQ(tabs().count(), 0);
}

TEST_F(WorkspaceTest, tabsMayBeMovedAbout)
{
    openList("a");
    workspace.openDeployments({{"a", "1"}, {"a", "2"}});
    tabs().tabBar()->moveTab(2, 0);
    tabs().setCurrentIndex(0);
    EXPECT_EQ(deployments.made, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(titles(), QStringList({"2", "a", "1"}));
    Q_EMIT tabs().tabCloseRequested(1);
    EXPECT_EQ(tabs().count(), 0);
}

TEST_F(WorkspaceTest, aDeploymentOpensBesideItsListAndAlikeOnesBearTheirIds)
{
    openList("a");
    openList("b");
    workspace.open({PageKind::Deployment, {"a", "1"}});
    EXPECT_EQ(titles(), QStringList({"a", "1", "b"}));
    workspace.open({PageKind::Deployment, {"b", "2"}});
    workspace.open({PageKind::Deployment, {"a", "3"}});
    EXPECT_EQ(titles(), QStringList({"a", "1", "3", "b", "2"}));
    for (NamedPage* page : deployments.pages)
        Q_EMIT page->titleChanged(QStringLiteral("V2 & more"));
    EXPECT_EQ(
        titles(), QStringList({"a", "V2 && more · 1", "V2 && more · 3", "b", "V2 && more · 2"}));
    workspace.closeCurrent();
    tabs().setCurrentIndex(3);
    workspace.closeCurrent();
    EXPECT_EQ(titles(), QStringList({"a", "V2 && more", "b"})) << "it is the only one again";
}

TEST_F(WorkspaceTest, theMenuOfATabClosesOthersAndAllOfItsSource)
{
    const auto choose = [this](int tab, const QString& text) {
        Q_EMIT tabs().tabBar()->customContextMenuRequested(tabs().tabBar()->tabRect(tab).center());
        auto* menu = tabs().findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
        ASSERT_NE(menu, nullptr);
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                action->trigger();
        }
        delete menu;
    };
    openList("a");
    openList("b");
    workspace.open({PageKind::Deployment, {"a", "1"}});
    workspace.open({PageKind::Deployment, {"a", "2"}});
    workspace.open({PageKind::Journal});
    choose(1, QStringLiteral("Copy ID"));
    EXPECT_EQ(QApplication::clipboard()->text(), u"1");
    choose(1, QStringLiteral("Close others"));
    EXPECT_EQ(titles(), QStringList({"a", "1"})) << "its list stays: it lives by it";
    openList("b");
    choose(0, QStringLiteral("Close all of this source"));
    EXPECT_EQ(titles(), QStringList({"b"}));
}

TEST_F(WorkspaceTest, allTabsAreListedWhereTheyDoNotFit)
{
    workspace.resize(700, 300);
    workspace.show();
    auto* list = tabs().findChild<QToolButton*>(QStringLiteral("tabList"));
    ASSERT_NE(list, nullptr);
    openList("a");
    QCoreApplication::processEvents();
    EXPECT_TRUE(list->isHidden());
    for (int n = 0; n < 20; ++n)
        openList(("a server with a long name " + std::to_string(n)).c_str());
    QCoreApplication::processEvents();
    ASSERT_FALSE(list->isHidden());
    Q_EMIT list->menu()->aboutToShow();
    ASSERT_EQ(list->menu()->actions().size(), 21);
    list->menu()->actions().at(3)->trigger();
    EXPECT_EQ(tabs().currentIndex(), 3);
}
