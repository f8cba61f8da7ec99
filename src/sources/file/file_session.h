// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/file/file_source.h"

#include "backpressure_gate.h"
#include "file_loader.h"
#include "file_records.h"
#include "path_watcher.h"
#include "worker.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>
#include <utility>

namespace sources {

/// What a FileSource does: looks at its file when it is asked to or the file was written to, reads
/// what is new, and has the records checked whole afterwards.
class FileSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSession)

public:
    FileSession(std::filesystem::path path, FileSource::Options options);

    void start();
    /// Compares the file with what is known and reads what is new; requested by the user or by the
    /// watcher.
    void look(bool isRequested);
    void cancel();

    [[nodiscard]] FileRecords& records() { return m_records; }
    [[nodiscard]] QString pathText() const;
    [[nodiscard]] const Freshness& freshness() const { return m_freshness; }

Q_SIGNALS:
    void loadStarted();
    void loadProgressed(const sources::LoadProgress& progress);
    void loadFinished(const std::optional<deployment::Error>& error);
    void historyUpdated(const sources::HistoryUpdate& update);
    void freshnessChanged(const sources::Freshness& freshness);

private:
    using Outcome = deployment::Expected<FileLoadOutcome>;
    /// Of the records, whole. One that was broken off is made up for after the next look.
    enum class Check { Done, UnderWay, Owed };

    template <typename Function> void postCurrent(quint64 generation, Function function);
    [[nodiscard]] FileLoadEvents events(quint64 generation, const std::stop_token& stop);
    void show(const HistoryUpdate& update, const DocumentPointer& document,
        const formats::RecordPlaces& places);
    void lookIfTouched();
    void handleOutdated();
    void beginLoad();
    void endLoad(const std::optional<deployment::Error>& error);
    void finish(const Outcome& outcome, const std::optional<FailedContent>& failed);
    void accept(const FileLoadOutcome& outcome);
    void checkWhole();
    void acceptCheck(const FileState& checked, deployment::ProblemList problems);
    void setFreshness(
        Freshness::State state, const std::optional<deployment::Error>& error = std::nullopt);

    std::filesystem::path m_path;
    FileSource::Options m_options;
    FileRecords m_records;
    PathWatcher m_watcher;
    FileState m_state;
    std::optional<FailedContent> m_failed;
    Freshness m_freshness;
    quint64 m_generation = 0; ///< answers for earlier ones are dropped
    std::optional<std::pair<FileState, deployment::ProblemList>> m_checked; ///< during a look
    QTimer m_rest; ///< no look of its own accord during it
    QElapsedTimer m_lookTime;
    bool m_isTouched = false; ///< since the last look of its own accord
    bool m_isLooking = false;
    bool m_lookAgain = false;
    bool m_isThorough = false; ///< the next look reads everything, whatever the time stamps say
    bool m_isLoading = false; ///< loadStarted was emitted, loadFinished not yet
    bool m_isCancelled = false; ///< by the user: stays so until the next request
    std::stop_source m_lookStop{std::nostopstate};
    std::stop_source m_checkStop{std::nostopstate};
    Check m_check = Check::Done;
    BackpressureGate m_gate;
    Worker m_loads; ///< last, so that it is joined while everything else still stands
};

} // namespace sources
