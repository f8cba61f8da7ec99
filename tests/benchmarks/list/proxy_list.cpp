// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy_list.h"
#include "borrowed.h"

#include "deploy/models/list/list_sections.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QSet>

#include <array>

namespace benchmarks {

using history::Column;
using models::HistoryModel;
using models::ListSections;

class ProxyList::Proxy final : public QSortFilterProxyModel {
public:
    void setText(const QString& text)
    {
        m_text = text;
        invalidateFilter();
    }

    void toggleStatus(int status)
    {
        if (!m_statuses.remove(status))
            m_statuses.insert(status);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex first = sourceModel()->index(row, 0, parent);
        if (!m_statuses.isEmpty()
            && !m_statuses.contains(first.data(HistoryModel::StatusRole).toInt()))
            return false;
        if (m_text.isEmpty())
            return true;
        static const std::array columns{Column::Id, Column::Version, Column::Environment,
            Column::Executor, Column::CurrentStep};
        return std::ranges::any_of(columns, [&](Column column) {
            const QModelIndex cell = sourceModel()->index(row, ListSections::of(column), parent);
            return cell.data(Qt::EditRole).toString().contains(m_text, Qt::CaseInsensitive);
        });
    }

private:
    QString m_text;
    QSet<int> m_statuses;
};

namespace {

/// The time of each piece of work until the table is painted.
class Stopwatch {
public:
    Stopwatch(ConsoleWindow& console, QWidget& painted)
        : m_console(console)
        , m_painted(painted)
    {
    }

    template <typename Work> void measure(Work work)
    {
        QElapsedTimer watch;
        watch.start();
        work();
        m_painted.repaint();
        times.add(std::chrono::nanoseconds(watch.nsecsElapsed()));
        m_console.rest();
    }

    console::FrameTimes times;

private:
    ConsoleWindow& m_console;
    QWidget& m_painted;
};

} // namespace

ProxyList::ProxyList(const history::History& history, const models::TimeContext& time)
    : m_rows(time)
    , m_proxy(std::make_unique<Proxy>())
{
    m_rows.setHistory(test_support::borrowed(history));
    m_proxy->setSourceModel(&m_rows);
    m_proxy->setSortRole(HistoryModel::SortValueRole);
    m_table.setModel(m_proxy.get());
    m_table.resize(1180, 700);
    m_table.show();
}

console::FrameTimes ProxyList::searchTimes(ConsoleWindow& console, const QStringList& texts)
{
    Stopwatch watch(console, *m_table.viewport());
    auto* proxy = static_cast<Proxy*>(m_proxy.get());
    for (const QString& text : texts) {
        for (qsizetype length = 1; length <= text.size(); ++length)
            watch.measure([&] { proxy->setText(text.left(length)); });
        for (qsizetype length = text.size() - 1; length >= 0; --length)
            watch.measure([&] { proxy->setText(text.left(length)); });
    }
    return watch.times;
}

console::FrameTimes ProxyList::statusTimes(ConsoleWindow& console)
{
    Stopwatch watch(console, *m_table.viewport());
    auto* proxy = static_cast<Proxy*>(m_proxy.get());
    const auto statuses = m_rows.history()->pool(Column::Status).size();
    for (int status = 0; status < int(statuses); ++status) {
        watch.measure([&] { proxy->toggleStatus(status); });
        watch.measure([&] { proxy->toggleStatus(status); });
    }
    return watch.times;
}

console::FrameTimes ProxyList::failedTime(ConsoleWindow& console)
{
    Stopwatch watch(console, *m_table.viewport());
    watch.measure(
        [&] { static_cast<Proxy*>(m_proxy.get())->toggleStatus(int(deployment::Status::Failed)); });
    return watch.times;
}

console::FrameTimes ProxyList::sortTimes(ConsoleWindow& console)
{
    Stopwatch watch(console, *m_table.viewport());
    for (int section = 0; section < ListSections::action(); ++section) {
        if (!ListSections::columnAt(section))
            continue; // computed for what is in view, and without an order
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
            watch.measure([&] { m_proxy->sort(section, order); });
    }
    return watch.times;
}

} // namespace benchmarks
