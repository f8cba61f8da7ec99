// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/connection_record.h"

namespace models {

/// What a person is asked for when a connection needs a secret that is asked for once a run.
struct CredentialsQuestion {
    ConnectionBadge connection;
    QString address; ///< without secrets
    CredentialKind kind = CredentialKind::Bearer; ///< never None
    QString user; ///< of Basic
    QString headerName; ///< of Header
    QString reason; ///< why it is asked, such as what the server said; may be empty

    bool operator==(const CredentialsQuestion&) const = default;
};

} // namespace models
