// SPDX-License-Identifier: GPL-3.0-or-later
// What the Engineer asks of a list.
#include "engineer.h"

#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

#include <array>

namespace random_window {

using console::ListController;
using history::Column;

namespace {

struct StatusChip {
    const char* name;
    QStringList statuses;
};

const std::array statusChips{StatusChip{"statusAll", {}},
    StatusChip{"statusRunning", {QStringLiteral("RUNNING")}},
    StatusChip{"statusPaused", {QStringLiteral("PAUSED")}},
    StatusChip{"statusFailed", {QStringLiteral("FAILED"), QStringLiteral("ROLLED_BACK")}},
    StatusChip{"statusSucceeded", {QStringLiteral("COMPLETED")}},
    StatusChip{"statusOther", {QStringLiteral("ABANDONED")}}};

bool hasAll(const QStringList& chosen, const QStringList& some)
{
    return std::ranges::all_of(some, [&](const QString& each) { return chosen.contains(each); });
}

/// What a click makes of what was chosen.
QStringList afterClick(const QStringList& chosen, const QStringList& statuses, bool adds)
{
    if (!adds || statuses.isEmpty())
        return chosen == statuses ? QStringList() : statuses;
    QStringList after = chosen;
    for (const QString& status : statuses)
        after.removeAll(status);
    return hasAll(chosen, statuses) ? after : after + statuses;
}

} // namespace

bool canBeClicked(const QAbstractButton* button)
{
    return button != nullptr && button->isVisible() && button->isEnabled()
        && !button->visibleRegion().isEmpty();
}

void Engineer::takeFilter(const ListController& list)
{
    mindOf(list).filter = list.page().filters().filter();
}

std::string Engineer::type()
{
    ListController* list = listInFront();
    auto* field = list->page().findChild<QLineEdit*>(QStringLiteral("search"));
    if (!field->isVisible())
        return {};
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    field->setFocus();
    QTest::keyClick(field, Qt::Key_End);
    QString text = field->text();
    std::string what;
    if (text.isEmpty() || m_dice.oneIn(3)) {
        constexpr std::array words{"DEP-000", "v2", "alice", "switch", "zzz", "prod", "1", "BOB"};
        const QString word = QLatin1String(m_dice.of(words));
        QTest::keyClicks(field, word);
        text += word;
        what = "types " + word.toStdString();
    } else if (m_dice.oneIn(2)) {
        QTest::keyClick(field, Qt::Key_Backspace);
        text.chop(1);
        what = "deletes a letter";
    } else {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Delete);
        text.clear();
        what = "clears the search";
    }
    filter.text = text;
    mindOf(*list).filter = filter;
    return what;
}

std::string Engineer::chip()
{
    ListController* list = listInFront();
    const StatusChip& chip = m_dice.of(statusChips);
    auto* button = list->page().findChild<QAbstractButton*>(QLatin1String(chip.name));
    if (!canBeClicked(button))
        return {};
    const bool adds = m_dice.oneIn(3);
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    QStringList& chosen = filter.words[Column::Status];
    chosen = afterClick(chosen, chip.statuses, adds);
    mindOf(*list).filter = filter;
    QTest::mouseClick(button, Qt::LeftButton, adds ? Qt::ControlModifier : Qt::NoModifier);
    return std::string(adds ? "adds " : "clicks ") + chip.name;
}

std::string Engineer::quick()
{
    ListController* list = listInFront();
    constexpr std::array names{"failedToday", "production", "mine", "clearAll"};
    const char* name = m_dice.of(names);
    auto* button = list->page().findChild<QAbstractButton*>(QLatin1String(name));
    if (!canBeClicked(button))
        return {};
    QTest::mouseClick(button, Qt::LeftButton);
    takeFilter(*list);
    if (button->isEnabled() && name == std::string("clearAll")) {
        EXPECT_TRUE(mindOf(*list).filter->isEmpty());
    }
    return std::string("clicks ") + name;
}

std::string Engineer::range()
{
    using history::TimeChoice;
    constexpr std::array choices{TimeChoice::All, TimeChoice::Today, TimeChoice::Last24Hours,
        TimeChoice::Last7Days, TimeChoice::Yesterday, TimeChoice::LastMonth};
    ListController* list = listInFront();
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    filter.window = {m_dice.of(choices), {}};
    mindOf(*list).filter = filter;
    list->page().filters().choose(filter);
    return "chooses range " + std::to_string(int(filter.window.choice));
}

std::string Engineer::facet()
{
    ListController* list = listInFront();
    models::ListFilter filter = wishOf(*list, mindOf(*list)).filter;
    QStringList& environments = filter.words[Column::Environment];
    environments = m_dice.oneIn(2)
        ? QStringList()
        : QStringList{QStringLiteral("生产环境"), QStringLiteral("staging")};
    mindOf(*list).filter = filter;
    list->page().filters().choose(filter);
    return "chooses " + std::to_string(environments.size()) + " environments";
}

std::string Engineer::undo()
{
    ListController* list = listInFront();
    const bool goesBack = !m_dice.oneIn(3);
    if (goesBack)
        list->page().filters().goBack();
    else
        list->page().filters().goForward();
    takeFilter(*list);
    return goesBack ? "undoes" : "redoes";
}

} // namespace random_window
