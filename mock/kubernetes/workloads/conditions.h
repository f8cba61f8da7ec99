// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/values/json.h"

namespace mock_kubernetes {

/// One entry of status.conditions.
struct Condition {
    std::string_view type;
    std::string_view status; ///< True, False, Unknown
    std::string_view reason;
    std::string message;
};

/// nullptr if there is none of the type.
[[nodiscard]] const Json* conditionOf(const Json& status, std::string_view type);
[[nodiscard]] std::string reasonOf(const Json& status, std::string_view type);
/// Puts the condition in the place of that of its type; one with the same status and reason stays
/// as it is. Whether something has changed.
bool setCondition(Json& status, const Condition& condition, const std::string& time);
/// The same, for one that is renewed each time: its lastUpdateTime is what a deadline counts from.
void renewCondition(Json& status, const Condition& condition, const std::string& time);

} // namespace mock_kubernetes
