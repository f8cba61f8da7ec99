// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/journal.h"

#include "journal_database.h"
#include "path_watcher.h"
#include "worker.h"

#include <QObject>

#include <set>

namespace sources {

/// Works the journal's file in a thread of its own, in the order of the questions. What was asked
/// for before destruction is still written.
class JournalWorker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalWorker)

public:
    using Write = std::optional<deployment::Error> (JournalDatabase::*)(const JournalEntry&);

    explicit JournalWorker(QString path);
    ~JournalWorker() override;

    void write(
        Write function, const JournalEntry& entry, QObject* context, Journal::WriteAnswer answer);
    /// Of what is not final: what is in no one's hands, or in those of another process.
    enum class Which { All, Unowned, Elsewhere };
    void read(Which which, QObject* context, Journal::ReadAnswer answer);

    /// The entries that are in this process' hands, by id.
    [[nodiscard]] std::set<std::string>& held() { return m_held; }

Q_SIGNALS:
    void changed(const operations::JournalEntry& entry);
    void setAside(const QString& newPath);

private:
    template <typename Function> void reply(Function function);
    void lookElsewhere();

    PathWatcher m_watcher; ///< what is written lies beside the file first
    bool m_isWatching = false;
    std::set<std::string> m_held;
    JournalDatabase m_database; ///< the worker's alone
    Worker m_worker;
};

} // namespace sources
