// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/object.h"

#include <optional>
#include <string>
#include <string_view>

namespace kubernetes {

/// The label that the controller of such a workload adds to the templates of its ReplicaSets.
[[nodiscard]] std::string_view hashLabel(ObjectKind workloadKind);

/// The pod template of a ReplicaSet as its workload had it: character for character, without the
/// label alone. nullopt where the object has none.
[[nodiscard]] std::optional<std::string> originalTemplate(
    std::string_view replicaSetJson, std::string_view label);

/// Whether both texts say the same, whatever the order of members and the white space.
[[nodiscard]] bool isSameJson(std::string_view one, std::string_view other);

} // namespace kubernetes
