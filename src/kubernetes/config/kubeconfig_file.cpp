// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubeconfig_file.h"

#include "yaml_value.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace kubernetes {

namespace {

namespace fs = std::filesystem;

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

constexpr std::uintmax_t maxFileSize = 4U << 20;
constexpr std::size_t maxExecConfig = 64U << 10;

Error fileError(
    ErrorCode code, std::string_view sentence, const std::string& path, std::string cause = {})
{
    return {code, {sentence, {path}}, std::move(cause)};
}

Expected<std::string> bytesOf(const std::string& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return tl::unexpected(fileError(ErrorCode::NotFound,
            DEPLOY_MESSAGE("Message", "There is no kubeconfig file %1."), path));
    std::ifstream file;
    // Opening a named pipe could wait for ever.
    if (fs::is_regular_file(status))
        file.open(path, std::ios::binary);
    if (!file.is_open())
        return tl::unexpected(fileError(ErrorCode::NotReadable,
            DEPLOY_MESSAGE("Message", "The kubeconfig file cannot be read: %1"), path));
    if (fs::file_size(path, error) > maxFileSize)
        return tl::unexpected(fileError(ErrorCode::TooLarge,
            DEPLOY_MESSAGE("Message",
                "The file is larger than 4 MiB and therefore not read as a kubeconfig: %1"),
            path));
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Paths in a kubeconfig begin at the folder that it lies in.
class EntryReader {
public:
    explicit EntryReader(fs::path folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] ClusterEntry cluster(const YamlValue& value) const
    {
        ClusterEntry entry;
        entry.server = value["server"].text();
        entry.authorityFile = path(value["certificate-authority"]);
        entry.authorityData = value["certificate-authority-data"].text();
        entry.skipsVerification = value["insecure-skip-tls-verify"].flag();
        entry.tlsServerName = value["tls-server-name"].text();
        entry.proxyUrl = value["proxy-url"].text();
        entry.disablesCompression = value["disable-compression"].flag();
        for (const YamlValue& extension : value["extensions"].elements())
            if (extension["name"].text() == "client.authentication.k8s.io/exec")
                entry.execConfig = extension["extension"].json(maxExecConfig);
        return entry;
    }

    [[nodiscard]] UserEntry user(const YamlValue& value) const
    {
        UserEntry entry;
        entry.certificateFile = path(value["client-certificate"]);
        entry.certificateData = value["client-certificate-data"].text();
        entry.keyFile = path(value["client-key"]);
        entry.keyData = value["client-key-data"].text();
        entry.token = value["token"].text();
        entry.tokenFile = path(value["tokenFile"]);
        entry.userName = value["username"].text();
        entry.password = value["password"].text();
        if (const YamlValue exec = value["exec"]; !exec.isEmpty()) {
            entry.exec = plugin(exec);
            entry.interactiveMode = exec["interactiveMode"].text();
        }
        if (const YamlValue provider = value["auth-provider"]; !provider.isEmpty()) {
            const std::string name = provider["name"].text();
            entry.authProvider = name.empty() ? "?" : name;
        }
        entry.impersonation = impersonation(value);
        return entry;
    }

    [[nodiscard]] static ContextEntry context(const YamlValue& value)
    {
        return {value["cluster"].text(), value["user"].text(), value["namespace"].text()};
    }

private:
    [[nodiscard]] std::string absolute(const std::string& path) const
    {
        return (m_folder / path).lexically_normal().string();
    }
    [[nodiscard]] std::string path(const YamlValue& value) const
    {
        const std::string text = value.text();
        return text.empty() ? text : absolute(text);
    }

    [[nodiscard]] ExecPlugin plugin(const YamlValue& value) const
    {
        ExecPlugin plugin;
        plugin.apiVersion = value["apiVersion"].text();
        plugin.command = value["command"].text();
        if (plugin.command.find('/') != std::string::npos)
            plugin.command = absolute(plugin.command);
        plugin.arguments = value["args"].texts();
        for (const YamlValue& variable : value["env"].elements())
            plugin.environment.emplace_back(variable["name"].text(), variable["value"].text());
        plugin.installHint = value["installHint"].text();
        plugin.providesClusterInfo = value["provideClusterInfo"].flag();
        return plugin;
    }

    [[nodiscard]] static Impersonation impersonation(const YamlValue& value)
    {
        Impersonation as;
        as.user = value["as"].text();
        as.uid = value["as-uid"].text();
        as.groups = value["as-groups"].texts();
        for (const auto& [key, values] : value["as-user-extra"].members())
            for (const std::string& each : values.texts())
                as.extra.emplace_back(key, each);
        return as;
    }

    fs::path m_folder;
};

template <typename Entry, typename Read>
std::vector<KubeconfigFile::Named<Entry>> namedEntries(
    const YamlValue& list, std::string_view member, const Read& read)
{
    std::vector<KubeconfigFile::Named<Entry>> entries;
    std::set<std::string> names;
    for (const YamlValue& each : list.elements()) {
        std::string name = each["name"].text();
        if (!names.insert(name).second)
            throw YAML::RepresentationException(
                YAML::Mark::null_mark(), "duplicate name \"" + name + "\" in list");
        entries.push_back({std::move(name), read(each[member])});
    }
    return entries;
}

KubeconfigFile parsedFile(const std::string& path, const YamlValue& root)
{
    const EntryReader reader(fs::path(path).parent_path());
    const std::string kind = root["kind"].text();
    if (!kind.empty() && kind != "Config")
        throw YAML::RepresentationException(
            YAML::Mark::null_mark(), "kind is " + kind + ", not Config");
    KubeconfigFile file;
    file.path = path;
    file.clusters = namedEntries<ClusterEntry>(
        root["clusters"], "cluster", [&](const YamlValue& value) { return reader.cluster(value); });
    file.users = namedEntries<UserEntry>(
        root["users"], "user", [&](const YamlValue& value) { return reader.user(value); });
    file.contexts = namedEntries<ContextEntry>(root["contexts"], "context",
        [&](const YamlValue& value) { return EntryReader::context(value); });
    file.currentContext = root["current-context"].text();
    return file;
}

/// The library's own words go into the log: they may repeat what stands there.
Error formatError(const std::string& path, const YAML::Exception& exception)
{
    if (exception.mark.is_null())
        return fileError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "This is not a kubeconfig that can be used: %1"), path,
            exception.msg);
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE(
             "Message", "Line %2 of the kubeconfig %1 cannot be understood (column %3)."),
            {path, std::to_string(exception.mark.line + 1),
                std::to_string(exception.mark.column + 1)}},
        exception.msg};
}

} // namespace

Expected<KubeconfigFile> KubeconfigFile::read(const std::string& path)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    try {
        return parsedFile(path, YamlValue(YAML::Load(*bytes)));
    } catch (const YAML::Exception& exception) {
        return tl::unexpected(formatError(path, exception));
    }
}

} // namespace kubernetes
