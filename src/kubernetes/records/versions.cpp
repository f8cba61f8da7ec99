// SPDX-License-Identifier: GPL-3.0-or-later
#include "versions.h"

#include <algorithm>

namespace kubernetes {

std::string_view mainImage(const PodTemplate& podTemplate, std::string_view workload)
{
    const auto& containers = podTemplate.containers;
    const auto named = std::ranges::find(containers, workload, &Container::name);
    if (named != containers.end())
        return named->image;
    return containers.empty() ? std::string_view() : containers.front().image;
}

std::string versionOfImage(std::string_view image)
{
    constexpr std::size_t shownDigest = std::string_view("sha256:").size() + 12;
    const auto at = image.find('@');
    const std::string_view named = image.substr(0, at);
    const auto slash = named.rfind('/');
    const auto colon = named.rfind(':');
    // The colon of a port stands before the last slash.
    if (colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash))
        return std::string(named.substr(colon + 1));
    if (at != std::string_view::npos)
        return std::string(image.substr(at + 1, shownDigest));
    return "latest";
}

std::string versionOf(const PodTemplate& podTemplate, std::string_view workload)
{
    const std::string_view image = mainImage(podTemplate, workload);
    return image.empty() ? podTemplate.versionLabel : versionOfImage(image);
}

} // namespace kubernetes
