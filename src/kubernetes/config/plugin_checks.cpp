// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugin_checks.h"

#include "access_checks.h"

#include <algorithm>
#include <optional>

namespace kubernetes {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using Interactive = ExecPlugin::Interactive;

constexpr std::string_view currentVersion = "client.authentication.k8s.io/v1";
constexpr std::string_view olderVersion = "client.authentication.k8s.io/v1beta1";

Error incomplete(const char* what, const std::string& user)
{
    return configError(ErrorCode::BadFormat,
        DEPLOY_MESSAGE(
            "Message", "The credential plug-in of the user %1 in the kubeconfig lacks %2."),
        {user, what},
        std::string(what) + " must be specified for " + user
            + " to use exec authentication plugin");
}

std::optional<Interactive> modeOf(const std::string& word, bool isOlder)
{
    if (word == "Never")
        return Interactive::Never;
    if (word == "Always")
        return Interactive::Always;
    if (word == "IfAvailable" || (word.empty() && isOlder))
        return Interactive::IfAvailable;
    return std::nullopt;
}

} // namespace

Expected<ExecPlugin> checkedPlugin(
    ExecPlugin plugin, const std::string& interactiveMode, const std::string& user)
{
    if (plugin.command.empty())
        return tl::unexpected(incomplete("command", user));
    if (plugin.apiVersion.empty())
        return tl::unexpected(incomplete("apiVersion", user));
    const bool isOlder = plugin.apiVersion == olderVersion;
    if (!isOlder && plugin.apiVersion != currentVersion)
        return tl::unexpected(configError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The credential plug-in of the user %1 speaks the version %2, which is not known. "
                "Bring the plug-in and the kubeconfig up to date (%3)."),
            {user, plugin.apiVersion, std::string(currentVersion)},
            "exec plugin: invalid apiVersion \"" + plugin.apiVersion + '"'));
    if (std::ranges::any_of(
            plugin.environment, [](const auto& variable) { return variable.first.empty(); }))
        return tl::unexpected(incomplete("env variable name", user));
    const auto mode = modeOf(interactiveMode, isOlder);
    if (!mode && interactiveMode.empty())
        return tl::unexpected(incomplete("interactiveMode", user));
    if (!mode)
        return tl::unexpected(configError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The credential plug-in of the user %1 has an interactiveMode that is none: %2"),
            {user, interactiveMode},
            "invalid interactiveMode for " + user + ": \"" + interactiveMode + '"'));
    plugin.interactive = *mode;
    return plugin;
}

} // namespace kubernetes
