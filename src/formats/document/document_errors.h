// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

namespace formats {

[[nodiscard]] deployment::Error cancelled();
/// What errno says of opening or reading; NotFound, NotReadable.
[[nodiscard]] deployment::Error readError(int number);
/// What errno says of the temporary file.
[[nodiscard]] deployment::Error spoolError(int number);
[[nodiscard]] deployment::Error damagedGzip();
/// What was read already has been overwritten.
[[nodiscard]] deployment::Error changedContent();
[[nodiscard]] deployment::Error isFolder();
[[nodiscard]] deployment::Error isDevice();

} // namespace formats
