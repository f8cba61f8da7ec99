// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QString>

namespace models {

/// "Blue", in the language of the interface.
[[nodiscard]] QString colorText(operations::ConnectionColor color);

} // namespace models
