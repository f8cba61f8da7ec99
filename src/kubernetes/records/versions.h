// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/workload_object.h"

#include <string>
#include <string_view>

namespace kubernetes {

/// The image of the container that is named like the workload, else of the first one; empty where
/// there is none.
[[nodiscard]] std::string_view mainImage(const PodTemplate& podTemplate, std::string_view workload);

/// "1.5.0" of "registry:5000/web:1.5.0@sha256:...", "latest" where nothing is told; the beginning
/// of a digest where there is one and no tag.
[[nodiscard]] std::string versionOfImage(std::string_view image);

/// By its main image, else by the label app.kubernetes.io/version, else empty.
[[nodiscard]] std::string versionOf(const PodTemplate& podTemplate, std::string_view workload);

} // namespace kubernetes
