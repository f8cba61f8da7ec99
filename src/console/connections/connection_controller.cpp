// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_controller.h"

#include "archives.h"
#include "cluster_context_list.h"
#include "connection_store.h"
#include "metric_trials.h"
#include "plugin_approvals.h"
#include "settings/settings.h"

#include "deploy/models/connections/credentials_question.h"
#include "deploy/models/connections/merged_connections.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/connections/connection_dialog.h"
#include "deploy/widgets/connections/credentials_dialog.h"

#include <QPointer>

#include <memory>

namespace console {

using operations::Connection;
using widgets::StatusMessage;
using widgets::theme::Tone;

namespace {

sources::SourceSpec specOf(const Connection& connection, sources::SourceSpec::Wanted wanted)
{
    return {.location = connection.address, .connection = connection, .wanted = wanted};
}

/// What a test has found behind a connection.
class ConnectionFinds final {
public:
    void add(const sources::HistoryUpdate& update)
    {
        m_hasRows = m_hasRows || update.hasRows();
        for (const deployment::Problem& problem : update.problems) {
            const QString sentence = models::translated(problem.message);
            if (m_problems.size() < mostProblems && !m_problems.contains(sentence))
                m_problems.append(sentence);
        }
    }
    /// That there are some, or none; and what may not be read.
    [[nodiscard]] StatusMessage statusMessage() const
    {
        QStringList sentences{m_hasRows
                ? ConnectionController::tr("Connected. The server has deployments.")
                : ConnectionController::tr("Connected. The server has no deployments.")};
        sentences += m_problems;
        return {sentences.join(u' '), m_problems.isEmpty() ? Tone::Good : Tone::Warning};
    }

private:
    static constexpr qsizetype mostProblems = 3;

    bool m_hasRows = false;
    QStringList m_problems;
};

} // namespace

ConnectionController::ConnectionController(Settings& settings, sources::Journal& journal,
    std::shared_ptr<deployment::Redactor> redactor, const sources::SourceRegistry& kinds,
    QWidget& window)
    : QObject(&window)
    , m_settings(settings)
    , m_journal(journal)
    , m_kinds(kinds)
    , m_window(window)
    , m_redactor(std::move(redactor))
    , m_secrets(sources::systemSecretStore())
    , m_plugins(std::make_shared<sources::CredentialPlugins>(
          std::make_shared<WindowApprovals>(settings, window)))
{
}

void ConnectionController::manage(const std::optional<Connection>& shown)
{
    const auto before = loadConnections(m_settings);
    auto* dialog = new widgets::ConnectionDialog(before, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (shown)
        dialog->showConnection(*shown);
    connect(dialog, &widgets::ConnectionDialog::saveRequested, this,
        [this, before](const std::vector<Connection>& edited) {
            // Another window may have saved some meanwhile.
            saveConnections(
                m_settings, models::mergedConnections(before, edited, loadConnections(m_settings)));
        });
    connect(dialog, &widgets::ConnectionDialog::testRequested, this,
        [this, dialog](const Connection& connection) { test(*dialog, connection); });
    connect(dialog, &widgets::ConnectionDialog::storeSecretRequested, this,
        [this, dialog](const Connection& connection, const QString& secret) {
            keepSecret(*dialog, connection, secret);
        });
    connect(dialog, &widgets::ConnectionDialog::contextsRequested, dialog,
        [dialog](const QString& file) {
            readClusterContexts(file, *dialog,
                [dialog](const models::ClusterContexts& read) { dialog->setContexts(read); });
        });
    dialog->requestContexts();
    sources::SourceContext context;
    context.secrets = m_secrets;
    context.redactor = m_redactor;
    new MetricTrials(dialog->metrics(), m_open, std::move(context));
    dialog->setArchiveLookup(archiveFactsOf);
    connect(dialog, &widgets::ConnectionDialog::forgetArchiveRequested, this,
        [dialog](const Connection& connection) {
            forgetArchive(connection, *dialog, [dialog] { dialog->showArchive(); });
        });
    dialog->open();
}

deployment::Expected<std::unique_ptr<sources::Source>> ConnectionController::makeSource(
    const Connection& connection)
{
    sources::SourceContext context;
    context.secrets = m_secrets;
    context.redactor = m_redactor;
    context.plugins = m_plugins;
    context.journal = &m_journal;
    context.wording = models::translated;
    context.prompt = [guard = QPointer(this), connection](sources::InputRequest& request) {
        if (guard)
            guard->ask(request, connection);
    };
    auto source = m_kinds.open(specOf(connection, sources::SourceSpec::Wanted::Live), context);
    if (!source)
        return tl::unexpected(source.error());
    return withArchive(std::move(*source), connection, m_redactor);
}

void ConnectionController::test(widgets::ConnectionDialog& dialog, const Connection& connection)
{
    const QString id = models::rawText(connection.id);
    sources::SourceContext context;
    context.secrets = m_secrets;
    context.redactor = m_redactor;
    context.plugins = m_plugins;
    auto opened = m_kinds.open(specOf(connection, sources::SourceSpec::Wanted::Check), context);
    if (!opened) {
        dialog.setTestResult(id, {models::translated(opened.error().message), Tone::Bad});
        return;
    }
    sources::Source* probe = opened->release();
    probe->setParent(&dialog);
    const auto report = [probe, id, shown = QPointer(&dialog)](const StatusMessage& line) {
        if (shown)
            shown->setTestResult(id, line);
        probe->disconnect();
        probe->deleteLater();
    };
    auto found = std::make_shared<ConnectionFinds>();
    connect(probe, &sources::Source::historyUpdated, this,
        [found](const sources::HistoryUpdate& update) { found->add(update); });
    connect(probe, &sources::Source::loadFinished, this,
        [report, found](const std::optional<deployment::Error>& error) {
            report(error ? StatusMessage{models::translated(error->message), Tone::Bad}
                         : found->statusMessage());
        });
    connect(probe, &sources::Source::inputRequired, this,
        [report](const sources::InputRequest* request) {
            report({models::translated(request->reason().message), Tone::Warning});
        });
    dialog.setTestResult(id, {tr("Connecting…"), Tone::Info});
    probe->start();
}

void ConnectionController::keepSecret(
    widgets::ConnectionDialog& dialog, const Connection& connection, const QString& secret)
{
    m_redactor->addSecret(secret.toStdString());
    m_secrets->keep(connection.credential, sources::Secret(secret.toUtf8()), &dialog,
        [&dialog, id = models::rawText(connection.id)](
            const std::optional<deployment::Error>& error) {
            dialog.setSecretState(id,
                error ? StatusMessage{models::translated(error->message), Tone::Bad}
                      : StatusMessage{tr("Saved in the keyring."), Tone::Good});
        });
}

void ConnectionController::ask(sources::InputRequest& request, const Connection& connection)
{
    using Scheme = operations::CredentialReference::Scheme;
    models::CredentialsQuestion question{
        request.server().value_or(connection), models::translated(request.reason().message)};
    // Nothing was configured for an address that was only typed: a token is what servers usually
    // require.
    Scheme& scheme = question.connection.credential.scheme;
    scheme = scheme == Scheme::None ? Scheme::Bearer : scheme;
    auto* dialog = new widgets::CredentialsDialog(question, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::CredentialsDialog::secretEntered, &request,
        [&request](const QString& secret) { request.answer(sources::Secret(secret.toUtf8())); });
    connect(&request, &sources::InputRequest::settled, dialog, &QDialog::reject,
        Qt::QueuedConnection); // after the answer, if this is what came of it
    dialog->open();
}

} // namespace console
