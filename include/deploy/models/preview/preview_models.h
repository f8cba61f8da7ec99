// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/models/preview/preview.h"

namespace models {

/// The steps of a preview as a table: name, course (a bar), time, usual time.
class PreviewStepsModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewStepsModel)

public:
    enum Column { NameColumn, CourseColumn, TookColumn, UsualColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, ///< deployment::StepState as int
        EmphasisRole, ///< models::Emphasis as int
        ShareRole, ///< double, 0 to 1
        UsualShareRole, ///< the same; 0 where it is not known
    };

    using BaseTableModel::BaseTableModel;

    /// Merges: rows that stay keep their indexes.
    void setSteps(std::vector<PreviewStep> steps);
    /// Whether anything is known of what is usual.
    [[nodiscard]] bool hasUsual() const;

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const PreviewStep& step, int column) const;

    std::vector<PreviewStep> m_steps;
};

/// The lines of a preview's log: time and message.
class PreviewLogModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewLogModel)

public:
    enum Column { TimeColumn, MessageColumn, ColumnCount };
    enum Role {
        EmphasisRole = Qt::UserRole, ///< models::Emphasis as int
        MarkedRole, ///< bool: the line to read first
        EntryRole, ///< qulonglong, of the log
    };

    using BaseTableModel::BaseTableModel;

    void setLines(std::vector<PreviewLine> lines);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    std::vector<PreviewLine> m_lines;
};

} // namespace models
