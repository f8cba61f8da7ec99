// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/sources/source.h"

#include <memory>

namespace console {

/// Whether a text names a REST endpoint rather than a file.
[[nodiscard]] bool isAddress(const QString& text);

/// The built-in demonstration, written to a file of its own in the cache folder; empty if that
/// fails.
[[nodiscard]] QString writeDemoFile(deployment::Timestamp now);

} // namespace console
