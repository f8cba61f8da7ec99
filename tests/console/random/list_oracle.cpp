// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_oracle.h"

#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/hidden_trouble_text.h"
#include "deploy/models/list/history_model.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace random_window {

using console::ListController;
using history::Column;
using models::HistoryModel;
using models::ListSections;

namespace {

const HistoryModel& modelOf(const ListController& list)
{
    return *qobject_cast<const HistoryModel*>(Desk::tableOf(list).model());
}

QStringList shownIds(const ListController& list)
{
    QStringList ids;
    const HistoryModel& model = modelOf(list);
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, 0).data(HistoryModel::IdRole).toString();
    return ids;
}

template <typename Part> const Part* partOf(const ListController& list, const char* name)
{
    const auto* part = list.page().findChild<Part*>(QLatin1String(name));
    if (part == nullptr)
        qFatal("The list has no %s.", name);
    return part;
}

/// "3 of 1,024 deployments": 3 and 1024.
QList<int> numbersIn(QString text)
{
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    QList<int> numbers;
    auto found = digits.globalMatch(text.remove(u','));
    while (found.hasNext())
        numbers << found.next().captured().toInt();
    return numbers;
}

std::string joined(const QStringList& ids)
{
    return ids.join(u' ').toStdString();
}

/// What one list is held to, each in turn.
class ListLook {
public:
    ListLook(const World& world, const ListController& list, const ToldSource& source,
        const ListMind& mind)
        : m_list(list)
        , m_source(source)
        , m_wish(wishOf(list, mind))
        , m_moment(momentOf(world, source))
        , m_ids(plainList(source.told(), m_wish, m_moment))
    {
    }

    [[nodiscard]] const QStringList& ids() const { return m_ids; }

    void rows() const { EXPECT_EQ(joined(shownIds(m_list)), joined(m_ids)); }

    void cells() const
    {
        const HistoryModel& model = modelOf(m_list);
        if (shownIds(m_list) != m_ids)
            return;
        constexpr int looked = 15;
        for (int row = 0; row < std::min<int>(looked, m_ids.size()); ++row) {
            const auto& run = m_source.told().at(m_ids[row].toStdString());
            for (const Column column : history::allColumns)
                EXPECT_EQ(model.index(row, ListSections::of(column)).data().toString(),
                    plainCell(run, column, m_moment))
                    << nameOf(column) << " of " << run.id;
        }
    }

    void counts() const
    {
        const auto& text = *partOf<QLabel>(m_list, "countLabel");
        const int all = static_cast<int>(m_source.told().size());
        const int shown = static_cast<int>(m_ids.size());
        const QList<int> wanted = shown == all ? QList{all} : QList{shown, all};
        if (!text.isHidden() && !(all == 1 && shown == 1)) {
            EXPECT_EQ(numbersIn(text.text()), wanted) << text.text().toStdString();
        }
        const bool isPart = !m_source.hasList() && !m_source.isReading();
        if (!text.isHidden() && QLocale().language() == QLocale::English) {
            EXPECT_EQ(text.text().contains(u"not all were read"), isPart)
                << text.text().toStdString();
        }
    }

    void chips() const
    {
        models::ListFilter rest = m_wish.filter;
        rest.words[Column::Status].clear();
        std::map<std::string, int> counts;
        int sum = 0;
        for (const auto& [id, run] : m_source.told()) {
            if (!plainMatch(run, rest, m_moment))
                continue;
            ++sum;
            ++counts[plainStatus(run)];
        }
        chip("statusAll", sum);
        chip("statusRunning", counts["RUNNING"]);
        chip("statusPaused", counts["PAUSED"]);
        chip("statusFailed", counts["FAILED"] + counts["ROLLED_BACK"]);
        chip("statusSucceeded", counts["COMPLETED"]);
        chip("statusOther", counts["ABANDONED"]);
    }

    void hint() const
    {
        history::HiddenTrouble trouble;
        for (const auto& [id, run] : m_source.told()) {
            if (m_ids.contains(QString::fromStdString(id)))
                continue;
            const std::string status = plainStatus(run);
            const bool isLate =
                run.end.value_or(run.start) >= m_moment.now - std::chrono::hours(24);
            trouble.running += status == "RUNNING" ? 1 : 0;
            trouble.paused += status == "PAUSED" ? 1 : 0;
            trouble.failed += isLate && (status == "FAILED" || status == "ROLLED_BACK") ? 1 : 0;
        }
        const auto& label = *partOf<QWidget>(m_list, "hint");
        const auto& button = *partOf<QAbstractButton>(m_list, "hintButton");
        const bool isOther =
            !button.isHidden() && button.text() != u"Show them" && button.text() != u"显示它们";
        if (!isOther && partOf<QWidget>(m_list, "saved")->isHidden()) {
            EXPECT_EQ(label.isHidden() ? QString() : label.accessibleName(),
                models::hiddenTroubleText(trouble));
        }
    }

