// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem_list.h"
#include "deploy/models/base_table_model.h"

#include <vector>

namespace models {

/// What is wrong in the data of a source, one problem a row, in the order in which they were found.
class ProblemsModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsModel)

public:
    enum Column { SeverityColumn, PlaceColumn, TextColumn, IdColumn, ColumnCount };
    /// Qt::EditRole is the raw text, for copying.
    enum Role {
        IdRole = Qt::UserRole, ///< QString, raw; empty where the deployment is not known
        SeverityRole, ///< int of deployment::Severity
    };

    using BaseTableModel::BaseTableModel;

    /// Shows these instead. A list that only grew at its end is appended to, so that the place one
    /// looks at stays.
    /// Empty totals: these are all there are.
    void setProblems(
        std::vector<deployment::Problem> problems, deployment::ProblemTotals totals = {});
    [[nodiscard]] const std::vector<deployment::Problem>& problems() const { return m_problems; }
    /// Of all problems, shown here or not.
    [[nodiscard]] const deployment::ProblemTotals& totals() const { return m_totals; }
    /// The first one as a sentence, with its place; empty where there is none.
    [[nodiscard]] QString first() const;

Q_SIGNALS:
    void totalsChanged();

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_problems.size()); }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int section, int role) const override;
    [[nodiscard]] QVariant heading(int section, int role) const override;

private:
    void showProblems(std::vector<deployment::Problem> problems);
    [[nodiscard]] static QString displayed(const deployment::Problem& problem, int section);

    std::vector<deployment::Problem> m_problems;
    deployment::ProblemTotals m_totals;
};

} // namespace models
