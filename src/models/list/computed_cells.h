// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_sections.h"
#include "deploy/models/list/run_knowledge.h"

#include <QCoreApplication>
#include <QVariant>

namespace models {

class TimeContext;

/// What the cells of the computed columns say. Looks at what it was made of; as short-lived as a
/// question for a cell.
class ComputedCells final {
    Q_DECLARE_TR_FUNCTIONS(models::ComputedCells)

public:
    ComputedCells(const RunKnowledge& knowledge, const TimeContext& time)
        : m_knowledge(knowledge)
        , m_time(time)
    {
    }

    /// Empty where nothing is known.
    [[nodiscard]] QString displayed(history::Row row, ComputedColumn column) const;
    /// For copying.
    [[nodiscard]] QString raw(history::Row row, ComputedColumn column) const;
    [[nodiscard]] QString toolTip(history::Row row, ComputedColumn column) const;
    [[nodiscard]] GoingOn goingOn(history::Row row) const;
    [[nodiscard]] QString goingOnInFull(history::Row row) const;
    /// Took, or is taking, longer than 95 of 100 runs of its kind before it.
    [[nodiscard]] bool isLate(history::Row row) const;

private:
    [[nodiscard]] QString fromVersion(history::Row row) const;
    [[nodiscard]] QString tookAndUsual(history::Row row) const;
    [[nodiscard]] std::optional<deployment::Milliseconds> duration(history::Row row) const;
    /// Of one that can be compared with them: nothing is usual for a failure.
    [[nodiscard]] std::optional<diagnosis::DurationStatistics> usual(history::Row row) const;

    const RunKnowledge& m_knowledge;
    const TimeContext& m_time;
};

} // namespace models
