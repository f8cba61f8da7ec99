// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace formats {

inline constexpr std::string_view nestedTooDeep =
    DEPLOY_MESSAGE("Message", "Nested deeper than %1 levels.");

/// Why a text is not one JSON value, and where.
struct SyntaxFault {
    std::size_t offset = 0;
    deployment::Message message;
};

/// Slow and exact: called only for records that the fast reader has refused. nullopt if the text is
/// JSON of at most maxNesting levels.
[[nodiscard]] std::optional<SyntaxFault> findSyntaxFault(std::string_view json);

} // namespace formats
