// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_store.h"

#include "settings/settings.h"

#include "deploy/formats/json/json_writer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace console {

using formats::JsonValue;
using formats::JsonWriter;
using models::ConnectionRecord;
using models::CredentialKind;
using models::SafetyLevel;
using models::SecretOrigin;

namespace {

/// Enumerators under the words of the settings, and as the sources layer calls them.
template <typename Ours, typename Theirs> struct Term {
    Ours ours;
    Theirs theirs;
    const char* word;
};

using Scheme = sources::CredentialReference::Scheme;
using Place = sources::CredentialReference::Place;

constexpr std::array<Term<CredentialKind, Scheme>, 4> kinds{{
    {CredentialKind::None, Scheme::None, "none"},
    {CredentialKind::Bearer, Scheme::Bearer, "bearer"},
    {CredentialKind::Basic, Scheme::Basic, "basic"},
    {CredentialKind::Header, Scheme::Header, "header"},
}};

constexpr std::array<Term<SecretOrigin, Place>, 4> origins{{
    {SecretOrigin::AskEachRun, Place::Ask, "ask"},
    {SecretOrigin::Keyring, Place::Keyring, "keyring"},
    {SecretOrigin::EnvironmentVariable, Place::Environment, "environment"},
    {SecretOrigin::File, Place::File, "file"},
}};

constexpr std::array<Term<SafetyLevel, sources::SafetyLevel>, 2> levels{{
    {SafetyLevel::Production, sources::SafetyLevel::Production, "production"},
    {SafetyLevel::Normal, sources::SafetyLevel::Normal, "normal"},
}};

template <typename Terms, typename Ours> const auto& termOf(const Terms& terms, Ours ours)
{
    const auto found =
        std::ranges::find_if(terms, [&](const auto& term) { return term.ours == ours; });
    return found == terms.end() ? terms.front() : *found;
}

/// An unknown word means the first term, which is the careful one.
template <typename Terms> auto fromWord(const Terms& terms, const QString& word)
{
    const auto found = std::ranges::find_if(
        terms, [&](const auto& term) { return word == QLatin1String(term.word); });
    return (found == terms.end() ? terms.front() : *found).ours;
}

void write(JsonWriter& writer, const ConnectionRecord& record)
{
    const auto text = [&](std::string_view key, const QString& value) {
        writer.textField(key, value.toStdString());
    };
    const auto flag = [&](std::string_view key, bool value) {
        writer.key(key);
        writer.boolean(value);
    };
    writer.beginObject();
    text("id", record.id);
    text("name", record.name);
    text("baseUrl", record.baseUrl);
    writer.textField("credentials", termOf(kinds, record.credentials).word);
    text("user", record.user);
    text("headerName", record.headerName);
    writer.textField("secretOrigin", termOf(origins, record.secretOrigin).word);
    text("secretVariable", record.secretVariable);
    text("secretFile", record.secretFile);
    text("caFile", record.caFile);
    text("clientCertificateFile", record.clientCertificateFile);
    text("clientKeyFile", record.clientKeyFile);
    text("color", models::colorWord(record.color));
    writer.textField("safety", termOf(levels, record.safety).word);
    flag("allowsPlainHttp", record.allowsPlainHttp);
    flag("readOnly", record.readOnly);
    writer.endObject();
}

ConnectionRecord fromJson(const JsonValue& json)
{
    const auto text = [&](std::string_view key) {
        return QString::fromStdString(json.text(key).value_or(std::string()));
    };
    ConnectionRecord record;
    record.id = text("id");
    record.name = text("name");
    record.baseUrl = text("baseUrl");
    record.credentials = fromWord(kinds, text("credentials"));
    record.user = text("user");
    record.headerName = text("headerName");
    record.secretOrigin = fromWord(origins, text("secretOrigin"));
    record.secretVariable = text("secretVariable");
    record.secretFile = text("secretFile");
    record.caFile = text("caFile");
    record.clientCertificateFile = text("clientCertificateFile");
    record.clientKeyFile = text("clientKeyFile");
    record.color = models::colorFromWord(text("color"));
    record.safety = fromWord(levels, text("safety"));
    record.allowsPlainHttp = json.boolean("allowsPlainHttp").value_or(false);
    record.readOnly = json.boolean("readOnly").value_or(false);
    return record;
}

QString secretKey(const ConnectionRecord& record)
{
    switch (record.secretOrigin) {
    case SecretOrigin::EnvironmentVariable:
        return record.secretVariable;
    case SecretOrigin::File:
        return record.secretFile;
    case SecretOrigin::Keyring:
    case SecretOrigin::AskEachRun:
        break;
    }
    return record.id;
}

} // namespace

std::vector<ConnectionRecord> loadConnections(const Settings& settings)
{
    std::vector<ConnectionRecord> connections;
    for (const JsonValue& each : settings.json(Setting::Connections).elements()) {
        ConnectionRecord record = fromJson(each);
        if (!record.id.isEmpty())
            connections.push_back(std::move(record));
    }
    return connections;
}

void saveConnections(Settings& settings, const std::vector<ConnectionRecord>& connections)
{
    std::string json;
    JsonWriter writer(json);
    writer.beginArray();
    for (const ConnectionRecord& each : connections)
        write(writer, each);
    writer.endArray();
    settings.setJson(Setting::Connections, json);
    settings.save();
}

deployment::Expected<ConnectionRecord> connectionFor(
    const Settings& settings, const QString& address)
{
    const auto wanted = sources::connectionTo(address);
    if (!wanted)
        return tl::unexpected(wanted.error());
    for (const ConnectionRecord& known : loadConnections(settings)) {
        if (const auto url = sources::parseBaseUrl(known.baseUrl); url && *url == wanted->baseUrl)
            return known;
    }
    ConnectionRecord record;
    record.id = wanted->id;
    record.name = wanted->name;
    record.baseUrl = wanted->baseUrl.toString();
    record.safety =
        sources::isLoopback(wanted->baseUrl) ? SafetyLevel::Normal : SafetyLevel::Production;
    return record;
}

deployment::Expected<sources::Connection> toConnection(const ConnectionRecord& record)
{
    const auto url = sources::parseBaseUrl(record.baseUrl);
    if (!url)
        return tl::unexpected(url.error());
    sources::Connection connection;
    connection.id = record.id;
    connection.name = record.name;
    connection.baseUrl = *url;
    connection.credential.scheme = termOf(kinds, record.credentials).theirs;
    connection.credential.place = termOf(origins, record.secretOrigin).theirs;
    connection.credential.user = record.user;
    connection.credential.header = record.headerName;
    connection.credential.key = secretKey(record);
    connection.colour = models::colorWord(record.color);
    connection.safety = termOf(levels, record.safety).theirs;
    connection.caFile = record.caFile;
    connection.clientCertificateFile = record.clientCertificateFile;
    connection.clientKeyFile = record.clientKeyFile;
    connection.allowInsecureHttp = record.allowsPlainHttp;
    connection.readOnly = record.readOnly;
    return connection;
}

} // namespace console
