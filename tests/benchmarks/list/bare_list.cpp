// SPDX-License-Identifier: GPL-3.0-or-later
#include "bare_list.h"

#include "figures.h"

#include "list/list_controller.h"
#include "session/source_session.h"

#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <vector>

namespace benchmarks {

using history::Column;
using history::Row;

namespace {

double median(std::vector<double> seconds)
{
    const auto middle = seconds.begin() + std::ptrdiff_t(seconds.size() / 2);
    std::ranges::nth_element(seconds, middle);
    return *middle;
}

/// Makes the compiler believe that it is used.
template <typename T> void use(const T& value)
{
    asm volatile("" : : "r,m"(value) : "memory");
}

} // namespace

BareList::BareList(ConsoleWindow& console)
    : m_console(console)
    , m_history(*console.window().currentList()->session().history())
{
}

double BareList::filterScan() const
{
    std::vector<double> seconds;
    std::vector<Row> rows(m_history.size() + 1);
    for (const Column column : {Column::Environment, Column::Status}) {
        const auto words = static_cast<history::Symbol>(m_history.pool(column).size());
        for (history::Symbol word = 0; word < words; ++word) {
            seconds.push_back(secondsOf([&] {
                m_history.symbols(column).visit([&](auto symbols) {
                    std::size_t count = 0;
                    for (std::size_t row = 0; row < symbols.size(); ++row) {
                        rows[count] = static_cast<Row>(row);
                        count += symbols[row] == word ? 1 : 0;
                    }
                    use(count);
                });
            }));
        }
    }
    return median(seconds);
}

double BareList::searchScan(const QStringList& texts) const
{
    std::vector<double> seconds;
    std::vector<Row> rows(m_history.size() + 1);
    for (const QString& text : texts) {
        const std::string wanted = text.toStdString();
        for (std::size_t letters = 1; letters <= wanted.size(); ++letters) {
            const std::string_view beginning(wanted.data(), letters);
            seconds.push_back(secondsOf([&] {
                std::size_t count = 0;
                for (Row row = 0; row < m_history.size(); ++row) {
                    rows[count] = row;
                    count += m_history.id(row).find(beginning) != std::string_view::npos ? 1 : 0;
                }
                use(count);
            }));
        }
    }
    return median(seconds);
}

double BareList::sortScan() const
{
    std::vector<double> seconds;
    for (int round = 0; round < 9; ++round) {
        seconds.push_back(secondsOf([&] {
            m_history.starts().visit([](auto starts) {
                auto least = std::numeric_limits<std::int64_t>::max();
                auto greatest = std::numeric_limits<std::int64_t>::min();
                for (const auto start : starts) {
                    least = std::min(least, static_cast<std::int64_t>(start));
                    greatest = std::max(greatest, static_cast<std::int64_t>(start));
                }
                use(least);
                use(greatest);
            });
        }));
    }
    return median(seconds);
}

double BareList::repaint() const
{
    std::vector<double> seconds;
    QWidget& viewport = *m_console.table().viewport();
    QScrollBar& bar = *m_console.table().verticalScrollBar();
    for (int round = 0; round < 21; ++round) {
        viewport.setUpdatesEnabled(false);
        bar.setValue(bar.value() + bar.pageStep());
        m_console.rest();
        viewport.setUpdatesEnabled(true);
        seconds.push_back(secondsOf([&] { viewport.repaint(); }));
    }
    bar.setValue(0);
    m_console.rest();
    return median(seconds);
}

void reportBesideScan(const std::string& name, const console::FrameTimes& times, double share,
    double scan, double repaint, double atMost)
{
    constexpr double milliseconds = 1000;
    const double ours =
        milliseconds * std::chrono::duration<double>(times.percentile(share)).count();
    reportRatio(name, ours, milliseconds * (scan + repaint), "ms", atMost);
    std::printf("    %s; a scan %.2f ms, a repaint %.2f ms\n", times.summary().c_str(),
        milliseconds * scan, milliseconds * repaint);
}

} // namespace benchmarks
