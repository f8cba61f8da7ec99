// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/commands/command_origin.h"

#include <QSqlDatabase>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QSqlQuery;

namespace sources {

/// The journal's file. Blocks; stays in one thread from the first call to close().
class JournalDatabase {
public:
    explicit JournalDatabase(QString path);
    ~JournalDatabase();
    JournalDatabase(const JournalDatabase&) = delete;
    JournalDatabase& operator=(const JournalDatabase&) = delete;

    [[nodiscard]] std::optional<deployment::Error> add(const JournalEntry& entry);
    [[nodiscard]] std::optional<deployment::Error> markSent(const JournalEntry& entry);
    [[nodiscard]] std::optional<deployment::Error> update(const JournalEntry& entry);
    [[nodiscard]] deployment::Expected<std::vector<JournalEntry>> read(bool onlyOpen);
    /// What other processes have written since the last call, or since the file was opened.
    [[nodiscard]] std::vector<JournalEntry> writtenElsewhere();
    void close();
    /// Where a damaged file went, once; empty if there was none.
    [[nodiscard]] QString takeSetAside() { return std::exchange(m_setAside, {}); }

private:
    [[nodiscard]] std::optional<deployment::Error> open();
    [[nodiscard]] std::optional<deployment::Error> openFile();
    [[nodiscard]] std::optional<deployment::Error> prepareSchema();
    [[nodiscard]] bool isDamaged();
    [[nodiscard]] bool moveAside();
    [[nodiscard]] std::optional<deployment::Error> change(
        const JournalEntry& entry, const QString& condition, int& rows);
    [[nodiscard]] std::optional<deployment::Error> run(QSqlQuery& query);
    [[nodiscard]] std::optional<deployment::Error> obstacleTo(const JournalEntry& entry);
    [[nodiscard]] std::optional<qint64> dataVersion();
    [[nodiscard]] std::map<std::string, JournalEntry> othersEntries();

    QString m_path;
    QString m_connection; ///< the name that Qt knows it by
    QSqlDatabase m_database;
    QString m_setAside;
    bool m_isReady = false;
    std::optional<qint64> m_dataVersion; ///< grows where another connection writes
    std::map<std::string, JournalEntry> m_othersEntries; ///< of other processes, as known by then
};

} // namespace sources
