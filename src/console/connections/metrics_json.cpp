// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics_json.h"

#include <limits>

namespace console {

using formats::JsonValue;
using formats::JsonWriter;
using operations::CredentialReference;
using operations::MetricQuery;
using operations::MetricsServer;

namespace {

std::string textOf(const JsonValue& json, std::string_view key)
{
    return json.text(key).value_or(std::string());
}

void writeQuery(JsonWriter& writer, const MetricQuery& query)
{
    writer.beginObject();
    writer.textField("id", query.id);
    writer.textField("title", query.title);
    writer.textField("unit", query.unit);
    writer.textField("expression", query.expression);
    writer.key("factor");
    writer.number(query.factor);
    writer.endObject();
}

MetricQuery queryFromJson(const JsonValue& json)
{
    constexpr double most = std::numeric_limits<double>::max();
    MetricQuery query;
    query.id = textOf(json, "id");
    query.title = textOf(json, "title");
    query.unit = textOf(json, "unit");
    query.expression = textOf(json, "expression");
    if (const auto factor = json.member("factor"))
        query.factor = factor->number(-most, most).value_or(1);
    return query;
}

} // namespace

void writeCredential(JsonWriter& writer, const CredentialReference& credential)
{
    writer.textField("credentials", toWire(credential.scheme));
    writer.textField("user", credential.user);
    writer.textField("headerName", credential.header);
    writer.textField("secretOrigin", toWire(credential.place));
    writer.textField("secretVariable", credential.variable);
    writer.textField("secretFile", credential.file);
}

CredentialReference credentialFromJson(const JsonValue& json)
{
    CredentialReference credential;
    credential.scheme = operations::parseScheme(textOf(json, "credentials"));
    credential.place = operations::parsePlace(textOf(json, "secretOrigin"));
    credential.user = textOf(json, "user");
    credential.header = textOf(json, "headerName");
    credential.variable = textOf(json, "secretVariable");
    credential.file = textOf(json, "secretFile");
    return credential;
}

void writeMetrics(JsonWriter& writer, const MetricsServer& server)
{
    writer.beginObject();
    writer.textField("address", server.address);
    writeCredential(writer, server.credential);
    writer.textField("tenant", server.tenant);
    writer.textField("caFile", server.caFile);
    writer.key("allowsPlainHttp");
    writer.boolean(server.allowInsecureHttp);
    writer.key("queries");
    writer.beginArray();
    for (const MetricQuery& each : server.queries)
        writeQuery(writer, each);
    writer.endArray();
    writer.endObject();
}

MetricsServer metricsFromJson(const JsonValue& json, const std::string& connection)
{
    MetricsServer server;
    server.address = textOf(json, "address");
    server.credential = credentialFromJson(json);
    server.credential.entry = operations::metricsEntry(connection);
    server.tenant = textOf(json, "tenant");
    server.caFile = textOf(json, "caFile");
    server.allowInsecureHttp = json.boolean("allowsPlainHttp").value_or(false);
    if (const auto queries = json.array("queries")) {
        for (const JsonValue& each : queries->elements())
            server.queries.push_back(queryFromJson(each));
    }
    return server;
}

} // namespace console
