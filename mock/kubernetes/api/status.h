// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/resource.h"
#include "server/http/http_message.h"

namespace mock_kubernetes {

/// What a request asks for.
struct ApiPath {
    const Resource* resource = nullptr; ///< nullptr: none of this cluster
    std::string nameSpace; ///< empty: all
    std::string name; ///< empty: a list
    std::string subresource;
    std::string verb; ///< get, list, watch, create, update, patch, delete
};

/// A Status of a failure.
[[nodiscard]] Json failure(
    int code, std::string_view reason, const std::string& message, Json details = nullptr);
[[nodiscard]] server::Reply failed(
    int code, std::string_view reason, const std::string& message, Json details = nullptr);
[[nodiscard]] server::Reply answered(const Json& body, int status = 200);

[[nodiscard]] server::Reply unknownPath(); ///< text/plain, as of an API that is not there
[[nodiscard]] server::Reply notFound(const Resource& resource, const std::string& name);
[[nodiscard]] server::Reply badRequest(const std::string& message);
[[nodiscard]] server::Reply unauthorized();
[[nodiscard]] server::Reply forbidden(const ApiPath& path, const std::string& user);
[[nodiscard]] server::Reply conflict(const Resource& resource, const std::string& name,
    const std::string& why =
        "the object has been modified; please apply your changes to the latest version and try "
        "again");
[[nodiscard]] server::Reply methodNotAllowed();
/// What JSON patches that fail are answered with, whatever the reason.
[[nodiscard]] server::Reply patchRejected();

/// One field that is wrong.
struct Cause {
    std::string reason; ///< FieldValueInvalid, ...
    std::string message;
    std::string field;
};
[[nodiscard]] server::Reply invalid(
    const Resource& resource, const std::string& name, const std::vector<Cause>& causes);

/// The Status in an ERROR event of a watch that begins too early.
[[nodiscard]] Json tooOldVersion(std::uint64_t asked, std::uint64_t oldest);

} // namespace mock_kubernetes
