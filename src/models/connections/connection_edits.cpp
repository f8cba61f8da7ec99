// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/connection_edits.h"

#include "deploy/models/display_strings.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace models {

namespace {

void renew(operations::Connection& connection)
{
    connection.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    connection.credential.entry = connection.id;
    connection.metrics.credential.entry = operations::metricsEntry(connection.id);
}

} // namespace

ConnectionEdits::ConnectionEdits(std::vector<Connection> saved)
    : m_saved(std::move(saved))
    , m_connections(m_saved)
{
}

const operations::Connection& ConnectionEdits::at(int place) const
{
    return m_connections[static_cast<std::size_t>(place)];
}

void ConnectionEdits::set(int place, const Connection& connection)
{
    m_connections[static_cast<std::size_t>(place)] = connection;
}

std::optional<int> ConnectionEdits::placeOf(const std::string& id) const
{
    const auto found = std::ranges::find(m_connections, id, &Connection::id);
    return found == m_connections.end()
        ? std::nullopt
        : std::optional(static_cast<int>(found - m_connections.begin()));
}

int ConnectionEdits::add(Connection connection)
{
    const QString name = rawText(connection.name);
    return insert(std::move(connection), name, static_cast<int>(m_connections.size()));
}

int ConnectionEdits::duplicate(int place, const QString& name)
{
    return insert(at(place), name, place + 1);
}

int ConnectionEdits::insert(Connection connection, const QString& name, int place)
{
    renew(connection);
    connection.name = uniqueName(name, m_connections).toStdString();
    m_connections.insert(m_connections.begin() + place, std::move(connection));
    return place;
}

void ConnectionEdits::remove(int place)
{
    m_connections.erase(m_connections.begin() + place);
}

void ConnectionEdits::markOffered(const Connection& connection)
{
    m_offered.push_back(connection);
}

std::vector<ConnectionProblem> ConnectionEdits::problemsOf(int place) const
{
    std::vector<Connection> others = m_connections;
    others.erase(others.begin() + place);
    return models::problemsOf(at(place), others);
}

std::optional<int> ConnectionEdits::firstFaulty() const
{
    for (int place = 0; place < static_cast<int>(m_connections.size()); ++place) {
        if (hasErrors(problemsOf(place)))
            return place;
    }
    return std::nullopt;
}

bool ConnectionEdits::hasChanges() const
{
    std::vector<Connection> kept = m_connections;
    std::erase_if(kept, [this](const Connection& connection) {
        return std::ranges::find(m_offered, connection) != m_offered.end();
    });
    return kept != m_saved;
}

} // namespace models
