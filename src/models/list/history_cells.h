// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <QCoreApplication>
#include <QVariant>

namespace models {

class TimeContext;

/// What the cells of a list say: the texts that are shown and copied, and the values they are
/// sorted by. Looks at what it was made of; as short-lived as a question for a cell.
class HistoryCells final {
    Q_DECLARE_TR_FUNCTIONS(HistoryCells)

public:
    /// What is known of a row beside its record.
    struct Marks {
        bool hasProblem = false; ///< something is wrong with the record
        bool hasUnreadNews = false; ///< something newer could not be read
        bool isArchived = false; ///< the row is from an archive
        bool isTimeRelative = false; ///< times are told as what they are from now
    };
    HistoryCells(const history::History& history, const TimeContext& time, const Marks& marks)
        : m_history(history)
        , m_time(time)
        , m_marks(marks)
    {
    }

    [[nodiscard]] QString displayed(history::Row row, history::Column column) const;
    /// For copying.
    [[nodiscard]] QString raw(history::Row row, history::Column column) const;
    [[nodiscard]] QVariant sortValue(history::Row row, history::Column column) const;
    [[nodiscard]] QString toolTip(history::Row row, history::Column column) const;
    /// Date and time of a cell that tells them relatively; empty for every other one.
    [[nodiscard]] QString dated(history::Row row, history::Column column) const;

private:
    [[nodiscard]] QString statusCell(history::Row row) const;
    [[nodiscard]] QString timeCell(std::optional<deployment::Timestamp> time) const;
    [[nodiscard]] QString datedCell(std::optional<deployment::Timestamp> time) const;
    [[nodiscard]] std::optional<deployment::Milliseconds> duration(history::Row row) const;

    const history::History& m_history;
    const TimeContext& m_time;
    Marks m_marks;
};

} // namespace models
