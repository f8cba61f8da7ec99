// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/commands/command_origin.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sources {

class JournalWorker;

/// The durable record of every command that this console has sent: an SQLite file that several
/// processes may share. Everything runs in a thread of its own; answers come from the event loop,
/// in the order of the questions, and not at all once the context is gone. What was asked for
/// before destruction is still written.
class Journal final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    using WriteAnswer = std::function<void(const std::optional<deployment::Error>&)>;
    using Entries = std::vector<JournalEntry>;
    using ReadAnswer = std::function<void(const deployment::Expected<Entries>&)>;

    /// The folder is made if it is not there; the file is created at the first use, for its owner
    /// alone.
    explicit Journal(QString path, QObject* parent = nullptr);
    ~Journal() override;

    /// Where every program of this machine's user keeps it:
    /// $XDG_DATA_HOME/deployment-console/journal.sqlite.
    [[nodiscard]] static QString defaultPath();

    /// Once answered without an error the entry survives a loss of power. Error: NotWritable.
    void add(const JournalEntry& entry, QObject* context, WriteAnswer answer);
    /// The last step before the request: from now on the command counts as sent. Error Changed
    /// where the entry is not Prepared any more; Refused where another command for its deployment
    /// on its server was sent and blocks others (operations::blocksOthers), by whatever process;
    /// NotWritable.
    void markSent(const JournalEntry& entry, QObject* context, WriteAnswer answer);
    /// State, outcome and times of a known entry; one that is final stays as it is.
    void update(const JournalEntry& entry, QObject* context, WriteAnswer answer);
    /// Everything, the newest first. Error: NotReadable.
    void readAll(QObject* context, ReadAnswer answer);
    /// What is not final and not owned: by no other process that is alive, and not held here.
    void readUnfinished(QObject* context, ReadAnswer answer);
    /// What is not final and in the hands of another process that is alive.
    void readElsewhere(QObject* context, ReadAnswer answer);
    /// Who sends a command or determines its outcome holds its entry, so that no one else in this
    /// process adopts it. False if it is held already.
    [[nodiscard]] bool hold(const std::string& id);
    void release(const std::string& id);

Q_SIGNALS:
    /// An entry was added or changed, by this process or by another one (isInOwnHands).
    void changed(const operations::JournalEntry& entry);
    /// The file was damaged; it was moved to this name, and a new one was started.
    void setAside(const QString& newPath);

private:
    std::unique_ptr<JournalWorker> m_worker;
};

} // namespace sources
