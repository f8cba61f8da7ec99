// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dice.h"
#include "told_source.h"

#include "deploy/sources/source_registry.h"

#include <array>
#include <memory>
#include <vector>

namespace random_window {

/// Two servers, the time, and what happens. Times of records are never those at which a filter
/// ends: the clock stands at whole minutes, they at half ones.
class World {
public:
    explicit World(Dice& dice);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    World(World&&) = delete;
    World& operator=(World&&) = delete;

    [[nodiscard]] deployment::Timestamp now() const { return m_now; }
    [[nodiscard]] const std::vector<std::unique_ptr<Server>>& servers() const { return m_servers; }
    [[nodiscard]] Server* serverAt(const QString& address) const;
    /// What the window can open.
    [[nodiscard]] static const sources::SourceRegistry& kinds();

    /// One thing; says what, for whoever looks for a fault.
    std::string happen();
    /// Time alone.
    void passMinutes(int minutes);
    /// Everything that is under way comes to its end; servers that are away are back.
    void bringBack();

private:
    [[nodiscard]] deployment::Timestamp momentAgo(int minutes) const;
    [[nodiscard]] deployment::Deployment newRun(int minutesAgo);
    void moveOn(deployment::Deployment& run);
    std::string begin(Server& server);
    std::string change(Server& server);
    std::string vanish(Server& server);
    std::string loseOrFind(Server& server);
    void tell(Server& server, const std::vector<std::string>& ids);

    Dice& m_dice;
    deployment::Timestamp m_now;
    std::vector<std::unique_ptr<Server>> m_servers;
    int m_number = 0;
    bool m_hasServices = false;
};

} // namespace random_window
