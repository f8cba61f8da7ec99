// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QString>

namespace models {

/// What the user is asked for when a connection needs a secret that is asked for once a run.
struct CredentialsQuestion {
    operations::Connection connection; ///< with a scheme
    QString reason; ///< why it is asked, such as what the server said; may be empty

    bool operator==(const CredentialsQuestion&) const = default;
};

} // namespace models
