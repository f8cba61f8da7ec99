// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run_library.h"
#include "run_reader.h"
#include "run_shelf.h"

#include <deque>

namespace console {

/// Answers those who want whole runs: from the few that are kept, and by reading the others one
/// after the other, in the order in which they were wanted.
class RunRequests final {
public:
    /// A run that was read, of that state of its row.
    using OnRead =
        std::function<void(const RowFingerprint& row, const sources::SnapshotPointer& snapshot)>;

    RunRequests(SourceSession& session, RunReader& reader, OnRead onRead);

    /// The caller lets readNext() be called afterwards.
    [[nodiscard]] sources::OwnedRequest add(
        std::vector<std::string> ids, RunLibrary::RunsReceiver receiver);
    /// Answers what can be answered, and begins to read if something is missing and the reader is
    /// free. True while something is missing.
    bool readNext();
    [[nodiscard]] std::size_t kept() const { return m_shelf.size(); }

private:
    struct Wanted {
        std::vector<std::string> ids;
        std::size_t next = 0;
        std::vector<RunLibrary::Run> found;
        std::size_t entries = 0; ///< of their logs
        RunLibrary::RunsReceiver receiver;
    };
    using WantedPointer = std::shared_ptr<Wanted>;

    [[nodiscard]] bool readFor(const WantedPointer& wanted);
    void handleRead(const WantedPointer& wanted, const RowFingerprint& row,
        const sources::SnapshotResult& result);

    SourceSession& m_session;
    RunReader& m_reader;
    OnRead m_onRead;
    RunShelf m_shelf;
    std::deque<std::weak_ptr<Wanted>> m_waiting;
};

} // namespace console
