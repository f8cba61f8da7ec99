// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/commands/command.h"
#include "server/http/problem.h"
#include "server/world/simulation.h"

#include <tl/expected.hpp>

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace server {

/// A command as it was asked for; well formed, but not judged yet.
struct CommandRequest {
    operations::Command command;
    /// The revisions of If-Match, any of which will do; nullopt: any revision.
    std::optional<std::vector<std::uint64_t>> revisions;
};

struct Acceptance {
    TakenCommand taken;
    bool replayed = false; ///< the key was known: this is the first answer again
};

/// Judges commands and carries out each key once. Not synchronized.
class CommandService {
public:
    explicit CommandService(Simulation& simulation);

    [[nodiscard]] tl::expected<Acceptance, Refusal> execute(const CommandRequest& order);
    /// What became of a command; as it stands now.
    [[nodiscard]] const TakenCommand* find(const std::string& owner, const std::string& key) const;

    /// The request of a key is here and not decided yet; may be said several times.
    void expect(const std::string& owner, const std::string& key);
    void stopExpecting(const std::string& owner, const std::string& key);
    [[nodiscard]] bool isExpected(const std::string& owner, const std::string& key) const;

    /// Notes which commands under way have come to their end; returns those.
    std::vector<TakenCommand> settle();
    void restore(std::vector<TakenCommand> commands);

private:
    struct Kept {
        TakenCommand now;
        TakenCommand answered; ///< as it was when it was answered
    };
    using Rejection = std::optional<Refusal>;

    [[nodiscard]] Rejection validate(const CommandRequest& order) const;
    [[nodiscard]] Rejection validateRevision(const CommandRequest& order) const;
    [[nodiscard]] Rejection validateContent(const operations::Command& command) const;
    [[nodiscard]] Rejection validateState(const operations::Command& command) const;
    [[nodiscard]] TakenCommand apply(const operations::Command& command);

    Simulation& m_simulation;
    std::map<std::pair<std::string, std::string>, Kept> m_commands;
    std::multiset<std::pair<std::string, std::string>> m_expected;
};

} // namespace server
