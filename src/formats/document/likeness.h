// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <optional>
#include <string_view>

namespace formats {

/// What bytes plainly are that no text is: an archive, a picture, a program, a database, by how
/// they begin. A whole sentence.
[[nodiscard]] std::optional<deployment::Message> binaryLikeness(std::string_view beginning);

/// What kind of file a text without deployments looks like. A whole sentence; nullopt if it is not
/// clear.
[[nodiscard]] std::optional<deployment::Message> textLikeness(std::string_view beginning);

} // namespace formats
