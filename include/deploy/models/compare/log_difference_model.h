// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/log/log_difference.h"
#include "deploy/models/base_table_model.h"

#include <optional>

namespace models {

/// The kinds of lines that two logs differ in: one part of them at a time.
class LogDifferenceModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogDifferenceModel)

public:
    enum class Part {
        Added, ///< only in the log of the run that is looked at
        Missing, ///< only in the other one
        Changed, ///< in both, but not as often
    };
    enum Column { LineColumn, HereColumn, ThereColumn, ColumnCount };

    using BaseTableModel::BaseTableModel;

    /// Nothing to show: not compared yet.
    void clear();
    void setDifference(diagnosis::LogDifference difference);
    void setPart(Part part);
    [[nodiscard]] Part part() const { return m_part; }
    [[nodiscard]] int count(Part part) const;

    /// Where to read the line first.
    struct Place {
        std::size_t entry = 0;
        bool isHere = true; ///< of the log of the run that is looked at

        bool operator==(const Place&) const = default;
    };
    [[nodiscard]] Place place(int row) const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] const std::vector<diagnosis::TemplateDifference>& lines(Part part) const;

    diagnosis::LogDifference m_difference;
    Part m_part = Part::Added;
};

} // namespace models
