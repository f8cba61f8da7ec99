// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_access.h"

namespace sources {

namespace {

PemSource pemFile(const std::string& path)
{
    return {QString::fromStdString(path), {}};
}

} // namespace

HttpAccess httpAccessOf(const Connection& connection)
{
    HttpAccess access;
    access.baseUrl = baseUrlOf(connection);
    access.authorities = pemFile(connection.caFile);
    access.certificate = pemFile(connection.clientCertificateFile);
    access.key = pemFile(connection.clientKeyFile);
    access.sendsCredentialsOverHttp = connection.allowInsecureHttp;
    if (auto checked = checkConnection(connection); !checked)
        access.obstacle = std::move(checked.error());
    return access;
}

} // namespace sources
