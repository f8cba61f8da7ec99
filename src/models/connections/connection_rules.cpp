// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/connection_rules.h"

#include "deploy/models/connections/cluster_contexts.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/query_template.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>

#include <algorithm>

namespace models {

namespace {

using operations::Connection;
using Scheme = operations::CredentialReference::Scheme;
using Place = operations::CredentialReference::Place;

class RuleTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ConnectionRules)
};

QUrl urlOf(const QString& text)
{
    return QUrl(text.trimmed(), QUrl::StrictMode);
}

bool isWeb(const QUrl& url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

bool isThisMachine(const QString& host)
{
    const QStringList parts = host.split(QLatin1Char('.'));
    const bool isLoopbackNet = parts.size() == 4 && parts.first() == QLatin1String("127")
        && std::ranges::all_of(parts, [](const QString& part) {
               bool isNumber = false;
               return part.toUShort(&isNumber) <= 255 && isNumber;
           });
    return isLoopbackNet || host == QLatin1String("::1") || host == QLatin1String("localhost")
        || host.endsWith(QLatin1String(".localhost"));
}

/// A letter or digit of ASCII; the fields below are for machines.
bool isAlphanumeric(QChar c)
{
    return c.unicode() < 128 && c.isLetterOrNumber();
}

bool isVariableName(const QString& name)
{
    return !name.isEmpty() && !name.front().isDigit() && std::ranges::all_of(name, [](QChar c) {
        return isAlphanumeric(c) || c == QLatin1Char('_');
    });
}

bool isHeaderName(const QString& name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return isAlphanumeric(c) || QStringLiteral("!#$%&'*+-.^_`|~").contains(c);
    });
}

/// Fields that frame the message or that the console sets itself.
bool isReservedHeader(const QString& name)
{
    static const QStringList reserved{QStringLiteral("accept"), QStringLiteral("accept-encoding"),
        QStringLiteral("connection"), QStringLiteral("content-length"),
        QStringLiteral("content-type"), QStringLiteral("host"), QStringLiteral("idempotency-key"),
        QStringLiteral("if-match"), QStringLiteral("if-none-match"),
        QStringLiteral("last-event-id"), QStringLiteral("te"), QStringLiteral("trailer"),
        QStringLiteral("transfer-encoding"), QStringLiteral("upgrade"),
        QStringLiteral("user-agent")};
    return reserved.contains(name.toLower());
}

bool isTaken(const QString& name, const std::vector<Connection>& others)
{
    return std::ranges::any_of(others, [&](const Connection& other) {
        return rawText(other.name).trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    });
}

QString nameError(const QString& name, const std::vector<Connection>& others)
{
    if (name.trimmed().isEmpty())
        return RuleTexts::tr("Enter a name for the connection.");
    return isTaken(name, others) ? RuleTexts::tr("Another connection already has this name.")
                                 : QString();
}

QString urlError(const QString& text)
{
    const QUrl url = urlOf(text);
    if (text.trimmed().isEmpty())
        return RuleTexts::tr("Enter the address, for example https://deploy.example.com/api/v1.");
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@')))
        return RuleTexts::tr("The address must not contain a user name or password: it is "
                             "displayed and stored unencrypted. Use the credentials below.");
    if (!url.isValid() || !isWeb(url))
        return RuleTexts::tr("The address must begin with https:// or http:// and be valid.");
    if (url.host().isEmpty())
        return RuleTexts::tr("The address has no host name.");
    if (url.hasQuery() || url.hasFragment())
        return RuleTexts::tr("The address must not contain “?” or “#”: paths are appended to it.");
    return {};
}

QString urlWarning(const Connection& connection)
{
    if (!isOpenHttp(rawText(connection.address)))
        return {};
    if (connection.credential.scheme == Scheme::None)
        return RuleTexts::tr(
            "Plain http: anyone on the network path can read and change what is shown.");
    return connection.allowInsecureHttp
        ? RuleTexts::tr("Plain http: the secret is sent unencrypted.")
        : RuleTexts::tr(
            "Plain http: credentials are not sent to this address unless you allow it.");
}

QString userError(const QString& user)
{
    if (user.isEmpty())
        return RuleTexts::tr("Enter the user name.");
    return user.contains(QLatin1Char(':'))
        ? RuleTexts::tr("The user name must not contain a colon.")
        : QString();
}

QString headerError(const QString& name)
{
    if (name.isEmpty())
        return RuleTexts::tr("Enter the name of the header field, for example X-API-Key.");
    if (!isHeaderName(name))
        return RuleTexts::tr(
            "The name of a header field may contain letters, digits and hyphens only.");
    return isReservedHeader(name) ? RuleTexts::tr("The console sets this header field itself.")
                                  : QString();
}

QString variableError(const QString& name)
{
    return isVariableName(name)
        ? QString()
        : RuleTexts::tr("Enter the name of an environment variable, for example DEPLOY_TOKEN.");
}

QString fileError(const QString& path)
{
    return !path.isEmpty() && QDir::isAbsolutePath(path)
        ? QString()
        : RuleTexts::tr("Enter the absolute path of a file.");
}

class Problems {
public:
    void add(ConnectionField field, const QString& error, const QString& warning = {})
    {
        if (!error.isEmpty())
            m_problems.push_back({field, true, error});
        else if (!warning.isEmpty())
            m_problems.push_back({field, false, warning});
    }
    [[nodiscard]] std::vector<ConnectionProblem> take() { return std::move(m_problems); }

private:
    std::vector<ConnectionProblem> m_problems;
};

