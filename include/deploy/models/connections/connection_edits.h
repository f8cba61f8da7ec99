// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/connection_rules.h"
#include "deploy/operations/connection.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace models {

/// The connections while they are edited, beside those that are saved. Places in their list count
/// from 0.
class ConnectionEdits {
public:
    using Connection = operations::Connection;

    explicit ConnectionEdits(std::vector<Connection> saved);

    [[nodiscard]] const std::vector<Connection>& all() const { return m_connections; }
    [[nodiscard]] const Connection& at(int place) const;
    void set(int place, const Connection& connection);
    [[nodiscard]] std::optional<int> placeOf(const std::string& id) const;

    /// Puts one with an id of its own at the end, and with it an entry of its own in the keyring; a
    /// name that is taken gets a number. Returns its place.
    int add(Connection connection);
    /// Puts a copy under that name behind the connection. The secret stays with that: a copy has
    /// its own. Returns its place.
    int duplicate(int place, const QString& name);
    void remove(int place);
    /// One that the program made, and not the user: as long as it stays like this, it is no change.
    void markOffered(const Connection& connection);

    [[nodiscard]] std::vector<ConnectionProblem> problemsOf(int place) const;
    /// The first that has errors.
    [[nodiscard]] std::optional<int> firstFaulty() const;
    /// Whether there is something to save.
    [[nodiscard]] bool hasChanges() const;

private:
    int insert(Connection connection, const QString& name, int place);

    std::vector<Connection> m_saved;
    std::vector<Connection> m_connections;
    std::vector<Connection> m_offered; ///< as they were made
};

} // namespace models
