// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared_snapshot.h"

#include <QThreadPool>

#include <utility>

namespace sources {

namespace {

/// Blocks of a log that are given back in no time.
constexpr std::size_t minBlocks = 16;

void releaseLater(const Snapshot* snapshot)
{
    std::unique_ptr<const Snapshot> owned(snapshot);
    if (snapshot->deployment.log.blockCount() > minBlocks)
        QThreadPool::globalInstance()->start([owned = std::shared_ptr(std::move(owned))] {});
}

} // namespace

SnapshotPointer sharedSnapshot(Snapshot snapshot)
{
    return {new Snapshot(std::move(snapshot)), releaseLater};
}

} // namespace sources
