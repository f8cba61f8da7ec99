// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/connection_record.h"
#include "deploy/sources/connection.h"

#include <optional>
#include <vector>

namespace console {

class Settings;

/// The connections of the settings. They never hold a secret.
[[nodiscard]] std::vector<models::ConnectionRecord> loadConnections(const Settings& settings);
void saveConnections(Settings& settings, const std::vector<models::ConnectionRecord>& connections);

/// The connection for an address that a person typed: the one that is set up for it, else one to
/// the address alone, which asks for nothing and is careful (production). Error: BadFormat.
[[nodiscard]] deployment::Expected<models::ConnectionRecord> connectionFor(
    const Settings& settings, const QString& address);

/// The same as the sources layer wants it. Error: BadFormat for a bad address.
[[nodiscard]] deployment::Expected<sources::Connection> toConnection(
    const models::ConnectionRecord& record);

} // namespace console
