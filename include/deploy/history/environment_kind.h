// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace history {

/// What an environment is for, as far as its name tells.
enum class EnvironmentKind : std::uint8_t {
    Production,
    Standby, ///< takes over from production: disaster recovery
    Staging, ///< comes before production: pre-production, staging, acceptance
    Test,
    Development,
    Other,
};

/// A name that says nothing is of the kind that is said otherwise. By whole words of the name, of
/// English in any case ("prod", "eu-Production-2"; not "pre-prod" or "nonprod"), of Chinese
/// wherever they stand ("生产环境"; not "预生产环境").
[[nodiscard]] EnvironmentKind environmentKindOf(
    std::string_view environment, EnvironmentKind otherwise = EnvironmentKind::Other);

} // namespace history
