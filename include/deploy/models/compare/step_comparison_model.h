// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/models/compare/compared_runs.h"

namespace models {

/// The steps of two runs side by side: how each one stands or how long it took, and by how much it
/// took longer in the run that is looked at.
class StepComparisonModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepComparisonModel)

public:
    enum Column {
        NameColumn,
        HereColumn,
        ThereColumn,
        DifferenceColumn,
        BarsColumn, ///< drawn from the roles
        ColumnCount,
    };
    enum Role {
        HereDurationRole = Qt::UserRole, ///< qint64, milliseconds; invalid if unknown
        ThereDurationRole, ///< the same
        LongestRole, ///< qint64: of all durations of the table
        StateRole, ///< deployment::StepState as int, here; Unknown of what is not there
        SlowerRole, ///< bool: notably slower here
        FailingRole, ///< bool: the step that failed here
    };

    using BaseTableModel::BaseTableModel;

    /// Merges: rows that stay keep their indexes. Null empties it.
    void setRuns(std::shared_ptr<const ComparedRuns> runs);

protected:
    [[nodiscard]] int rows() const override { return m_rows; }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] const diagnosis::StepPair& pair(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant toolTip(int row, int column) const;
    /// The same without signs: to be read out and copied.
    [[nodiscard]] QString words(int row, int column) const;

    std::shared_ptr<const ComparedRuns> m_runs;
    deployment::Milliseconds m_longest{};
    int m_rows = 0;
};

} // namespace models
