// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_for_servers.h"

#include "deploy/kubernetes/kubeconfig.h"
#include "deploy/operations/web_address.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace cli {

bool isServer(const Request& request)
{
    return operations::isWebAddress(request.source) || kubernetes::isKubeLocation(request.source);
}

deployment::Error becomeProgramForServers(char** argv)
{
    std::error_code ignored;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", ignored);
    // DEPLOY_PROGRAM_FOR_SERVERS: where it lies, seen from this one's folder.
    const auto path = (own.parent_path() / DEPLOY_PROGRAM_FOR_SERVERS).lexically_normal();
    ::execv(path.c_str(), argv);
    return {deployment::ErrorCode::NotFound,
        {"the part that speaks to servers cannot be started: %1", {path.string()}},
        std::strerror(errno)};
}

} // namespace cli
