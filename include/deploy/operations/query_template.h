// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace operations {

/// What may stand in {{…}} in the expression of a MetricQuery.
inline constexpr std::array queryPlaceholders{std::string_view("service"),
    std::string_view("namespace"), std::string_view("rollout"), std::string_view("version"),
    std::string_view("environment"), std::string_view("hash"), std::string_view("stable_hash"),
    std::string_view("window")};

/// By the placeholder's name; one that is not there has no value.
using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

/// Those of a deployment. The hashes are those of the pods of the new version and of the one that
/// is live beside it; a value that the deployment does not tell is not there. The window, which
/// rates are taken over, is for whoever knows the step of the curve.
[[nodiscard]] PlaceholderValues placeholderValues(const deployment::Deployment& deployment);
/// "300s"
[[nodiscard]] std::string durationText(std::chrono::seconds duration);

/// The names of the placeholders in the order in which they come first, known ones and others.
[[nodiscard]] std::vector<std::string> placeholdersOf(std::string_view expression);

/// The expression with its values. A value is written as its place demands (by the rules of the
/// query language, which are those of Go and RE2): escaped in a string, taken literally in one that
/// is matched as a regular expression; outside of strings only letters, digits, "_" and ":" may
/// stand. What stands in a comment stays. Errors (BadFormat): a placeholder that is not known, one
/// without a value, a value that cannot stand where it would have to.
[[nodiscard]] deployment::Expected<std::string> filledQuery(
    std::string_view expression, const PlaceholderValues& values);

} // namespace operations
