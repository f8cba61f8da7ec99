// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_store.h"

#include "settings/settings.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace console {

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
template <typename Terms> auto fromWord(const Terms& terms, const QJsonValue& word)
{
    const auto found = std::ranges::find_if(
        terms, [&](const auto& term) { return word.toString() == QLatin1String(term.word); });
    return (found == terms.end() ? terms.front() : *found).ours;
}

QJsonObject toJson(const ConnectionRecord& record)
{
    return {
        {QStringLiteral("id"), record.id},
        {QStringLiteral("name"), record.name},
        {QStringLiteral("baseUrl"), record.baseUrl},
        {QStringLiteral("credentials"), QLatin1String(termOf(kinds, record.credentials).word)},
        {QStringLiteral("user"), record.user},
        {QStringLiteral("headerName"), record.headerName},
        {QStringLiteral("secretOrigin"), QLatin1String(termOf(origins, record.secretOrigin).word)},
        {QStringLiteral("secretVariable"), record.secretVariable},
        {QStringLiteral("secretFile"), record.secretFile},
        {QStringLiteral("caFile"), record.caFile},
        {QStringLiteral("clientCertificateFile"), record.clientCertificateFile},
        {QStringLiteral("clientKeyFile"), record.clientKeyFile},
        {QStringLiteral("color"), models::colorWord(record.color)},
        {QStringLiteral("safety"), QLatin1String(termOf(levels, record.safety).word)},
        {QStringLiteral("allowsPlainHttp"), record.allowsPlainHttp},
        {QStringLiteral("readOnly"), record.readOnly},
    };
}

ConnectionRecord fromJson(const QJsonObject& json)
{
    const auto text = [&](const char* key) { return json.value(QLatin1String(key)).toString(); };
    ConnectionRecord record;
    record.id = text("id");
    record.name = text("name");
    record.baseUrl = text("baseUrl");
    record.credentials = fromWord(kinds, json.value(QLatin1String("credentials")));
    record.user = text("user");
    record.headerName = text("headerName");
    record.secretOrigin = fromWord(origins, json.value(QLatin1String("secretOrigin")));
    record.secretVariable = text("secretVariable");
    record.secretFile = text("secretFile");
    record.caFile = text("caFile");
    record.clientCertificateFile = text("clientCertificateFile");
    record.clientKeyFile = text("clientKeyFile");
    record.color = models::colorFromWord(text("color"));
    record.safety = fromWord(levels, json.value(QLatin1String("safety")));
    record.allowsPlainHttp = json.value(QLatin1String("allowsPlainHttp")).toBool();
    record.readOnly = json.value(QLatin1String("readOnly")).toBool();
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
    const QJsonArray stored = settings.json(Setting::Connections).toArray();
    for (const QJsonValue& each : stored) {
        ConnectionRecord record = fromJson(each.toObject());
        if (!record.id.isEmpty())
            connections.push_back(std::move(record));
    }
    return connections;
}

void saveConnections(Settings& settings, const std::vector<ConnectionRecord>& connections)
{
    QJsonArray stored;
    for (const ConnectionRecord& each : connections)
        stored.append(toJson(each));
    settings.setJson(Setting::Connections, stored);
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
