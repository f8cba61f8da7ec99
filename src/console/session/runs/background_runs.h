// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "known_runs.h"
#include "reading_pace.h"
#include "run_candidates.h"
#include "run_digester.h"
#include "run_library.h"
#include "run_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace console {

/// Reads the runs that are worth it when nothing else is to be done, and keeps what they say.
class BackgroundRuns final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackgroundRuns)

public:
    BackgroundRuns(SourceSession& session, std::shared_ptr<sources::Scheduler> scheduler,
        RunReader& reader, const RunLibrary::Limits& limits);
    ~BackgroundRuns() override;

    [[nodiscard]] const diagnosis::RunDigests& digests() const { return m_known.digests(); }
    /// Looks at some rows, for which runs are worth it; whether it is time to read one of them.
    /// Also where nothing is read: what is usual waits for those.
    bool look();
    /// Begins to read one if there is one. Only after look(), while the reader is free.
    void readNext();
    /// Keeps what the run says, which is of that state of its row; nullopt: of another one than it
    /// is in now.
    void digest(const std::optional<RowFingerprint>& row, const sources::SnapshotPointer& snapshot);
    /// As KnownRuns has it.
    void follow(const diagnosis::JudgedReason& judged);
    /// A page could read one: so can others.
    void forgetRefusals();
    /// As RunLibrary has it.
    [[nodiscard]] std::shared_ptr<void> favor(std::string id);
    void setHidden(bool hidden);
    [[nodiscard]] std::vector<sources::Diagnostic> diagnostics() const;

Q_SIGNALS:
    void digestsChanged();
    /// look() may have something to do.
    void ready();

private:
    void connectSession();
    void handleHistoryChanged();
    void handleHistoryReplaced();
    void pause(deployment::Milliseconds time);
    [[nodiscard]] std::string_view obstacle() const;
    [[nodiscard]] std::optional<history::Row> favoredRow();
    struct Next {
        std::string id;
        ReadingPace::Waiting waiting = ReadingPace::Waiting::None;
    };
    [[nodiscard]] std::optional<Next> nextToRead();
    [[nodiscard]] ReadingPace::Waiting waitingAt(std::size_t place) const;
    [[nodiscard]] bool readsHere() const;
    void updateAwaited();
    void read(const Next& next);
    void handleRead(const RowFingerprint& row, const sources::SnapshotPointer& snapshot);
    void handleFailure(
        const std::string& id, const RowFingerprint& row, deployment::ErrorCode code);
    void handleDigest(const DigestedRun& run);
    void tellChanged();

    SourceSession& m_session;
    std::shared_ptr<sources::Scheduler> m_scheduler;
    RunReader& m_reader;
    RunCandidates m_candidates;
    KnownRuns m_known;
    std::vector<std::weak_ptr<const std::string>> m_favored; ///< the last one counts
    std::uint64_t m_historyRevision = 0; ///< up to which digests were compared with their rows
    std::vector<history::Row> m_order; ///< of candidates, as of the last one that was looked for
    std::uint64_t m_orderRevision = 0;
    ReadingPace m_pace;
    bool m_isReplaced = false; ///< the history, since digests were compared with all of it
    bool m_isHidden = false;
    bool m_isAllRead = false; ///< until something changes
    bool m_isAwaitedOutdated = false; ///< which good runs are still to be read
    bool m_isSomeoneDueLater = false; ///< that runs, and was read only just now
    bool m_hasNews = false; ///< that were not told
    sources::Scheduler::AlarmPointer m_pause;
    sources::Scheduler::AlarmPointer m_tell;
    RunDigester m_digester;
};

} // namespace console
