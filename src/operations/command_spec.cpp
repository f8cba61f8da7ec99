// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_spec.h"

#include <algorithm>

namespace operations {

namespace {

/// The enumeration is closed over the table: each kind has its row, in its place.
constexpr bool isInOrder()
{
    for (std::size_t row = 0; row < allCommandSpecs.size(); ++row) {
        if (allCommandSpecs[row].kind != static_cast<CommandKind>(row))
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

std::optional<CommandKind> parseCommandKind(std::string_view word)
{
    const auto found = std::ranges::find(allCommandSpecs, word, &CommandSpec::word);
    return found == allCommandSpecs.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace operations
