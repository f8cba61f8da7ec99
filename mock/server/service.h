// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/commands/command_service.h"
#include "server/live/event_hub.h"
#include "server/store/store.h"
#include "server/world/simulation.h"

#include "deploy/deployment/error.h"

#include <memory>
#include <mutex>
#include <span>

namespace server {

struct ServiceOptions {
    SimulationOptions simulation;
    std::string stateFile; ///< empty: nothing outlives the server
    std::size_t replayedEvents = 20'000;
};

/// The simulation behind one lock: time, commands and reading come here from any thread. What
/// happens is stored first and announced then.
class Service {
public:
    /// Throws SqliteError where the state file cannot be used.
    explicit Service(const ServiceOptions& options);

    /// Whether the state file held a simulation; then nothing needs to be loaded.
    [[nodiscard]] bool isRestored() const { return m_isRestored; }
    /// Deployments that are there from the beginning, which is when time first moves on: a world
    /// that was not loaded to its end is forgotten.
    void load(std::span<const deployment::Deployment> deployments);

    void advance(deployment::Timestamp now);
    [[nodiscard]] tl::expected<Acceptance, Refusal> execute(const CommandRequest& order);

    /// From now until the returned object is destroyed, the request with the key is here and not
    /// decided yet.
    [[nodiscard]] std::shared_ptr<void> expect(const std::string& owner, const std::string& key);

    /// Looks at the world while it stands still. Don't keep references.
    template <typename Look> auto look(Look&& at) const
    {
        const std::lock_guard lock(m_mutex);
        return at(m_simulation, m_desk);
    }
    [[nodiscard]] EventHub& events() { return m_hub; }

private:
    void restore();
    void keep(const Changes& changes, std::span<const TakenCommand> commands);
    void keepDeployments(const std::set<std::string>& ids);

    mutable std::mutex m_mutex;
    std::unique_ptr<Store> m_store;
    Simulation m_simulation;
    CommandService m_desk;
    EventHub m_hub;
    bool m_isRestored = false;
    bool m_hasStarted = false;
};

} // namespace server
