// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/kubeconfig.h"

#include "access_checks.h"
#include "kubeconfig_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

namespace kubernetes {

namespace {

namespace fs = std::filesystem;

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

/// As it was found: the first file that has a name has its whole entry.
template <typename Entry> struct Found {
    Entry entry;
    std::string file;
};
template <typename Entry> using Entries = std::map<std::string, Found<Entry>>;

std::string absolutePath(const std::string& path)
{
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

/// Where kubectl looks: in the files of KUBECONFIG, each once, else below the home folder.
std::vector<std::string> defaultFiles(const Kubeconfig::Environment& environment)
{
    const std::string list = environment.variable("KUBECONFIG");
    std::vector<std::string> files;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t to = std::min(list.find(':', from), list.size());
        std::string path = list.substr(from, to - from);
        from = to + 1;
        if (path.empty())
            continue;
        path = absolutePath(path);
        if (std::ranges::find(files, path) == files.end())
            files.push_back(std::move(path));
    }
    if (list.empty() && !environment.home.empty())
        files.push_back((fs::path(environment.home) / ".kube" / "config").string());
    return files;
}

std::string namedFile(const std::string& file, const Kubeconfig::Environment& environment)
{
    const bool isBelowHome = file.starts_with("~/") && !environment.home.empty();
    return absolutePath(isBelowHome ? environment.home + file.substr(1) : file);
}

template <typename Entry>
void merge(const std::vector<KubeconfigFile::Named<Entry>>& from, const std::string& file,
    Entries<Entry>& to)
{
    for (const auto& each : from)
        to.try_emplace(each.name, Found<Entry>{each.entry, file});
}

template <typename Entry> std::string fileOf(const Entries<Entry>& entries, const std::string& name)
{
    const auto found = entries.find(name);
    return found == entries.end() ? std::string() : found->second.file;
}

template <typename Entry>
const Entry* entryOf(const Entries<Entry>& entries, const std::string& name)
{
    const auto found = entries.find(name);
    return found == entries.end() ? nullptr : &found->second.entry;
}

} // namespace

struct Kubeconfig::Data {
    Environment environment;
    std::vector<File> files;
    Entries<ClusterEntry> clusters;
    Entries<UserEntry> users;
    Entries<ContextEntry> contexts;
    std::vector<std::string> order; ///< of the contexts, as they were found
    std::string currentContext;
    std::vector<ContextInfo> infos;

    void add(const KubeconfigFile& file)
    {
        for (const auto& each : file.contexts)
            if (!contexts.contains(each.name))
                order.push_back(each.name);
        merge(file.clusters, file.path, clusters);
        merge(file.users, file.path, users);
        merge(file.contexts, file.path, contexts);
        if (currentContext.empty())
            currentContext = file.currentContext;
    }

    [[nodiscard]] Expected<ClusterAccess> accessOf(const std::string& name) const
    {
        const ContextEntry* context = entryOf(contexts, name);
        if (!context)
            return tl::unexpected(configError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message", "No kubeconfig file has a context %1."), {name},
                "context was not found for specified context: " + name));
        auto access = checkedAccess(
            {name, *context, entryOf(clusters, context->cluster), entryOf(users, context->user)});
        if (access) {
            access->contextFile = fileOf(contexts, name);
            access->clusterFile = fileOf(clusters, context->cluster);
            access->userFile = fileOf(users, context->user);
        }
        return access;
    }

    [[nodiscard]] ContextInfo infoOf(const std::string& name) const
    {
        const ContextEntry& context = *entryOf(contexts, name);
        const ClusterEntry* cluster = entryOf(clusters, context.cluster);
        ContextInfo info;
        info.name = name;
        info.cluster = context.cluster;
        info.user = context.user;
        info.nameSpace = context.nameSpace;
        info.server = cluster ? cluster->server : std::string();
        info.contextFile = fileOf(contexts, name);
        info.clusterFile = fileOf(clusters, context.cluster);
        info.userFile = fileOf(users, context.user);
        info.isCurrent = name == currentContext;
        if (const auto access = accessOf(name); !access)
            info.problem = access.error();
        return info;
    }
};

Kubeconfig::Kubeconfig(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Kubeconfig::Environment Kubeconfig::systemEnvironment()
{
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::string(value ? value : "");
    };
    return {variable, variable("HOME")};
}

Expected<Kubeconfig> Kubeconfig::load(const std::string& file, const Environment& environment)
{
    auto data = std::make_shared<Data>();
    data->environment = environment;
    const auto paths =
        file.empty() ? defaultFiles(environment) : std::vector{namedFile(file, environment)};
    for (const std::string& path : paths) {
        const auto read = KubeconfigFile::read(path);
        const bool isMissing = !read && read.error().code == ErrorCode::NotFound;
        if (!read && (!isMissing || !file.empty()))
            return tl::unexpected(read.error());
        data->files.push_back({path, !isMissing});
        if (read)
            data->add(*read);
    }
    for (const std::string& name : data->order)
        data->infos.push_back(data->infoOf(name));
    return Kubeconfig(std::move(data));
}

const std::vector<Kubeconfig::File>& Kubeconfig::files() const
{
    return m_data->files;
}

const std::vector<ContextInfo>& Kubeconfig::contexts() const
{
    return m_data->infos;
}

const std::string& Kubeconfig::currentContext() const
{
    return m_data->currentContext;
}

Expected<ClusterTarget> Kubeconfig::resolve(std::string_view location) const
{
    std::string name(isKubeLocation(location) ? location.substr(kubeScheme.size()) : location);
    if (m_data->contexts.contains(name))
        return ClusterTarget{name, {}};
    const std::size_t slash = name.rfind('/');
    ClusterTarget target{name.substr(0, slash), {}};
    if (slash != std::string::npos)
        target.nameSpace = name.substr(slash + 1);
    if (!target.context.empty() && !m_data->contexts.contains(target.context))
        return tl::unexpected(m_data->accessOf(target.context).error());
    if (!target.context.empty())
        return target;
    if (m_data->currentContext.empty() && !m_data->contexts.empty())
        return tl::unexpected(configError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE(
                "Message", "The kubeconfig names no current context. Choose one: kube:CONTEXT"),
            {}, "current-context is not set"));
    target.context = m_data->currentContext;
    // Says now why there is none.
    if (const auto access = accessOf(target.context);
        !access && (target.context.empty() || !m_data->contexts.contains(target.context)))
        return tl::unexpected(access.error());
    return target;
}

Expected<ClusterAccess> Kubeconfig::accessOf(const std::string& context) const
{
    if (!context.empty() || m_data->contexts.contains(context))
        return m_data->accessOf(context);
    auto access = inClusterAccess(m_data->environment);
    if (access)
        return access;
    return tl::unexpected(configError(ErrorCode::NotReadable,
        DEPLOY_MESSAGE("Message",
            "No cluster is configured: no kubeconfig file names a context, and the program does "
            "not run in a cluster."),
        {}, access.error().cause));
}

} // namespace kubernetes
