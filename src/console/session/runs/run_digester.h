// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_fingerprint.h"

#include "deploy/diagnosis/runs/run_digest.h"
#include "deploy/models/background_thread.h"
#include "deploy/sources/source.h"

#include <QObject>

#include <cstddef>
#include <functional>
#include <optional>

namespace console {

/// What a thread made of a run that was read.
struct DigestedRun {
    diagnosis::RunDigest digest;
    std::optional<RowFingerprint> row; ///< as it was given
    bool isHuge = false; ///< its log is too long to be read again
};

/// Digests runs in a thread of its own, in the order in which they come.
class RunDigester final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDigester)

public:
    /// @p hugeLog: entries beyond which a log is too long.
    explicit RunDigester(std::size_t hugeLog);
    /// Waits for the thread; what it has not finished is not told any more.
    ~RunDigester() override;

    /// @p seen: when the run was as the snapshot has it, by the clock of its server.
    void digest(const std::optional<RowFingerprint>& row, const sources::SnapshotPointer& snapshot,
        deployment::Timestamp seen);
    /// That were not told yet.
    [[nodiscard]] int pending() const { return m_pending; }

Q_SIGNALS:
    void digested(const console::DigestedRun& run);

private:
    std::size_t m_hugeLog;
    int m_pending = 0;
    models::BackgroundThread m_thread;
};

} // namespace console
