// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/workload_object.h"

#include <string>
#include <string_view>

namespace kubernetes {

/// What a decision rests on, as words in a text: "uid=3f.. template=5d8f9 step=2
/// pauses=user,CanaryPauseStep aborted=no".
struct Guard {
    /// Stands first among the pauses.
    static constexpr std::string_view byPerson = "user";

    std::string uid;
    std::string podTemplate; ///< hash; of a Deployment its revision and images
    std::string step; ///< empty where there are none
    std::string pauses; ///< "user" and the reasons of the controller, commas between them
    bool isAborted = false;

    [[nodiscard]] std::string text() const;
    /// What is missing is empty.
    [[nodiscard]] static Guard parse(std::string_view text);
    [[nodiscard]] static Guard of(const WorkloadObject& workload);
};

/// "web=registry/web:1.4.0,proxy=registry/proxy:2".
[[nodiscard]] std::string imagesText(const PodTemplate& podTemplate);

} // namespace kubernetes
