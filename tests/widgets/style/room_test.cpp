// SPDX-License-Identifier: GPL-3.0-or-later
// What looks for words that are cut off finds them, and nothing else.
#include "room.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QTableWidget>
#include <QTest>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

namespace {

int placesWithoutRoom(QWidget& window)
{
    window.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    testing::TestPartResultArray found;
    const testing::ScopedFakeTestPartResultReporter reporter(
        testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &found);
    test_support::expectRoomForAllWords(window);
    return found.size();
}

/// What it finds where the control has room, and where it has a few pixels less.
template <typename Control> void expectFound(Control* control, int lacking)
{
    QWidget window;
    control->setParent(&window);
    control->move(10, 10);
    control->resize(control->sizeHint());
    window.resize(control->sizeHint() + QSize(20, 20));
    EXPECT_EQ(placesWithoutRoom(window), 0) << control->metaObject()->className();
    control->resize(control->sizeHint() - QSize(lacking, 0));
    EXPECT_EQ(placesWithoutRoom(window), 1) << control->metaObject()->className();
}

TEST(Room, isMissedByWhatIsNarrowerThanItsWords)
{
    const QString words = QStringLiteral("Roll back to 2.0.0");
    expectFound(new QLabel(words), 6);
    expectFound(new QPushButton(words), 12);
    expectFound(new QCheckBox(words), 6);
    expectFound(new QRadioButton(words), 6);
    auto* box = new QComboBox;
    box->addItem(words);
    expectFound(box, 40);
}

TEST(Room, isMissedByLinesThatAreTooMany)
{
    QWidget window;
    window.resize(300, 300);
    QLabel label(QStringLiteral("words ").repeated(30), &window);
    label.setWordWrap(true);
    label.resize(200, label.heightForWidth(200));
    EXPECT_EQ(placesWithoutRoom(window), 0);
    label.resize(200, label.height() - label.fontMetrics().lineSpacing());
    EXPECT_EQ(placesWithoutRoom(window), 1);
}

TEST(Room, isMissedByAHeading)
{
    QWidget window;
    window.resize(400, 200);
    QTableWidget table(1, 2, &window);
    table.resize(400, 200);
    table.setHorizontalHeaderLabels({QStringLiteral("Environment"), QStringLiteral("Duration")});
    table.setColumnWidth(0, 200);
    EXPECT_EQ(placesWithoutRoom(window), 0);
    table.setColumnWidth(0, 45);
    EXPECT_EQ(placesWithoutRoom(window), 1);
}

TEST(Room, isMissedByWhatReachesBeyondItsPart)
{
    QWidget window;
    window.resize(300, 100);
    QWidget part(&window);
    part.resize(300, 100);
    auto* label = new QLabel(QStringLiteral("Words"), &part);
    label->adjustSize();
    EXPECT_EQ(placesWithoutRoom(window), 0);
    part.resize(label->width() / 2, 100);
    EXPECT_EQ(placesWithoutRoom(window), 1);
}

TEST(Room, isEnoughForWhatEndsInAnEllipsisByIntention)
{
    QWidget window;
    window.resize(200, 100);
    widgets::PlainLabel label(QStringLiteral("words ").repeated(30), &window);
    label.setLines(2);
    label.resize(200, label.sizeHint().height());
    EXPECT_EQ(placesWithoutRoom(window), 0);
    EXPECT_TRUE(label.isCut());
    label.resize(200, label.sizeHint().height() / 2);
    EXPECT_EQ(placesWithoutRoom(window), 1) << "half a line";
}

} // namespace
