// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/commands/command.h"
#include "server/store/sqlite.h"

#include "deploy/demo/rollout.h"
#include "deploy/deployment/error.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct StoredDeployment {
    std::string json;
    std::uint64_t revision = 0;
    std::string rollout; ///< rolloutJson(); empty if it has come to its end
};

/// What outlives the server: deployments, what is still to happen to them, and commands; an SQLite
/// file. Throws SqliteError. One thread at a time.
class Store {
public:
    explicit Store(const std::string& path);

    /// The number of the last event; nullopt if the file is new.
    [[nodiscard]] std::optional<std::uint64_t> position();
    /// Forgets everything.
    void clear();
    void loadDeployments(const std::function<void(const StoredDeployment&)>& each);
    [[nodiscard]] std::vector<TakenCommand> loadCommands();

    /// All or nothing of what is saved between begin and commit of the transaction.
    [[nodiscard]] Transaction begin() { return Transaction(m_database); }
    void save(std::string_view id, const StoredDeployment& deployment);
    void save(const TakenCommand& taken);
    void savePosition(std::uint64_t position);

private:
    Database m_database;
    Statement m_saveDeployment;
    Statement m_saveCommand;
    Statement m_savePosition;
};

/// What of a rollout is not in its deployment.
[[nodiscard]] std::string rolloutJson(const demo::Rollout& rollout);
/// Error: BadFormat, its cause the place.
[[nodiscard]] deployment::Expected<demo::Rollout> rolloutFromJson(
    deployment::Deployment deployment, const std::string& json);

} // namespace server
