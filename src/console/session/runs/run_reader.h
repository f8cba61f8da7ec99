// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"
#include "deploy/sources/source.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace console {

class SourceSession;

/// Reads whole runs of a session's source, one at a time, and none while a page reads one. One that
/// no one waits for is called off when a page comes, once: nothing waits forever, however often
/// pages read.
class RunReader final {
public:
    enum class Urgency { Awaited, Background };
    using Receiver =
        std::function<void(const sources::SnapshotResult& result, deployment::Milliseconds cost)>;

    /// The function is called when isFree() may have become true; from the event loop.
    RunReader(SourceSession& session, std::shared_ptr<sources::Scheduler> scheduler,
        std::function<void()> onFree);
    RunReader(const RunReader&) = delete;
    RunReader& operator=(const RunReader&) = delete;
    RunReader(RunReader&&) = delete;
    RunReader& operator=(RunReader&&) = delete;
    ~RunReader();

    [[nodiscard]] bool isFree() const;
    /// Which one is being read; empty if none is.
    [[nodiscard]] std::string current() const { return m_current ? m_current->id : std::string(); }
    /// Only if isFree(). The receiver is called once, unless the reading is called off.
    void read(const std::string& id, Urgency urgency, Receiver receiver);
    /// What is read for no one is not needed any more.
    void callOffBackground();
    /// A page reads for as long as what is returned is held. It may outlive this.
    [[nodiscard]] std::shared_ptr<void> giveWay();

private:
    struct Current {
        std::string id;
        Urgency urgency = Urgency::Background;
        deployment::Timestamp start;
        Receiver receiver;
        sources::OwnedRequest request;
    };
    struct Pages {
        int reading = 0;
        std::function<void()> onEnd;
    };

    void handleAnswer(std::uint64_t number, const sources::SnapshotResult& result);
    void tellFree();

    SourceSession& m_session;
    std::shared_ptr<sources::Scheduler> m_scheduler;
    std::function<void()> m_onFree;
    std::optional<Current> m_current;
    std::uint64_t m_number = 0; ///< of the current reading
    std::shared_ptr<Pages> m_pages;
    int m_passedOver = 0; ///< pages that went first since a reading began
    bool m_hasBeenCalledOff = false; ///< the last one was
    sources::Scheduler::AlarmPointer m_free;
};

} // namespace console
