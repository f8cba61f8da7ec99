// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/child_objects.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What the API answers with, as values. All of it is pure: for a thread of one's own. What has
/// another type than the API says counts as missing.
namespace kubernetes {

/// An object as it was read; a Rollout and a Deployment are both a WorkloadObject. Jobs are not
/// read.
using AnyObject = std::variant<WorkloadObject, ReplicaSet, Pod, AnalysisRun, Experiment, Event>;

/// One object of that kind (items of a list need not tell theirs). Error (BadFormat): no JSON
/// object, one of another kind, or one without name or uid.
[[nodiscard]] deployment::Expected<AnyObject> readObject(ObjectKind kind, std::string_view json);

/// A page of a list.
struct ListPage {
    std::string resourceVersion;
    std::string continueToken; ///< empty: it is the last one
    std::vector<std::string_view> items; ///< within the text that was given; whatever they are
};
/// Goes over the items without reading them: one that is no object is an item, too, and costs no
/// other. Error (BadFormat): it is no list.
[[nodiscard]] deployment::Expected<ListPage> readListPage(std::string_view json);

/// The API's Status: why it said no.
struct ApiStatus {
    std::int64_t code = 0; ///< as HTTP has it; 0: not told
    std::string reason; ///< "Expired", "Forbidden"
    std::string message;
    std::string cause; ///< the reason of its first cause: "ResourceVersionTooLarge"
    std::int64_t retryAfterSeconds = 0;
};
/// nullopt for anything that is no Status.
[[nodiscard]] std::optional<ApiStatus> readStatus(std::string_view json);

/// A line of a watch.
struct WatchEvent {
    enum class Type : std::uint8_t {
        Added,
        Modified,
        Deleted,
        Bookmark,
        Error,
        Other, ///< to be counted and passed over
    };
    Type type = Type::Other;
    std::string_view object; ///< within the line that was given
    std::string resourceVersion; ///< of the object; empty for an error
    std::string name; ///< of the object, "shop/checkout"; empty where it does not tell
    std::string objectKind; ///< "Rollout"; empty where it does not tell
    ApiStatus status; ///< of an error
};
/// Error (BadFormat): it is no JSON object with a type and an object.
[[nodiscard]] deployment::Expected<WatchEvent> readWatchLine(std::string_view line);

} // namespace kubernetes
