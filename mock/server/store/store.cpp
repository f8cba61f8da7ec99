// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/store.h"

#include "server/json_text.h"

#include "deploy/formats/json/json_value.h"

#include <limits>

namespace server {

namespace {

using deployment::Expected;
using deployment::Milliseconds;
using deployment::Timestamp;
using formats::JsonValue;

constexpr auto earliest = std::numeric_limits<std::int64_t>::min();
constexpr auto latest = std::numeric_limits<std::int64_t>::max();

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

void writeEvent(formats::JsonWriter& json, const demo::TimelineEvent& event)
{
    json.beginArray();
    json.integer(event.at.count());
    json.integer(static_cast<std::int64_t>(event.kind));
    json.integer(static_cast<std::int64_t>(event.index));
    json.number(event.value);
    json.text(event.text);
    json.number(event.percentage);
    json.endArray();
}

template <typename... Values>
std::optional<deployment::Error> firstErrorOf(const Expected<Values>&... values)
{
    std::optional<deployment::Error> first;
    ((first || values ? void() : void(first = values.error())), ...);
    return first;
}

/// What writeEvent() has written.
Expected<demo::TimelineEvent> eventFrom(const JsonValue& json)
{
    constexpr auto lastKind = static_cast<std::int64_t>(demo::TimelineEvent::Kind::OldImage);
    constexpr double largest = std::numeric_limits<double>::max();
    auto parts = json.elements();
    parts.resize(6);
    const auto at = parts[0].integer(earliest, latest);
    const auto kind = parts[1].integer(0, lastKind);
    const auto index = parts[2].integer(0, latest);
    const auto value = parts[3].number(-largest, largest);
    const auto text = parts[4].text();
    const auto percentage = parts[5].number(-largest, largest);
    if (auto error = firstErrorOf(at, kind, index, value, text, percentage))
        return tl::unexpected(std::move(*error));
    return demo::TimelineEvent{Milliseconds(*at), static_cast<demo::TimelineEvent::Kind>(*kind),
        static_cast<std::size_t>(*index), *value, *text, *percentage};
}

TakenCommand readCommand(const Statement& row)
{
    TakenCommand taken;
    operations::Command& command = taken.command;
    command.actor = row.text(0);
    command.id = row.text(1);
    command.kind = operations::parseCommandKind(row.text(2)).value_or(command.kind);
    command.deployment = row.text(3);
    command.reason = row.text(4);
    command.targetVersion = row.text(5);
    taken.state = operations::parseCommandState(row.text(6)).value_or(CommandState::Failed);
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
    m_saveCommand.bind(command.actor)
        .bind(command.id)
        .bind(operations::toWire(command.kind))
        .bind(command.deployment)
        .bind(command.reason)
        .bind(command.targetVersion)
        .bind(toWire(taken.state))
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
    return jsonObject([&](formats::JsonWriter& json) {
        json.key("origin");
        json.integer(millis(rollout.origin()));
        if (rollout.pausedAt()) {
            json.key("pausedAt");
            json.integer(millis(*rollout.pausedAt()));
        }
        json.key("events");
        json.beginArray();
        for (const demo::TimelineEvent& event : rollout.remaining())
            writeEvent(json, event);
        json.endArray();
    });
}

Expected<demo::Rollout> rolloutFromJson(deployment::Deployment deployment, const std::string& text)
{
    const auto json = JsonValue::parse(text);
    if (!json)
        return tl::unexpected(json.error());
    const auto events = json->array("events");
    const auto origin = json->integer("origin", earliest, latest);
    const auto pausedAt =
        json->has("pausedAt") ? json->integer("pausedAt", earliest, latest) : origin;
    if (const auto error = firstErrorOf(events, origin, pausedAt))
        return tl::unexpected(*error);
    demo::Timeline timeline;
    for (const JsonValue& each : events->elements()) {
        auto event = eventFrom(each);
        if (!event)
            return tl::unexpected(event.error());
        timeline.push_back(std::move(*event));
    }
    std::optional<Timestamp> paused;
    if (json->has("pausedAt"))
        paused = fromMillis(*pausedAt);
    return demo::Rollout{std::move(deployment), std::move(timeline), fromMillis(*origin), paused};
}

} // namespace server
