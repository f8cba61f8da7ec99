// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <optional>
#include <string_view>

namespace formats {

/// What bytes plainly are that no text is: an archive, a picture, a program, a database, by how
/// they begin. A whole sentence.
[[nodiscard]] std::optional<deployment::Message> binaryLikeness(std::string_view beginning);

/// What a text that holds no deployments looks like to those who know such texts. A whole sentence;
/// nothing where it is not plain.
[[nodiscard]] std::optional<deployment::Message> textLikeness(std::string_view beginning);

} // namespace formats
