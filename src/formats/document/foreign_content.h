// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <optional>
#include <string_view>

namespace formats {

/// Why a document that begins like that is not even tried: it is not text (BadFormat), or not UTF-8
/// (BadEncoding). What it is instead is only said as what it looks like.
[[nodiscard]] std::optional<deployment::Error> foreignContent(std::string_view beginning);

} // namespace formats
