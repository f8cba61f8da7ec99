// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workspace.h"

#include "pages/page.h"
#include "pages/page_factory.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

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
        pages.push_back(new NamedPage({m_kind, subject}, *new QLabel));
        return *pages.back();
    }

    std::vector<std::string> made;
    std::vector<NamedPage*> pages; ///< owned by the workspace

private:
    PageKind m_kind;
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