void addCredentials(Problems& problems, const operations::CredentialReference& credential)
{
    using Field = ConnectionField;
    if (credential.scheme == Scheme::None)
        return;
    if (credential.scheme == Scheme::Basic)
        problems.add(Field::User, userError(rawText(credential.user)));
    if (credential.scheme == Scheme::Header)
        problems.add(Field::HeaderName, headerError(rawText(credential.header)));
    if (credential.place == Place::Environment)
        problems.add(Field::SecretVariable, variableError(rawText(credential.variable)));
    if (credential.place == Place::File)
        problems.add(Field::SecretFile, fileError(rawText(credential.file)));
}

void addClientCertificate(Problems& problems, const Connection& connection)
{
    using Field = ConnectionField;
    const bool isPlain = urlOf(rawText(connection.address)).scheme() == QLatin1String("http");
    if (!connection.clientCertificateFile.empty())
        problems.add(Field::ClientCertificateFile,
            fileError(rawText(connection.clientCertificateFile)),
            isPlain ? RuleTexts::tr("A client certificate is used over https only.") : QString());
    if (connection.clientKeyFile.empty())
        return;
    problems.add(Field::ClientKeyFile,
        connection.clientCertificateFile.empty()
            ? RuleTexts::tr("Enter the client certificate that this key belongs to.")
            : fileError(rawText(connection.clientKeyFile)));
}

QString environmentsError(const std::vector<operations::EnvironmentRule>& rules)
{
    const auto isNone = [](const operations::EnvironmentRule& rule) {
        return rule.environment.empty();
    };
    return std::ranges::any_of(rules, isNone)
        ? RuleTexts::tr("Write each line as NAMESPACE = ENVIRONMENT.")
        : QString();
}

/// How a cluster is reached, and by whom, stands in the kubeconfig.
void addCluster(Problems& problems, const Connection& connection)
{
    using Field = ConnectionField;
    if (parseClusterAddress(rawText(connection.address), {}).context.isEmpty())
        problems.add(Field::Context, {},
            RuleTexts::tr("Without a choice it is the context that is current whenever this "
                          "connection is opened, which may be another cluster tomorrow."));
    if (!connection.cluster.kubeconfigFile.empty())
        problems.add(Field::KubeconfigFile, fileError(rawText(connection.cluster.kubeconfigFile)));
    problems.add(Field::Environments, environmentsError(connection.cluster.environments));
}

/// What is wrong with one query beside the others; empty if nothing is.
QString queryError(
    const operations::MetricQuery& query, const std::vector<operations::MetricQuery>& all)
{
    const QString name = displayText(query.id, 40);
    if (query.id.empty())
        return RuleTexts::tr("Each query needs a name, for example successRate.");
    if (std::ranges::count(all, query.id, &operations::MetricQuery::id) > 1)
        return RuleTexts::tr("There are two queries with the name “%1”.").arg(name);
    if (query.expression.empty())
        return RuleTexts::tr("“%1” has no query.").arg(name);
    if (query.factor == 0)
        return RuleTexts::tr("The factor of “%1” must be a number other than zero.").arg(name);
    for (const std::string& placeholder : operations::placeholdersOf(query.expression)) {
        if (std::ranges::find(operations::queryPlaceholders, placeholder)
            == operations::queryPlaceholders.end())
            return RuleTexts::tr("“%1” has a placeholder that is not known: %2")
                .arg(name, QStringLiteral("{{%1}}").arg(displayText(placeholder, 40)));
    }
    return {};
}

void addMetrics(Problems& problems, const operations::MetricsServer& server)
{
    using Field = ConnectionField;
    if (server.address.empty())
        return;
    const bool isOpen = isOpenHttp(rawText(server.address));
    const bool isSecret = server.credential.scheme != Scheme::None;
    problems.add(Field::MetricsAddress, urlError(rawText(server.address)),
        isOpen && isSecret && !server.allowInsecureHttp ? RuleTexts::tr(
            "Plain http: credentials are not sent to this address unless you allow it.")
                                                        : QString());
    QString error;
    for (const operations::MetricQuery& each : server.queries)
        error = error.isEmpty() ? queryError(each, server.queries) : error;
    problems.add(Field::MetricsQueries, error,
        server.queries.empty()
            ? RuleTexts::tr("Nothing is asked of the metrics server yet: insert or add queries.")
            : QString());
}

void addServer(Problems& problems, const Connection& connection)
{
    using Field = ConnectionField;
    problems.add(Field::BaseUrl, urlError(rawText(connection.address)), urlWarning(connection));
    addCredentials(problems, connection.credential);
    if (!connection.caFile.empty())
        problems.add(Field::CaFile, fileError(rawText(connection.caFile)));
    addClientCertificate(problems, connection);
}

} // namespace

std::vector<ConnectionProblem> problemsOf(
    const Connection& connection, const std::vector<Connection>& others)
{
    using Field = ConnectionField;
    Problems problems;
    problems.add(Field::Name, nameError(rawText(connection.name), others));
    if (isClusterAddress(rawText(connection.address)))
        addCluster(problems, connection);
    else
        addServer(problems, connection);
    addMetrics(problems, connection.metrics);
    return problems.take();
}

bool hasErrors(const std::vector<ConnectionProblem>& problems)
{
    return std::ranges::any_of(problems, &ConnectionProblem::isError);
}

std::optional<ConnectionProblem> problemAt(
    const std::vector<ConnectionProblem>& problems, ConnectionField field)
{
    const auto found = std::ranges::find(problems, field, &ConnectionProblem::field);
    return found == problems.end() ? std::nullopt : std::optional(*found);
}

QString uniqueName(const QString& wanted, const std::vector<Connection>& others)
{
    QString name = wanted;
    for (int number = 2; isTaken(name, others); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

bool isOpenHttp(const QString& baseUrl)
{
    const QUrl url = urlOf(baseUrl);
    return url.scheme() == QLatin1String("http") && !isThisMachine(url.host());
}

} // namespace models
