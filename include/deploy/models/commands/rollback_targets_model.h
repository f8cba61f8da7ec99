// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/models/commands/rollback_targets.h"

namespace models {

class TimeContext;

/// The versions that a rollback can go to, one a row.
class RollbackTargetsModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RollbackTargetsModel)

public:
    enum Column {
        VersionColumn,
        TimeColumn,
        ExecutorColumn,
        DeploymentColumn,
        TimesColumn,
        MarkColumn,
        ColumnCount,
    };
    enum Role {
        KnownBadRole = Qt::UserRole, ///< bool
        RanBeforeRole, ///< bool: it was running before, or is still deployed
    };

    explicit RollbackTargetsModel(const TimeContext& time, QObject* parent = nullptr);

    void setTargets(std::vector<RollbackTarget> targets);
    [[nodiscard]] const RollbackTarget& target(int row) const;
    /// -1 if the version is not among them.
    [[nodiscard]] int rowOf(const std::string& version) const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const RollbackTarget& target, int column) const;
    [[nodiscard]] QString timeCell(std::optional<deployment::Timestamp> time) const;
    [[nodiscard]] QString markText(const RollbackTarget& target) const;

    const TimeContext& m_time;
    std::vector<RollbackTarget> m_targets;
};

} // namespace models
