// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kubernetes {

/// Decodes Base64 with its padding (RFC 4648, section 4); line breaks in it are passed over.
/// nullopt: it is none.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

} // namespace kubernetes
