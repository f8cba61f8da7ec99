// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_opener.h"

#include "commands/open_commands.h"
#include "connections/cluster_context_list.h"
#include "connections/connection_controller.h"
#include "connections/connection_store.h"
#include "connections/unopened_connection.h"
#include "pages/plain_question.h"
#include "program/demo_file.h"
#include "program/event_log.h"
#include "session/open_sources.h"
#include "session/source_kinds.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace console {

namespace {

constexpr int lettersOfAddress = 70;

} // namespace

SourceOpener::SourceOpener(const Context& context, QWidget& window)
    : QObject(&window)
    , m_context(context)
    , m_window(window)
{
}

void SourceOpener::open(const QString& location)
{
    const auto hash = location.lastIndexOf(QLatin1Char('#'));
    const bool namesDeployment = hash > 0 && hash + 1 < location.size()
        && (isServer(location) || !QFileInfo::exists(location));
    if (!namesDeployment) {
        openSource(location);
        return;
    }
    SourceSession* session = nullptr;
    const auto noted = connect(this, &SourceOpener::opened, this,
        [&session](SourceSession& opened) { session = &opened; });
    openSource(location.left(hash));
    disconnect(noted);
    if (session != nullptr)
        Q_EMIT deploymentNamed(*session, location.mid(hash + 1));
}

void SourceOpener::openSource(const QString& location)
{
    if (location == demoLocation)
        return openDemo();
    if (!isServer(location))
        return openFile(location);
    const auto connection = connectionFor(m_context.settings, location);
    if (connection) {
        Q_EMIT locationOpened(models::rawText(connection->address));
        openConnection(*connection);
    } else {
        Q_EMIT statusMessage(models::translated(connection.error().message));
    }
}

void SourceOpener::openAll(const QStringList& locations)
{
    openAtOnce(m_window, static_cast<std::size_t>(locations.size()),
        tr("Open %Ln source(s)?", nullptr, static_cast<int>(locations.size())),
        [this, locations](std::size_t count) {
            for (const QString& location : locations.first(static_cast<qsizetype>(count)))
                open(location);
        });
}

void SourceOpener::openFile(const QString& path)
{
    const QFileInfo file(path);
    const QString whole = file.absoluteFilePath();
    m_context.settings.setText(Setting::LastFolder, file.absolutePath());
    Q_EMIT locationOpened(whole);
    openFileAs(whole, whole);
}

void SourceOpener::openFileAs(const QString& path, const QString& id)
{
    if (!isNew(id))
        return;
    sources::SourceContext context;
    context.clock = [&time = m_context.time] { return time.exactNow(); };
    auto source = m_context.kinds.open({.location = path.toStdString()}, context);
    if (!source) {
        Q_EMIT statusMessage(models::translated(source.error().message));
        return;
    }
    start(add(std::move(*source), id));
}

void SourceOpener::openDemo()
{
    const QString path = writeDemoFile(m_context.time.now());
    if (path.isEmpty()) {
        Q_EMIT statusMessage(tr("The demo data could not be written to the cache folder."));
        return;
    }
    openFileAs(path, path);
}

void SourceOpener::openConnection(const operations::Connection& connection)
{
    if (!isNew(models::rawText(connection.id)))
        return;
    auto source = m_context.connections.makeSource(connection);
    if (!source) {
        tellWhyNot(connection, source.error());
        return;
    }
    SourceSession& session = add(std::move(*source), models::rawText(connection.id));
    m_context.commands.offer(session, connection);
    if (CommandSession* commands = m_context.commands.of(session))
        logCommands(*commands);
    start(session);
}

/// It reads while its page is made.
void SourceOpener::start(SourceSession& session)
{
    session.source().start();
    Q_EMIT opened(session);
}

