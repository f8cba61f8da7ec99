// SPDX-License-Identifier: GPL-3.0-or-later
#include "room_oracle.h"

#include "room.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include <gtest/gtest.h>

namespace random_window {

namespace {

/// What has words, or takes some; not what floats over others, or lies in a field.
QList<const QWidget*> partsWithWords(const QWidget& window)
{
    QList<const QWidget*> parts;
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        const bool hasWords = qobject_cast<const QLabel*>(each) != nullptr
            || qobject_cast<const QAbstractButton*>(each) != nullptr
            || qobject_cast<const QLineEdit*>(each) != nullptr
            || qobject_cast<const QComboBox*>(each) != nullptr;
        const QWidget* parent = each->parentWidget();
        const bool isWithin = qobject_cast<const QLineEdit*>(parent) != nullptr
            || qobject_cast<const QComboBox*>(parent) != nullptr;
        const bool floats = each->objectName() == u"newRows";
        if (hasWords && !isWithin && !floats && each->isVisible() && each->window() == &window
            && !each->visibleRegion().isEmpty())
            parts << each;
    }
    return parts;
}

std::string nameOf(const QWidget& widget)
{
    return widget.metaObject()->className()
        + (' ' + widget.objectName() + ' ' + widget.accessibleName()).toStdString();
}

void expectApart(const QWidget& window)
{
    const auto placeOf = [&window](const QWidget& part) {
        return part.visibleRegion().boundingRect().translated(part.mapTo(&window, QPoint()));
    };
    const QList<const QWidget*> parts = partsWithWords(window);
    for (qsizetype one = 0; one < parts.size(); ++one) {
        for (qsizetype other = one + 1; other < parts.size(); ++other) {
            const bool isPart =
                parts[one]->isAncestorOf(parts[other]) || parts[other]->isAncestorOf(parts[one]);
            EXPECT_TRUE(isPart || !placeOf(*parts[one]).intersects(placeOf(*parts[other])))
                << nameOf(*parts[one]) << " lies over " << nameOf(*parts[other]);
        }
    }
}

} // namespace

void expectRoom(const Desk& desk)
{
    const QWidget& window = desk.window();
    test_support::expectRoomForAllWords(window);
    expectApart(window);
}

} // namespace random_window
