// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_store.h"

#include "metrics_json.h"
#include "settings/settings.h"

#include "deploy/formats/json/json_writer.h"
#include "deploy/sources/connection.h"

#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace console {

using formats::JsonValue;
using formats::JsonWriter;
using operations::Connection;

namespace {

void write(JsonWriter& writer, const operations::ClusterOptions& cluster)
{
    writer.beginObject();
    writer.textField("kubeconfigFile", cluster.kubeconfigFile);
    writer.key("environments");
    writer.beginArray();
    for (const operations::EnvironmentRule& rule : cluster.environments) {
        writer.beginObject();
        writer.textField("namespace", rule.nameSpace);
        writer.textField("environment", rule.environment);
        writer.endObject();
    }
    writer.endArray();
    writer.key("annotatesReason");
    writer.boolean(cluster.annotatesReason);
    writer.endObject();
}

operations::ClusterOptions clusterFromJson(const JsonValue& json)
{
    operations::ClusterOptions cluster;
    cluster.kubeconfigFile = json.text("kubeconfigFile").value_or(std::string());
    for (const JsonValue& rule : json.array("environments").value_or(JsonValue()).elements()) {
        const auto text = [&](std::string_view key) {
            return rule.text(key).value_or(std::string());
        };
        if (!text("namespace").empty() && !text("environment").empty())
            cluster.environments.push_back({text("namespace"), text("environment")});
    }
    cluster.annotatesReason = json.boolean("annotatesReason").value_or(false);
    return cluster;
}

void write(JsonWriter& writer, const Connection& connection)
{
    const auto flag = [&](std::string_view key, bool value) {
        writer.key(key);
        writer.boolean(value);
    };
    writer.beginObject();
    writer.textField("id", connection.id);
    writer.textField("name", connection.name);
    writer.textField("baseUrl", connection.address);
    writeCredential(writer, connection.credential);
    writer.textField("caFile", connection.caFile);
    writer.textField("clientCertificateFile", connection.clientCertificateFile);
    writer.textField("clientKeyFile", connection.clientKeyFile);
    writer.textField("color", toWire(connection.color));
    writer.textField("safety", toWire(connection.safety));
    flag("allowsPlainHttp", connection.allowInsecureHttp);
    flag("readOnly", connection.readOnly);
    writer.key("metrics");
    writeMetrics(writer, connection.metrics);
    flag("keepsArchive", connection.keepsArchive);
    writer.key("cluster");
    write(writer, connection.cluster);
    writer.countField("archiveMegabytes", connection.archiveMegabytes);
    writer.endObject();
}

Connection fromJson(const JsonValue& json)
{
    const auto text = [&](std::string_view key) { return json.text(key).value_or(std::string()); };
    Connection connection;
    connection.id = text("id");
    connection.name = text("name");
    connection.address = text("baseUrl");
    connection.credential = credentialFromJson(json);
    connection.credential.entry = connection.id;
    connection.caFile = text("caFile");
    connection.clientCertificateFile = text("clientCertificateFile");
    connection.clientKeyFile = text("clientKeyFile");
    connection.color = operations::parseConnectionColor(text("color"));
    connection.safety = operations::parseSafetyLevel(text("safety"));
    connection.allowInsecureHttp = json.boolean("allowsPlainHttp").value_or(false);
    connection.readOnly = json.boolean("readOnly").value_or(false);
    connection.cluster = clusterFromJson(json.object("cluster").value_or(JsonValue()));
    connection.metrics =
        metricsFromJson(json.object("metrics").value_or(JsonValue()), connection.id);
    connection.keepsArchive = json.boolean("keepsArchive").value_or(true);
    connection.archiveMegabytes = static_cast<std::uint32_t>(
        json.integer("archiveMegabytes", 1, std::numeric_limits<std::uint32_t>::max())
            .value_or(connection.archiveMegabytes));
    return connection;
}

} // namespace

std::vector<Connection> loadConnections(const Settings& settings)
{
    std::vector<Connection> connections;
    for (const JsonValue& each : settings.json(Setting::Connections).elements()) {
        Connection connection = fromJson(each);
        if (!connection.id.empty())
            connections.push_back(std::move(connection));
    }
    return connections;
}

void saveConnections(Settings& settings, const std::vector<Connection>& connections)
{
    std::string json;
    JsonWriter writer(json);
    writer.beginArray();
    for (const Connection& each : connections)
        write(writer, each);
    writer.endArray();
    settings.setJson(Setting::Connections, json);
    settings.save();
}

deployment::Expected<Connection> connectionFor(const Settings& settings, const QString& address)
{
    auto wanted = sources::connectionTo(address);
    if (!wanted)
        return wanted;
    const QUrl url = sources::baseUrlOf(*wanted); // empty for a cluster
    for (const Connection& known : loadConnections(settings)) {
        if (url.isEmpty() ? known.address == wanted->address : sources::baseUrlOf(known) == url)
            return known;
    }
    using operations::SafetyLevel;
    wanted->safety = sources::isLoopback(url) ? SafetyLevel::Normal : SafetyLevel::Production;
    return wanted;
}

} // namespace console
