// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console_window.h"

#include "deploy/history/history.h"

#include <QStringList>

#include <string>

namespace benchmarks {

/// The least that a list can do to answer the user: one plain pass over the bytes of the column
/// that matters, in one thread, and painting the table once. Seconds, medians of several.
class BareList {
public:
    explicit BareList(ConsoleWindow& console);

    /// Gathers the rows of each of the words in turn.
    [[nodiscard]] double filterScan() const;
    /// Gathers the rows whose ids have the text, for each beginning of each of the texts.
    [[nodiscard]] double searchScan(const QStringList& texts) const;
    /// Goes through the values of a column of times, and gives the range that they are in.
    [[nodiscard]] double sortScan() const;
    /// Of other rows than stood there before, as after each answer.
    [[nodiscard]] double repaint() const;

private:
    ConsoleWindow& m_console;
    const history::History& m_history;
};

/// What the user waits for, as a ratio to a scan and a repaint of the same run.
void reportBesideScan(const std::string& name, const console::FrameTimes& times, double share,
    double scan, double repaint, double atMost);

} // namespace benchmarks
