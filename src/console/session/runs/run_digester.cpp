// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_digester.h"

#include <utility>

namespace console {

RunDigester::RunDigester(std::size_t hugeLog)
    : m_hugeLog(hugeLog)
{
}

RunDigester::~RunDigester()
{
    m_thread.waitForDone();
}

void RunDigester::digest(const std::optional<RowFingerprint>& row,
    const sources::SnapshotPointer& snapshot, deployment::Timestamp seen)
{
    ++m_pending;
    m_thread.start([this, row, snapshot, seen] {
        DigestedRun run{diagnosis::digestOf(snapshot->deployment, seen), row,
            snapshot->deployment.log.size() > m_hugeLog};
        // The line that tells why may be among those that are missing.
        if (snapshot->logError && run.digest.failure) {
            run.digest.failure->line.clear();
            run.digest.failure->entry.reset();
        }
        QMetaObject::invokeMethod(
            this,
            [this, run = std::move(run)] {
                --m_pending;
                Q_EMIT digested(run);
            },
            Qt::QueuedConnection);
    });
}

} // namespace console
