// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/operations/connection.h"

#include <QString>

#include <vector>

namespace console {

class Settings;

/// The connections of the settings. They never hold a secret.
[[nodiscard]] std::vector<operations::Connection> loadConnections(const Settings& settings);
void saveConnections(Settings& settings, const std::vector<operations::Connection>& connections);

/// The connection for an address that the user typed: the configured one, else one to the address
/// alone, which asks for nothing and is careful (production). Error: BadFormat.
[[nodiscard]] deployment::Expected<operations::Connection> connectionFor(
    const Settings& settings, const QString& address);

} // namespace console
