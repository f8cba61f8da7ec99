// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

namespace sources {

/// The snapshot for everybody. Its last owner does not wait until a log of gigabytes is freed: a
/// thread of its own does that.
[[nodiscard]] SnapshotPointer sharedSnapshot(Snapshot snapshot);

} // namespace sources
