// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/announcement.h"

#include <QTest>

#include <gtest/gtest.h>

namespace {

class AnnouncementTest : public testing::Test {
protected:
    /// What a screen reader finds once the words rest.
    QString told()
    {
        EXPECT_EQ(place.accessibleName(), QString()) << "not before its words rest";
        EXPECT_TRUE(QTest::qWaitFor([this] { return !place.accessibleName().isEmpty(); }));
        return place.accessibleName();
    }

    QWidget window;
    widgets::Announcement place{window};
};

TEST_F(AnnouncementTest, saysTheLastWordsOfASourceOnce)
{
    const QObject banner;
    for (const char* words : {"Checking", "Requested", "Accepted", "Accepted"})
        place.saySoon(banner, QString::fromUtf8(words));
    EXPECT_EQ(told().toStdString(), "Accepted");
}

TEST_F(AnnouncementTest, saysWhatSeveralSourcesHaveToSayTogether)
{
    const QObject banner;
    const QObject status;
    place.saySoon(banner, QStringLiteral("Done."));
    place.saySoon(status, QStringLiteral("Copied."));
    EXPECT_EQ(told().toStdString(), "Done. Copied.");
}

TEST_F(AnnouncementTest, saysTheSameWordsOfTwoSourcesOnce)
{
    const QObject banner;
    const QObject status;
    place.saySoon(banner, QStringLiteral("Done."));
    place.saySoon(status, QStringLiteral("Done."));
    EXPECT_EQ(told().toStdString(), "Done.");
}

} // namespace
