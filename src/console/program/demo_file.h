// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include <QString>

namespace console {

/// Stands for the demonstration wherever a file or an address may stand.
inline constexpr QLatin1String demoLocation("demo:");

/// The built-in demonstration, written to a file of its own in the cache folder; empty if that
/// fails.
[[nodiscard]] QString writeDemoFile(deployment::Timestamp now);

} // namespace console
