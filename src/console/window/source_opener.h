// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>
#include <string>

class QWidget;

namespace deployment {
struct Error;
}
namespace models {
class TimeContext;
}
namespace operations {
struct Connection;
struct JournalEntry;
} // namespace operations
namespace sources {
class Source;
class SourceRegistry;
} // namespace sources

namespace console {

class ConnectionController;
class OpenCommands;
class OpenSources;
class Settings;
class SourceSession;

/// Opens what the user names: files, addresses, connections, the demonstration. What is open
/// already is shown and looked at again.
class SourceOpener final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceOpener)

public:
    /// Everything outlives it.
    struct Context {
        Settings& settings;
        const models::TimeContext& time;
        OpenSources& sources;
        OpenCommands& commands;
        ConnectionController& connections;
        const sources::SourceRegistry& kinds;
    };

    /// The window is the parent of dialogs.
    SourceOpener(const Context& context, QWidget& window);

    /// A file, an address or a cluster; with "#ID" at its end, that deployment of it. A file whose
    /// own name has such an end is taken for that.
    void open(const QString& location);
    /// All of them; asks where they are many.
    void openAll(const QStringList& locations);
    void openConnection(const operations::Connection& connection);
    /// What had this id when it was open: a connection, an address, a file.
    void openById(const QString& id);
    /// The connection that the command was given through, or another one to its server.
    void openConnectionOf(const operations::JournalEntry& entry);
    /// Shows the connection of what has this id, to be looked at and changed.
    void editConnection(const QString& id);
    void openDemo();
    void chooseFile();
    void askForAddress();

Q_SIGNALS:
    /// To be shown; a new one has begun to load.
    void opened(console::SourceSession& session);
    /// Of a source that was opened; its page is to be shown.
    void deploymentNamed(console::SourceSession& session, const QString& id);
    /// The user named it: a whole path, an address, a cluster.
    void locationOpened(const QString& location);
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    void openSource(const QString& location);
    void openFile(const QString& path);
    void openFileAs(const QString& path, const QString& id);
    /// False if it is open, and shown now.
    bool isNew(const QString& id);
    /// What could not be opened is told in the window.
    void tellWhyNot(const operations::Connection& connection, const deployment::Error& error);
    void start(SourceSession& session);
    SourceSession& add(std::unique_ptr<sources::Source> source, const QString& id);

    Context m_context;
    QWidget& m_window;
};

} // namespace console
