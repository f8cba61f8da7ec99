// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace widgets {

class LogLines;
class LogRows;
class LogSelection;
class RowScroller;

/// Some lines of a log as one text, a row a line. Offsets are places in it, in UTF-16 units.
struct LogExcerpt {
    std::size_t firstRow = 0;
    std::vector<int> starts; ///< of each line; empty if there are no rows
    QString text;

    /// nullopt if there are no rows.
    [[nodiscard]] std::optional<std::size_t> rowAt(int offset) const;
    /// The nearest line's.
    [[nodiscard]] int offsetOf(std::size_t row) const;
    /// Of the row: from its first character to behind its last one.
    [[nodiscard]] std::pair<int, int> lineOf(std::size_t row) const;
};

/// What a screen reader reads of a log: the lines in view or, where the current one is not among
/// them, those around it; so that ten million entries cost what a screen of them does.
class LogReading final {
    Q_DECLARE_TR_FUNCTIONS(LogReading)

public:
    /// All outlive it.
    LogReading(const LogLines& lines, const LogRows& rows, const RowScroller& scroller,
        const LogSelection& selection)
        : m_lines(lines)
        , m_rows(rows)
        , m_scroller(scroller)
        , m_selection(selection)
    {
    }

    [[nodiscard]] LogExcerpt excerpt() const;
    /// Of the current entry, or of the one it is shown as; nullopt if none is.
    [[nodiscard]] std::optional<std::size_t> currentRow() const;
    /// The rows that are selected, the first and the last; nullopt if none are.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> selectedRows() const;
    /// "Line 12 of 3,400"; "3,400 lines" before one is chosen.
    [[nodiscard]] QString placeText() const;
    [[nodiscard]] std::size_t entryAt(std::size_t row) const;

private:
    [[nodiscard]] QString lineText(std::size_t row) const;

    const LogLines& m_lines;
    const LogRows& m_rows;
    const RowScroller& m_scroller;
    const LogSelection& m_selection;
};

} // namespace widgets
