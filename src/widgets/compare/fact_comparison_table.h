// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison_table.h"

namespace models {
class FactComparisonModel;
}

namespace widgets {

/// What the records of two runs say; what differs is set off, the rest steps back.
class FactComparisonTable final : public ComparisonTable {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactComparisonTable)

public:
    FactComparisonTable(models::FactComparisonModel& model, QWidget* parent);
};

} // namespace widgets
