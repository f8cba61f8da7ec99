// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QString>

#include <optional>
#include <vector>

namespace models {

enum class ConnectionField : std::uint8_t {
    Name,
    BaseUrl,
    User,
    HeaderName,
    SecretVariable,
    SecretFile,
    CaFile,
    ClientCertificateFile,
    ClientKeyFile,
    Context,
    KubeconfigFile,
    Environments,
    MetricsAddress,
    MetricsQueries,
};

/// What is wrong with one field of a connection as it stands.
struct ConnectionProblem {
    ConnectionField field;
    bool isError; ///< it can't be kept like this; else it is a warning
    QString text;

    bool operator==(const ConnectionProblem&) const = default;
};

/// At most one problem a field, in the order of the form. The others are the connections beside it;
/// names must differ case-insensitively.
[[nodiscard]] std::vector<ConnectionProblem> problemsOf(
    const operations::Connection& connection, const std::vector<operations::Connection>& others);
[[nodiscard]] bool hasErrors(const std::vector<ConnectionProblem>& problems);
[[nodiscard]] std::optional<ConnectionProblem> problemAt(
    const std::vector<ConnectionProblem>& problems, ConnectionField field);

/// The name, with a number where one of the others has it.
[[nodiscard]] QString uniqueName(
    const QString& wanted, const std::vector<operations::Connection>& others);

/// Plain http to a host that is not this machine.
[[nodiscard]] bool isOpenHttp(const QString& baseUrl);

} // namespace models
