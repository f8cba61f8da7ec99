// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/models/compare/compared_runs.h"

namespace models {

/// What the records of two runs say of the same things, and where that differs.
class FactComparisonModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactComparisonModel)

public:
    enum Column { FactColumn, HereColumn, ThereColumn, ColumnCount };
    enum Role {
        DiffersRole = Qt::UserRole, ///< bool
    };

    using BaseTableModel::BaseTableModel;

    /// Null empties it.
    void setRuns(std::shared_ptr<const ComparedRuns> runs);

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    std::shared_ptr<const ComparedRuns> m_runs;
};

} // namespace models
