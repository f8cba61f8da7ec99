// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console_window.h"

#include "deploy/models/list/history_model.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace benchmarks {

/// The list as it is usually built with Qt: a table view over QSortFilterProxyModel, which searches
/// the same five columns for the same text.
class ProxyList {
public:
    ProxyList(const history::History& history, const models::TimeContext& time);

    /// Sets each longer beginning of each text for the filter, then each shorter one again.
    [[nodiscard]] console::FrameTimes searchTimes(ConsoleWindow& console, const QStringList& texts);
    /// Chooses each status alone, and takes it away again.
    [[nodiscard]] console::FrameTimes statusTimes(ConsoleWindow& console);
    /// Chooses the failed ones.
    [[nodiscard]] console::FrameTimes failedTime(ConsoleWindow& console);
    /// Sorts by every column, both ways.
    [[nodiscard]] console::FrameTimes sortTimes(ConsoleWindow& console);

private:
    class Proxy;

    models::HistoryModel m_rows;
    std::unique_ptr<QSortFilterProxyModel> m_proxy;
    QTableView m_table;
};

} // namespace benchmarks
