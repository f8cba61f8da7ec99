// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <QString>

#include <optional>

namespace models {

/// The sections of the list's table: one for each column of a history, in the order that the page
/// draws them; the last one is the action "Details".
class ListSections final {
public:
    [[nodiscard]] static int count();
    [[nodiscard]] static int action();
    [[nodiscard]] static int of(history::Column column);
    /// nullopt if the section shows no column of a history.
    [[nodiscard]] static std::optional<history::Column> columnAt(int section);
    /// Schema name, or "action": for settings.
    [[nodiscard]] static QString nameOf(int section);
};

} // namespace models
