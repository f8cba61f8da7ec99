// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/rules/judged_reason.h"
#include "deploy/diagnosis/runs/run_digests.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace console {

class SourceSession;

/// Whole runs of a source, read in the background for what lists and pages say about other runs:
/// how long they usually take, why they failed. At most one is read at a time, behind whatever
/// pages ask for, with a rest after each; none while a list is loaded, while the source is not
/// current, or while no one looks. Which ones: the newest good runs of each kind, and those that
/// failed, the newest first. A run is read again when its row is another one, but never if it was
/// refused, and where its log is huge only when it has ended.
class RunLibrary final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLibrary)

public:
    using Run = std::shared_ptr<const deployment::Deployment>;
    /// Those of the runs that could be read with their whole logs, in the order asked for. Called
    /// exactly once, from the event loop; may let go of the request.
    using RunsReceiver = std::function<void(const std::vector<Run>& runs)>;

    struct Limits {
        std::size_t perKind = 20; ///< good runs of an environment, service and strategy
        std::size_t failed = 200;
        std::size_t digests = 2000; ///< kept at most
        std::size_t hugeLog = 200'000; ///< entries
    };

    /// The session owns it.
    RunLibrary(SourceSession& session, const std::shared_ptr<sources::Scheduler>& scheduler,
        const Limits& limits);
    ~RunLibrary() override;

    /// What is known of the runs that were read; the object stays the same.
    [[nodiscard]] const diagnosis::RunDigests& digests() const;
    /// Reads the runs, or takes them from the few that are kept whole; ahead of what is read in
    /// the background, one at a time, too.
    [[nodiscard]] sources::OwnedRequest runs(std::vector<std::string> ids, RunsReceiver receiver);
    /// The last good runs before a deployment, the newest first (diagnosis::goodRunsBefore); none
    /// if it has no row. While the list loads, of what has come so far.
    [[nodiscard]] std::vector<std::string> goodRunIds(
        const std::string& id, std::size_t count) const;
    /// These. Fewer than count if their logs are long.
    [[nodiscard]] sources::OwnedRequest goodRuns(
        const std::string& id, std::size_t count, RunsReceiver receiver);

    /// A page asks for a deployment: nothing is read for as long as what is returned is held. It
    /// may outlive this.
    [[nodiscard]] std::shared_ptr<void> giveWay();
    /// A page shows this run: for as long as what is returned is held, those of its kind are read
    /// first, with shorter rests. It may outlive this; of several, the last one counts.
    [[nodiscard]] std::shared_ptr<void> favor(std::string id);
    /// A page has read this run: it need not be read again.
    void learn(const sources::SnapshotPointer& snapshot);
    /// A page or preview has judged a run that failed: its row gives the same reason.
    void follow(const diagnosis::JudgedReason& judged);
    void setHidden(bool hidden);
    [[nodiscard]] std::vector<sources::Diagnostic> diagnostics() const;

Q_SIGNALS:
    /// What digests() says has changed; twice a second at most, but at once of what runs.
    void digestsChanged();

private:
    class Private;

    SourceSession& m_session;
    std::unique_ptr<Private> m_d;
};

} // namespace console
