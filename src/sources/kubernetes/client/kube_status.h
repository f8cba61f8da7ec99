// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include "http/messages/http_message.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sources {

/// A failed request to an API server: its Status in words, what it is to us, and when to come
/// again.
struct KubeFailure {
    deployment::Error error; ///< its cause holds status and reason, for the log
    int status = 0; ///< 0: no answer came
    /// Of the Status: "Forbidden", "Conflict", "Expired"; empty: none of a server.
    std::string reason;
    std::string message; ///< the server's own words; may be empty
    std::vector<std::string> causes; ///< reasons of its details: "ResourceVersionTooLarge"
    std::optional<deployment::Milliseconds> retryAfter;
    bool maybeSent = true;

    /// The same to be quoted; never empty.
    [[nodiscard]] std::string words() const;
    /// What was asked to be continued, or followed, is known no more: the list is read anew.
    [[nodiscard]] bool isExpired() const;
    /// The server has not come as far as the version that was asked for, or has gone back.
    [[nodiscard]] bool isAhead() const;
};

/// One that was found here: no answer says so.
[[nodiscard]] inline KubeFailure ownFailure(deployment::ErrorCode code, std::string_view sentence)
{
    KubeFailure failure;
    failure.error = deployment::simpleError(code, sentence);
    return failure;
}

/// What answered with success sent something that cannot be read.
[[nodiscard]] inline KubeFailure unreadableAnswer(deployment::Error error)
{
    KubeFailure failure;
    failure.error = std::move(error);
    return failure;
}

/// A list whose parts have no end.
[[nodiscard]] KubeFailure endlessList();

/// What a result other than 2xx means; spec: Kubernetes' metav1.Status, or whatever a proxy sent.
[[nodiscard]] KubeFailure kubeFailure(const HttpResult& result, deployment::Timestamp now);

/// The same of the object of an ERROR event.
[[nodiscard]] KubeFailure kubeFailure(std::string_view status);

} // namespace sources
