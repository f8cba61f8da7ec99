// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/announcement.h"

#include <QAccessible>
#include <QTest>

#include <gtest/gtest.h>

namespace {

class AnnouncementTest : public testing::Test {
protected:
    AnnouncementTest()
    {
        told.clear();
        QAccessible::setActive(true);
        m_before = QAccessible::installUpdateHandler(&AnnouncementTest::hear);
    }
    ~AnnouncementTest() override
    {
        QAccessible::installUpdateHandler(m_before);
        QAccessible::setActive(false);
    }

    static void hear(QAccessibleEvent* event)
    {
        if (event->type() == QAccessible::Alert)
            told << event->accessibleInterface()->text(QAccessible::Name);
    }

    static QStringList told;
    QWidget window;
    widgets::Announcement place{window};

private:
    QAccessible::UpdateHandler m_before = nullptr;
};

QStringList AnnouncementTest::told;

TEST_F(AnnouncementTest, saysTheLastWordsOfASourceOnce)
{
    const QObject banner;
    for (const char* words : {"Checking…", "Requested", "Accepted", "Accepted"})
        place.saySoon(banner, QString::fromUtf8(words));
    EXPECT_TRUE(told.isEmpty()) << "not before its words rest";
    ASSERT_TRUE(QTest::qWaitFor([] { return !told.isEmpty(); }));
    EXPECT_EQ(told, QStringList{QStringLiteral("Accepted")});
}

TEST_F(AnnouncementTest, saysWhatSeveralSourcesHaveToSayTogether)
{
    const QObject banner;
    const QObject status;
    place.saySoon(banner, QStringLiteral("Done."));
    place.saySoon(status, QStringLiteral("Copied."));
    ASSERT_TRUE(QTest::qWaitFor([] { return !told.isEmpty(); }));
    EXPECT_EQ(told, QStringList{QStringLiteral("Done. Copied.")});
}

TEST_F(AnnouncementTest, saysTheSameWordsOfTwoSourcesOnce)
{
    const QObject banner;
    const QObject status;
    place.saySoon(banner, QStringLiteral("Done."));
    place.saySoon(status, QStringLiteral("Done."));
    ASSERT_TRUE(QTest::qWaitFor([] { return !told.isEmpty(); }));
    EXPECT_EQ(told, QStringList{QStringLiteral("Done.")});
}

} // namespace