void SourceOpener::tellWhyNot(
    const operations::Connection& connection, const deployment::Error& error)
{
    WaysOn ways;
    ways.useKubeconfig = [this, connection](const QString& file) {
        operations::Connection other = connection;
        other.cluster.kubeconfigFile = file.toStdString();
        openConnection(other);
    };
    ways.editConnection = [this, connection] { m_context.connections.manage(connection); };
    if (!tellUnopened(m_window, connection, error, std::move(ways)))
        Q_EMIT statusMessage(models::translated(error.message));
}

void SourceOpener::openById(const QString& id)
{
    const auto connections = loadConnections(m_context.settings);
    const auto found =
        std::ranges::find(connections, id.toStdString(), &operations::Connection::id);
    if (found != connections.end())
        openConnection(*found);
    else
        open(id);
}

void SourceOpener::editConnection(const QString& id)
{
    const auto connections = loadConnections(m_context.settings);
    const auto saved =
        std::ranges::find(connections, id.toStdString(), &operations::Connection::id);
    if (saved != connections.end()) {
        m_context.connections.manage(*saved);
        return;
    }
    // An address that was only typed is its own id.
    const auto typed = connectionFor(m_context.settings, id);
    m_context.connections.manage(typed ? std::optional(*typed) : std::nullopt);
}

void SourceOpener::openConnectionOf(const operations::JournalEntry& entry)
{
    const auto connections = loadConnections(m_context.settings);
    const auto isNamed = [&](const operations::Connection& connection) {
        return connection.id == entry.command.connectionId;
    };
    const auto leadsThere = [&](const operations::Connection& connection) {
        return !entry.server.empty()
            && sources::serverKey(sources::baseUrlOf(connection)) == entry.server;
    };
    auto found = std::ranges::find_if(connections, isNamed);
    if (found == connections.end())
        found = std::ranges::find_if(connections, leadsThere);
    // An address that was only typed is its own id.
    const QString id = models::rawText(entry.command.connectionId);
    if (found != connections.end())
        openConnection(*found);
    else if (isServer(id))
        open(id);
}

bool SourceOpener::isNew(const QString& id)
{
    SourceSession* known = m_context.sources.find(id.toStdString());
    if (known == nullptr)
        return true;
    Q_EMIT opened(*known);
    known->source().refresh();
    return false;
}

SourceSession& SourceOpener::add(std::unique_ptr<sources::Source> source, const QString& id)
{
    SourceSession& session = m_context.sources.add(std::move(source), id.toStdString());
    logSession(session);
    return session;
}

void SourceOpener::chooseFile()
{
    auto* dialog = new QFileDialog(&m_window, tr("Open deployments"),
        m_context.settings.text(Setting::LastFolder),
        tr("Deployments (*.json *.ndjson *.jsonl *.gz)") + QStringLiteral(";;")
            + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &SourceOpener::openAll);
    dialog->open();
}

void SourceOpener::askForAddress()
{
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open server"));
    dialog->setLabelText(tr("Base address of a server, such as https://deploy.example.com/api, or "
                            "a cluster of the kubeconfig, kube:CONTEXT/NAMESPACE:"));
    dialog->setComboBoxEditable(true);
    dialog->setComboBoxItems({QStringLiteral("https://")});
    // What is typed is opened as it stands: "kube:" is the current context, not the first of the
    // list that begins so.
    if (auto* addresses = dialog->findChild<QComboBox*>()) {
        addresses->setCompleter(nullptr);
        addresses->lineEdit()->setAccessibleName(tr("Address"));
        addresses->setMinimumWidth(lettersOfAddress * addresses->fontMetrics().averageCharWidth());
    }
    if (auto* label = dialog->findChild<QLabel*>())
        label->setWordWrap(true);
    readClusterContexts({}, *dialog, [dialog](const models::ClusterContexts& read) {
        const QString typed = dialog->textValue();
        dialog->setComboBoxItems(QStringList(typed) + models::usableClusters(read));
        dialog->setTextValue(typed);
    });
    connect(dialog, &QInputDialog::textValueSelected, this, &SourceOpener::open);
    dialog->open();
}

} // namespace console
