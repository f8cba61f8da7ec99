// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/values/json.h"

#include "deploy/deployment/timestamp.h"

namespace mock_kubernetes {

/// Who writes, as metadata.managedFields keeps it.
struct Manager {
    std::string name;
    std::string apiVersion;
    std::string subresource;
    deployment::Timestamp time;
};

/// Notes which fields the manager has just set: @p written has the shape of a merge patch.
void noteFields(Json& object, const Json& written, const Manager& manager);

/// The fields that the operations of a JSON patch set, in the shape of a merge patch.
[[nodiscard]] Json fieldsOf(const Json& jsonPatch);

} // namespace mock_kubernetes
