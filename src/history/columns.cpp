// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/columns.h"

namespace history {

std::optional<Column> columnFromName(std::string_view name)
{
    const auto* const spec = std::ranges::find(columnSpecs, name, &ColumnSpec::name);
    return spec == columnSpecs.end() ? std::nullopt : std::optional(spec->column);
}

} // namespace history
