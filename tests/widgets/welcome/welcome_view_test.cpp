// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/style/console_style.h"
#include "deploy/widgets/welcome/welcome_view.h"

#include <gtest/gtest.h>

#include <QCommandLinkButton>
#include <QSignalSpy>
#include <QTest>

using widgets::WelcomeView;

namespace {

class WelcomeViewTest : public testing::Test {
protected:
    WelcomeViewTest()
    {
        view.resize(900, 700);
        view.show();
    }

    QCommandLinkButton* way(const QString& title)
    {
        for (auto* button : view.findChildren<QCommandLinkButton*>())
            if (button->isVisible() && button->text() == title)
                return button;
        return nullptr;
    }

    void click(const QString& title)
    {
        QCommandLinkButton* button = way(title);
        ASSERT_NE(button, nullptr) << title.toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
    }

    WelcomeView view;
};

TEST_F(WelcomeViewTest, eachWayLeadsWhereItSays)
{
    QSignalSpy file(&view, &WelcomeView::fileRequested);
    QSignalSpy server(&view, &WelcomeView::serverRequested);
    QSignalSpy cluster(&view, &WelcomeView::clusterRequested);
    QSignalSpy demonstration(&view, &WelcomeView::demonstrationRequested);
    QSignalSpy guide(&view, &WelcomeView::guideRequested);
    click(QStringLiteral("Open a file…"));
    click(QStringLiteral("Connect to a server…"));
    click(QStringLiteral("Open a cluster…"));
    click(QStringLiteral("See the demonstration"));
    click(QStringLiteral("Read the user guide"));
    for (const QSignalSpy* spy : {&file, &server, &cluster, &demonstration, &guide})
        EXPECT_EQ(spy->size(), 1);
}

TEST_F(WelcomeViewTest, theOneWithTheFocusIsReadLikeTheOthers)
{
    QApplication::setStyle(new widgets::ConsoleStyle);
    QCommandLinkButton* first = way(QStringLiteral("Open a file…"));
    QCommandLinkButton* other = way(QStringLiteral("Connect to a server…"));
    view.activateWindow();
    first->setFocus(Qt::TabFocusReason);
    ASSERT_TRUE(QTest::qWaitFor([&] { return first->hasFocus(); }));
    const auto ground = [](QWidget& button) {
        const QImage image = button.grab().toImage();
        return image.pixelColor(image.width() - 40, image.height() / 2);
    };
    EXPECT_EQ(ground(*first), ground(*other));
}

TEST_F(WelcomeViewTest, keysLeadThroughThemInOrderAndEnterTakesOne)
{
    view.setOfferedClusters({QStringLiteral("kube:staging")});
    QSignalSpy guide(&view, &WelcomeView::guideRequested);
    QStringList titles;
    way(QStringLiteral("Open a file…"))->setFocus();
    for (int step = 0; step < 6; ++step) {
        const auto* focused = qobject_cast<QCommandLinkButton*>(view.focusWidget());
        ASSERT_NE(focused, nullptr) << step;
        titles << focused->text();
        if (step < 5)
            QTest::keyClick(view.focusWidget(), Qt::Key_Tab);
    }
    EXPECT_EQ(titles,
        (QStringList{QStringLiteral("Open a file…"), QStringLiteral("Connect to a server…"),
            QStringLiteral("Open the cluster kube:staging"), QStringLiteral("Another cluster…"),
            QStringLiteral("See the demonstration"), QStringLiteral("Read the user guide")}));
    QTest::keyClick(view.focusWidget(), Qt::Key_Return);
    QTest::keyClick(view.focusWidget(), Qt::Key_Space);
    EXPECT_EQ(guide.size(), 2);
}

TEST_F(WelcomeViewTest, theClustersOfTheKubeconfigAreOffered)
{
    QSignalSpy opened(&view, &WelcomeView::locationRequested);
    view.setOfferedClusters({QStringLiteral("kube:staging"), QStringLiteral("kube:a&b")});
    ASSERT_NE(way(QStringLiteral("Open the cluster kube:a&&b")), nullptr);
    click(QStringLiteral("Open the cluster kube:staging"));
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened.first().first().toString(), QStringLiteral("kube:staging"));
    EXPECT_NE(way(QStringLiteral("Another cluster…")), nullptr);
    // Others take their place.
    view.setOfferedClusters({});
    EXPECT_EQ(way(QStringLiteral("Open the cluster kube:staging")), nullptr);
    EXPECT_NE(way(QStringLiteral("Open a cluster…")), nullptr);
}

TEST_F(WelcomeViewTest, theTabKeyGoesFromTheTopToTheBottom)
{
    view.setOfferedClusters({QStringLiteral("kube:one"), QStringLiteral("kube:two")});
    QCoreApplication::processEvents();
    QList<QCommandLinkButton*> ways;
    QWidget* each = way(QStringLiteral("Open a file…"));
    ASSERT_NE(each, nullptr);
    for (int steps = 0; steps < 100 && ways.size() < 7; ++steps, each = each->nextInFocusChain()) {
        if (auto* button = qobject_cast<QCommandLinkButton*>(each);
            button != nullptr && button->isVisible())
            ways.append(button);
    }
    ASSERT_EQ(ways.size(), 7);
    for (int at = 1; at < ways.size(); ++at)
        EXPECT_LT(ways[at - 1]->mapTo(&view, QPoint()).y(), ways[at]->mapTo(&view, QPoint()).y())
            << ways[at]->text().toStdString();
}

TEST_F(WelcomeViewTest, everyWayHasANameAndSaysWhatItLeadsTo)
{
    view.setOfferedClusters({QStringLiteral("kube:one")});
    for (const auto* button : view.findChildren<QCommandLinkButton*>()) {
        EXPECT_FALSE(button->accessibleName().isEmpty());
        EXPECT_FALSE(button->accessibleDescription().isEmpty());
        EXPECT_FALSE(button->icon().isNull());
    }
}

TEST_F(WelcomeViewTest, theWaysAreReadInTheUsersLetters)
{
    QCommandLinkButton* open = way(QStringLiteral("Open a file…"));
    const int usual = open->heightForWidth(500);
    QFont large = view.font();
    large.setPointSizeF(2 * large.pointSizeF());
    view.setFont(large);
    EXPECT_GT(open->heightForWidth(500), usual + QFontMetrics(large).height() / 2);
    EXPECT_GT(open->heightForWidth(260), open->heightForWidth(500)) << "the words wrap";
}

} // namespace
