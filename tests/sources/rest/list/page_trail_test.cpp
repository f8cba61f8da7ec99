// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/list/page_trail.h"

#include <gtest/gtest.h>

namespace sources {

namespace {

const QUrl firstOfTrail(QStringLiteral("https://deploy.example.com/api/deployments?limit=5"));

class PageTrailTest : public testing::Test {
protected:
    PageTrailTest() { trail.visit(firstOfTrail); }

    /// Where a page leads that names that one as the next; empty: nowhere, or not to be gone to.
    QString leadsTo(const std::string& next, const QByteArray& link = {})
    {
        DeploymentPage page;
        page.next = next;
        HttpResponse response;
        response.url = firstOfTrail;
        if (!link.isEmpty())
            response.headers.emplace_back("Link", link);
        const auto target = trail.after(firstOfTrail, response, page);
        refusal = target ? std::string() : target.error().message.toEnglish();
        return target ? QString::fromLatin1(target->toEncoded()) : QString();
    }

    PageTrail trail{firstOfTrail};
    std::string refusal;
};

TEST_F(PageTrailTest, aCursorIsAskedForAsTheFirstPageIs)
{
    EXPECT_EQ(leadsTo("a b"), u"https://deploy.example.com/api/deployments?limit=5&cursor=a%20b");
    EXPECT_EQ(leadsTo("?page=2"), u"https://deploy.example.com/api/deployments?page=2");
    EXPECT_EQ(leadsTo("/api/more"), u"https://deploy.example.com/api/more");
    EXPECT_EQ(leadsTo({}, "</api/linked>; rel=\"next\""), u"https://deploy.example.com/api/linked");
    EXPECT_EQ(leadsTo("c", "</api/linked>; rel=\"next\""),
        u"https://deploy.example.com/api/deployments?limit=5&cursor=c");
}

TEST_F(PageTrailTest, theLastPageLeadsNowhereAndThatIsNoFault)
{
    EXPECT_EQ(leadsTo({}), QString());
    EXPECT_EQ(refusal, std::string());
}

TEST_F(PageTrailTest, neitherBackNorToAnotherServer)
{
    EXPECT_EQ(leadsTo("https://elsewhere.example.com/api?token=T0P"), QString());
    EXPECT_NE(refusal.find("on another server (https://elsewhere.example.com)"), std::string::npos)
        << refusal;
    EXPECT_EQ(leadsTo("/api/deployments?limit=5"), QString());
    EXPECT_NE(refusal.find("leads back"), std::string::npos) << refusal;
    EXPECT_TRUE(trail.isAtFirst());
    trail.visit(QUrl(leadsTo("c")));
    EXPECT_FALSE(trail.isAtFirst());
    EXPECT_EQ(leadsTo("c"), QString()) << "it was there";
}

TEST_F(PageTrailTest, pagesThatTellNothingNewAreEndlessAfterAHundredInARow)
{
    EXPECT_FALSE(trail.isEndlessWith("ids of a page", false));
    for (int page = 0; page < 99; ++page)
        EXPECT_FALSE(trail.isEndlessWith(page % 2 == 0 ? "none" : "ids of a page", page % 2 == 0));
    EXPECT_FALSE(trail.isEndlessWith("other ids", false)) << "and they begin again";
    for (int page = 0; page < 99; ++page)
        EXPECT_FALSE(trail.isEndlessWith("other ids", false));
    EXPECT_TRUE(trail.isEndlessWith("other ids", false));
}

} // namespace

} // namespace sources
