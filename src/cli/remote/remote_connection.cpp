// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote_connection.h"

#include "arguments/time_argument.h"

#include <algorithm>
#include <cstdlib>

namespace cli {

namespace {

using Credentials = operations::CredentialReference;

Credentials credentialsOf(const RemoteAccess& access)
{
    Credentials credentials;
    if (!access.tokenFile.empty()) {
        credentials.place = Credentials::Place::File;
        credentials.file = access.tokenFile;
    } else {
        credentials.place = Credentials::Place::Environment;
        credentials.variable = tokenVariable;
    }
    const char* const token = std::getenv(tokenVariable);
    const bool hasToken = !access.tokenFile.empty() || (token != nullptr && *token != '\0');
    if (!access.user.empty()) {
        credentials.scheme = Credentials::Scheme::Basic;
        credentials.user = access.user;
    } else if (!access.header.empty()) {
        credentials.scheme = Credentials::Scheme::Header;
        credentials.header = access.header;
    } else if (hasToken) {
        credentials.scheme = Credentials::Scheme::Bearer;
    }
    return credentials;
}

std::string mapped(std::string_view word, char first, char last, int shift)
{
    std::string text{word};
    for (char& c : text)
        if (c >= first && c <= last)
            c = static_cast<char>(c + shift);
    return text;
}

/// Servers compare status words case-sensitively, and as they stand in the records: here they are
/// case-insensitive, and what is paused has a word of its own.
std::vector<std::string> askedStatuses(const std::vector<std::string>& wanted)
{
    std::vector<std::string> asked;
    const auto ask = [&asked](std::string word) {
        if (std::ranges::find(asked, word) == asked.end())
            asked.push_back(std::move(word));
    };
    const auto askAnyCase = [&ask](const std::string& word) {
        const std::string upper = mapped(word, 'a', 'z', -32);
        const std::string lower = mapped(word, 'A', 'Z', 32);
        for (const std::string& each : {word, upper, lower, upper.substr(0, 1) + lower.substr(1)})
            ask(each);
        return upper == history::pausedStatus;
    };
    for (const std::string& word : wanted)
        if (askAnyCase(word))
            askAnyCase(std::string(deployment::toWire(deployment::Status::Running)));
    return asked;
}

} // namespace

deployment::Expected<operations::Connection> connectionOf(const Request& request)
{
    auto connection = sources::connectionTo(QString::fromStdString(request.source));
    if (!connection)
        return connection;
    connection->credential = credentialsOf(request.remote);
    connection->caFile = request.remote.caFile;
    connection->clientCertificateFile = request.remote.clientCertificate;
    connection->clientKeyFile = request.remote.clientKey;
    connection->allowInsecureHttp = request.remote.allowInsecureHttp;
    connection->cluster.kubeconfigFile = request.remote.kubeconfig;
    if (const auto checked = sources::checkConnection(*connection); !checked)
        return tl::unexpected{checked.error()};
    return connection;
}

history::Filter remoteFilter(const Request& request, deployment::Timestamp now)
{
    // What these mean is told by deployments that the rest of the filter leaves out.
    if (request.needsMe || request.isOfReleaseWeek)
        return {};
    const history::Filter& filter = request.filter;
    history::Filter asked = filter;
    asked.range = rangeOf(request, now);
    // Servers need not find what is composed, full-width or of another script in another case.
    asked.text.clear();
    asked.words[history::Column::Status] = askedStatuses(filter.words[history::Column::Status]);
    return asked;
}

} // namespace cli
