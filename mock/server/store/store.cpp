// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/store.h"

namespace server {

namespace {

using deployment::Milliseconds;
using deployment::Timestamp;

constexpr const char* schema = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS position (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS deployments (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, json TEXT NOT NULL, rollout TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS commands (
    owner TEXT NOT NULL, key TEXT NOT NULL, action TEXT NOT NULL, deployment TEXT NOT NULL,
    reason TEXT NOT NULL, target TEXT NOT NULL, state TEXT NOT NULL, received INTEGER NOT NULL,
    completed INTEGER, revision INTEGER NOT NULL, PRIMARY KEY (owner, key));
)";

Database opened(const std::string& path)
{
    Database database(path);
    database.execute(schema);
    return database;
}

std::int64_t millis(Timestamp time)
{
    return time.time_since_epoch().count();
}

Timestamp fromMillis(std::int64_t number)
{
    return Timestamp(Milliseconds(number));
}

TakenCommand readCommand(const Statement& row)
{
    TakenCommand taken;
    operations::Command& command = taken.command;
    command.who = row.text(0);
    command.id = row.text(1);
    command.kind = operations::commandKindFromWord(row.text(2)).value_or(command.kind);
    command.deployment = row.text(3);
    command.reason = row.text(4);
    command.targetVersion = row.text(5);
    taken.state = operations::commandStateFromWord(row.text(6)).value_or(CommandState::Failed);
    taken.received = fromMillis(row.number(7));
    if (!row.isNull(8))
        taken.completed = fromMillis(row.number(8));
    taken.revision = static_cast<std::uint64_t>(row.number(9));
    return taken;
}

} // namespace

Store::Store(const std::string& path)
    : m_database(opened(path))
    , m_saveDeployment(
          m_database.handle(), "INSERT OR REPLACE INTO deployments VALUES (?, ?, ?, ?)")
    , m_saveCommand(m_database.handle(),
          "INSERT OR REPLACE INTO commands VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_savePosition(m_database.handle(), "INSERT OR REPLACE INTO position VALUES (1, ?)")
{
}

std::optional<std::uint64_t> Store::position()
{
    Statement statement(m_database.handle(), "SELECT number FROM position");
    if (!statement.step())
        return {};
    return static_cast<std::uint64_t>(statement.number(0));
}

void Store::clear()
{
    m_database.execute("DELETE FROM deployments; DELETE FROM commands; DELETE FROM position");
}

void Store::loadDeployments(const std::function<void(const StoredDeployment&)>& each)
{
    Statement statement(m_database.handle(), "SELECT json, revision, rollout FROM deployments");
    while (statement.step())
        each({statement.text(0), static_cast<std::uint64_t>(statement.number(1)),
            statement.text(2)});
}

std::vector<TakenCommand> Store::loadCommands()
{
    Statement statement(m_database.handle(), "SELECT * FROM commands");
    std::vector<TakenCommand> commands;
    while (statement.step())
        commands.push_back(readCommand(statement));
    return commands;
}

void Store::save(std::string_view id, const StoredDeployment& deployment)
{
    m_saveDeployment.bind(id)
        .bind(static_cast<std::int64_t>(deployment.revision))
        .bind(deployment.json)
        .bind(deployment.rollout)
        .run();
}

void Store::save(const TakenCommand& taken)
{
    std::optional<std::int64_t> completed;
    if (taken.completed)
        completed = millis(*taken.completed);
    const operations::Command& command = taken.command;
    m_saveCommand.bind(command.who)
        .bind(command.id)
        .bind(operations::wordOf(command.kind))
        .bind(command.deployment)
        .bind(command.reason)
        .bind(command.targetVersion)
        .bind(wordOf(taken.state))
        .bind(millis(taken.received))
        .bind(completed)
        .bind(static_cast<std::int64_t>(taken.revision))
        .run();
}

void Store::savePosition(std::uint64_t position)
{
    m_savePosition.bind(static_cast<std::int64_t>(position)).run();
}

std::string rolloutJson(const demo::Rollout& rollout)
{
    Json json{{"origin", millis(rollout.origin())}, {"events", Json::array()}};
    if (rollout.pausedAt())
        json["pausedAt"] = millis(*rollout.pausedAt());
    for (const demo::Event& event : rollout.remaining())
        json["events"].push_back(Json::array({event.at.count(), static_cast<int>(event.kind),
            event.index, event.value, event.text, event.percentage}));
    return dumped(json);
}

demo::Rollout rolloutFromJson(deployment::Deployment deployment, const std::string& text)
{
    const Json json = Json::parse(text);
    demo::Timeline timeline;
    for (const Json& event : json.at("events"))
        timeline.push_back({Milliseconds(event.at(0).get<std::int64_t>()),
            static_cast<demo::Event::Kind>(event.at(1).get<int>()), event.at(2).get<std::size_t>(),
            event.at(3).get<double>(), event.at(4).get<std::string>(), event.at(5).get<double>()});
    std::optional<Timestamp> pausedAt;
    if (json.contains("pausedAt"))
        pausedAt = fromMillis(json.at("pausedAt").get<std::int64_t>());
    return {std::move(deployment), std::move(timeline),
        fromMillis(json.at("origin").get<std::int64_t>()), pausedAt};
}

} // namespace server
