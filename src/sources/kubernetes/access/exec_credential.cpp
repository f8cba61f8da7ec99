// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec_credential.h"

#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"

#include <QFile>

#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using formats::JsonValue;
using formats::JsonWriter;

constexpr qint64 maxAuthorities = 4 << 20;

QByteArray authoritiesOf(const kubernetes::FileOrData& authority)
{
    if (authority.file.empty())
        return QByteArray::fromStdString(authority.data);
    QFile file(QString::fromStdString(authority.file));
    return file.open(QIODevice::ReadOnly) ? file.read(maxAuthorities) : QByteArray();
}

void writeCluster(JsonWriter& writer, const kubernetes::ClusterAccess& cluster)
{
    writer.key("cluster");
    writer.beginObject();
    writer.textField("server", cluster.server);
    if (!cluster.tlsServerName.empty())
        writer.textField("tls-server-name", cluster.tlsServerName);
    if (cluster.skipsVerification) {
        writer.key("insecure-skip-tls-verify");
        writer.boolean(true);
    }
    if (const QByteArray pem = authoritiesOf(cluster.authority); !pem.isEmpty())
        writer.textField("certificate-authority-data", pem.toBase64().toStdString());
    if (!cluster.proxyUrl.empty())
        writer.textField("proxy-url", cluster.proxyUrl);
    if (cluster.disablesCompression) {
        writer.key("disable-compression");
        writer.boolean(true);
    }
    if (const auto config = JsonValue::parse(cluster.exec->clusterConfig)) {
        writer.key("config");
        writer.value(*config);
    }
    writer.endObject();
}

/// The sentence names the program; what it said stays in no error.
Error badCredential(
    std::string_view sentence, const kubernetes::ExecPlugin& plugin, std::string cause)
{
    return {ErrorCode::BadFormat, {sentence, {plugin.command}}, std::move(cause)};
}

QByteArray bytesOf(const JsonValue& status, std::string_view name)
{
    return QByteArray::fromStdString(status.text(name).value_or(std::string()));
}

Expected<Credential> credentialOf(const JsonValue& status, const kubernetes::ExecPlugin& plugin)
{
    const Secret token(bytesOf(status, "token"));
    Credential credential;
    credential.identity = {
        bytesOf(status, "clientCertificateData"), Secret(bytesOf(status, "clientKeyData"))};
    if (credential.identity.isEmpty() != credential.identity.key.isEmpty())
        return tl::unexpected(badCredential(
            DEPLOY_MESSAGE("Message",
                "The credential plug-in %1 gave a client certificate without its key, or a key "
                "without its certificate."),
            plugin, "exec plugin returned only certificate or key, not both"));
    if (token.isEmpty() && credential.identity.isEmpty())
        return tl::unexpected(
            badCredential(DEPLOY_MESSAGE("Message",
                              "The credential plug-in %1 gave neither a token nor a certificate."),
                plugin, "exec plugin didn't return a token or cert/key pair"));
    if (token.isEmpty())
        return credential;
    CredentialReference bearer;
    bearer.scheme = CredentialReference::Scheme::Bearer;
    auto field = authorizationField(bearer, token);
    if (!field)
        return tl::unexpected(std::move(field.error()));
    credential.field = *std::move(field);
    credential.secret = token;
    return credential;
}

} // namespace

QByteArray execInfoOf(const kubernetes::ClusterAccess& cluster)
{
    std::string json;
    JsonWriter writer(json);
    writer.beginObject();
    writer.textField("apiVersion", cluster.exec->apiVersion);
    writer.textField("kind", "ExecCredential");
    writer.key("spec");
    writer.beginObject();
    if (cluster.exec->providesClusterInfo)
        writeCluster(writer, cluster);
    writer.key("interactive");
    writer.boolean(false);
    writer.endObject();
    writer.endObject();
    return QByteArray::fromStdString(json);
}

Expected<PluginAnswer> pluginAnswer(const QByteArray& output, const kubernetes::ExecPlugin& plugin)
{
    const auto document =
        JsonValue::parse({output.constData(), static_cast<std::size_t>(output.size())});
    if (!document && document.error().code == deployment::ErrorCode::BadEncoding)
        return tl::unexpected(badCredential(
            DEPLOY_MESSAGE("Message", "The credential plug-in %1 did not answer in UTF-8."), plugin,
            document.error().message.toEnglish()));
    if (!document || document->text("kind").value_or("") != "ExecCredential")
        return tl::unexpected(badCredential(
            DEPLOY_MESSAGE("Message",
                "The credential plug-in %1 did not answer with an ExecCredential (JSON)."),
            plugin, "decoding stdout: no ExecCredential"));
    if (document->text("apiVersion").value_or("") != plugin.apiVersion)
        return tl::unexpected(badCredential(
            DEPLOY_MESSAGE("Message",
                "The credential plug-in %1 answered in another version than the kubeconfig says "
                "(apiVersion)."),
            plugin, "exec plugin is configured to use another API version than it returned"));
    const auto status = document->object("status");
    if (!status)
        return tl::unexpected(badCredential(
            DEPLOY_MESSAGE("Message", "The credential plug-in %1 answered without a status."),
            plugin, "exec plugin didn't return a status field"));
    auto credential = credentialOf(*status, plugin);
    if (!credential)
        return tl::unexpected(std::move(credential.error()));
    PluginAnswer answer{*std::move(credential), std::nullopt};
    if (const auto expires = status->text("expirationTimestamp"))
        answer.expires = deployment::parseTimestamp(*expires);
    return answer;
}

} // namespace sources
