// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace models {

/// Columns of the list that are computed for the rows in view, from other rows and from runs that
/// were read whole. No export has them.
enum class ComputedColumn : std::uint8_t { FromVersion, GoingOn, TookAndUsual };

/// The sections of the list's table: the columns of a history and the computed ones, in the order
/// that the page draws them; the last one is the action "Details".
class ListSections final {
public:
    [[nodiscard]] static int count();
    [[nodiscard]] static int action();
    [[nodiscard]] static int of(history::Column column);
    [[nodiscard]] static int of(ComputedColumn column);
    /// nullopt if the section shows no column of a history.
    [[nodiscard]] static std::optional<history::Column> columnAt(int section);
    /// nullopt if the section shows no computed column.
    [[nodiscard]] static std::optional<ComputedColumn> computedAt(int section);
    /// What the rows are ordered by if the section's heading is clicked; nullopt if it has no
    /// order.
    [[nodiscard]] static std::optional<history::Column> orderOf(int section);
    /// Schema name, that of a computed column ("goingOn"), or "action": for settings.
    [[nodiscard]] static QString nameOf(int section);
};

} // namespace models
