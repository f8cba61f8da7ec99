// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <string>
#include <utility>

namespace test_support {

/// A connection without credentials.
inline operations::Connection aConnection(std::string id = "1", std::string name = "Shanghai",
    std::string baseUrl = "https://deploy.example.com/api")
{
    operations::Connection connection;
    connection.id = std::move(id);
    connection.name = std::move(name);
    connection.address = std::move(baseUrl);
    return connection;
}

/// With a token, whose place is the keyring (under that name) or a variable of the environment.
inline operations::Connection withToken(operations::Connection connection,
    operations::CredentialReference::Place place, std::string where)
{
    using Place = operations::CredentialReference::Place;
    connection.credential.scheme = operations::CredentialReference::Scheme::Bearer;
    connection.credential.place = place;
    (place == Place::Keyring ? connection.credential.entry : connection.credential.variable) =
        std::move(where);
    return connection;
}

} // namespace test_support
