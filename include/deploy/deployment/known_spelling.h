// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace deployment {

/// How the schema spells a word that differs from one of its words only in case; nullopt if the
/// word is spelled as in the schema or is unknown.
[[nodiscard]] std::optional<std::string_view> statusSpelling(std::string_view word);
[[nodiscard]] std::optional<std::string_view> stepStatusSpelling(std::string_view word);
[[nodiscard]] std::optional<std::string_view> strategySpelling(std::string_view word);

} // namespace deployment
