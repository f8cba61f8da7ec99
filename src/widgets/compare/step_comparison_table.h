// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison_table.h"

namespace models {
class StepComparisonModel;
}

namespace widgets {

/// The steps of two runs side by side, with a bar for each one's duration. What failed and what
/// took notably longer is set off.
class StepComparisonTable final : public ComparisonTable {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepComparisonTable)

public:
    StepComparisonTable(models::StepComparisonModel& model, QWidget* parent);
};

} // namespace widgets