    void emptiness() const
    {
        const QTableView& table = Desk::tableOf(m_list);
        EXPECT_EQ(table.isHidden(), m_ids.isEmpty());
        const auto& title = *partOf<QLabel>(m_list, "emptyTitle");
        const auto* exporting = partOf<QAbstractButton>(m_list, "exportButton");
        EXPECT_EQ(exporting->isEnabled(), !m_ids.isEmpty());
        if (!m_ids.isEmpty() || QLocale().language() != QLocale::English)
            return;
        const bool isGrowing = !m_source.hasList() && m_source.isReading();
        const QString wanted = !m_source.told().empty() ? isGrowing
                ? QStringLiteral("Nothing matches the filter so far")
                : QStringLiteral("No deployment matches the filter")
            : m_source.isLost() ? title.text()
            : m_source.isReading()                      ? QStringLiteral("Loading…")
                                   : QStringLiteral("There are no deployments yet");
        EXPECT_EQ(title.text(), wanted);
        if (m_source.told().empty() && m_source.isLost()) {
            EXPECT_NE(title.text(), QStringLiteral("There are no deployments yet"));
        }
    }

    /// The place beside the title.
    void freshness() const
    {
        using State = sources::Freshness::State;
        const QWidget* badge = nullptr;
        for (const QWidget* each :
            partOf<QWidget>(m_list, "title")->parentWidget()->findChildren<QWidget*>()) {
            if (each->inherits("widgets::Badge"))
                badge = each;
        }
        ASSERT_NE(badge, nullptr);
        if (QLocale().language() != QLocale::English)
            return;
        const QString text = badge->isHidden() ? QString() : badge->accessibleName();
        EXPECT_EQ(text == u"Live", m_source.freshness().state == State::Live) << text.toStdString();
        if (m_source.isLost() && !m_source.told().empty()) {
            EXPECT_TRUE(text.startsWith(u"Offline") || text.startsWith(u"Stale")
                || text.startsWith(u"Not read"))
                << text.toStdString();
        }
    }

    /// What the controls say is in force is.
    void controls() const
    {
        EXPECT_EQ(m_list.page().filters().filter(), m_wish.filter);
        EXPECT_EQ(
            partOf<QLineEdit>(m_list, "search")->text().trimmed(), m_wish.filter.text.trimmed());
    }

    void place(const ListMind& mind) const
    {
        QStringList selected = mind.selected;
        selected.removeIf([this](const QString& id) { return !m_ids.contains(id); });
        selected.sort();
        QStringList now = m_list.page().rows().selectedIds();
        now.sort();
        EXPECT_EQ(joined(now), joined(selected));
        if (m_ids.contains(mind.current)) {
            EXPECT_EQ(mindOf(m_list).current, mind.current);
        }
        const auto numbers = numbersIn(partOf<QLabel>(m_list, "selectionLabel")->text());
        EXPECT_EQ(numbers, now.size() > 1 ? QList<int>{int(now.size())} : QList<int>());
    }

private:
    void chip(const char* name, int count) const
    {
        const auto& chip = *partOf<QAbstractButton>(m_list, name);
        const QList<int> said = numbersIn(chip.text());
        if (chip.isHidden()) {
            EXPECT_EQ(count, 0) << name;
        } else if (!m_source.told().empty()) {
            EXPECT_EQ(said, QList<int>{count}) << name;
        }
    }

    const ListController& m_list;
    const ToldSource& m_source;
    const Wish m_wish;
    const Moment m_moment;
    const QStringList m_ids;
};

} // namespace

ListMind mindOf(const ListController& list)
{
    ListMind mind;
    mind.selected = list.page().rows().selectedIds();
    mind.current =
        Desk::tableOf(list).currentIndex().siblingAtColumn(0).data(HistoryModel::IdRole).toString();
    return mind;
}

Wish wishOf(const ListController& list, const ListMind& mind)
{
    const HistoryModel& model = modelOf(list);
    return {
        mind.filter.value_or(list.page().filters().filter()), model.sorting(), model.sortingThen()};
}

Moment momentOf(const World& world, const ToldSource& source)
{
    return {
        world.now(), source.isLost() ? source.freshness().asOf.value_or(world.now()) : world.now()};
}

void expectList(const World& world, const Desk& desk, const ListController& list, ListMind& mind)
{
    const Server* server = desk.serverOf(list);
    ASSERT_NE(server, nullptr);
    ASSERT_NE(server->source.data(), nullptr);
    // A time range that the list began with gives way to all times where nothing is seen through it
    // once the list has come.
    if (mind.filter && mind.filter->window.choice == history::TimeChoice::Last7Days
        && list.page().filters().filter() == mind.filter->without(history::FilterPart::time())
        && plainList(server->source->told(), wishOf(list, mind), momentOf(world, *server->source))
               .isEmpty())
        mind.filter->window = {};
    const ListLook look(world, list, *server->source, mind);
    const bool isTimeKnown = !server->source->isLost() || server->source->freshness().asOf;
    if (isTimeKnown) {
        look.rows();
        look.cells();
    }
    look.counts();
    look.chips();
    look.hint();
    look.emptiness();
    look.freshness();
    look.controls();
    look.place(mind);
    const auto filter = mind.filter;
    mind = mindOf(list);
    mind.filter = filter;
}

} // namespace random_window
