// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_database.h"

#include "deploy/formats/document/whole_file.h"
#include "deploy/operations/outcome.h"

#include "journal_rows.h"
#include "journal_schema.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

#include <sys/stat.h>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using Failure = std::optional<Error>;

/// How long a lock of another process is waited for.
constexpr std::chrono::milliseconds busyTimeout{5000};
constexpr QLatin1String busyCode("5"); // SQLITE_BUSY
constexpr QLatin1String fullCode("13"); // SQLITE_FULL

Error notWritable(const QString& path, const QString& cause)
{
    return {ErrorCode::NotWritable,
        {DEPLOY_MESSAGE("Message", "The command journal cannot be written: %1"),
            {path.toStdString()}},
        cause.toStdString()};
}

Error notWritable(const QString& path, const QSqlError& error)
{
    // A file beside it that cannot become longer is another error to SQLite.
    const QString folder = QFileInfo(path).absolutePath();
    if (error.nativeErrorCode() == fullCode || formats::isOnFullDisk(folder.toStdString()))
        return {ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message",
                 "The command journal cannot be written: %1: No space left on device (ENOSPC)"),
                {path.toStdString()}},
            error.text().toStdString()};
    return notWritable(path, error.text());
}

Error newerVersion(const QString& path)
{
    return {ErrorCode::NotWritable,
        {DEPLOY_MESSAGE(
             "Message", "The command journal was written by a newer version of this program: %1"),
            {path.toStdString()}},
        {}};
}

/// The switch needs the file for itself, and SQLite does not wait for that as it does for other
/// locks. Another process has it for a moment only, while it switches as well.
bool switchToWriteAheadLog(QSqlQuery& query)
{
    const QDeadlineTimer deadline(busyTimeout);
    while (!query.exec(QStringLiteral("PRAGMA journal_mode=WAL"))) {
        if (query.lastError().nativeErrorCode() != busyCode || deadline.hasExpired())
            return false;
        QThread::yieldCurrentThread();
    }
    return true;
}

} // namespace

JournalDatabase::JournalDatabase(QString path)
    : m_path(std::move(path))
{
    static std::atomic<int> count = 0;
    m_connection = QStringLiteral("journal-%1").arg(++count);
}

JournalDatabase::~JournalDatabase()
{
    close();
}

void JournalDatabase::close()
{
    m_isReady = false;
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Failure JournalDatabase::open()
{
    if (m_isReady)
        return std::nullopt;
    Failure failure = openFile();
    if (!failure && isDamaged())
        failure = moveAside() ? openFile() : notWritable(m_path, QStringLiteral("damaged"));
    if (!failure)
        failure = prepareSchema();
    m_isReady = !failure;
    if (failure)
        close();
    else
        static_cast<void>(writtenElsewhere());
    return failure;
}

Failure JournalDatabase::openFile()
{
    close();
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count()));
    const mode_t before = ::umask(0077);
    const bool isOpen = m_database.open();
    ::umask(before);
    if (!isOpen)
        return notWritable(m_path, m_database.lastError());
    return std::nullopt;
}

bool JournalDatabase::isDamaged()
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next()) {
        const QString code = query.lastError().nativeErrorCode();
        return code == QLatin1String("26")
            || code == QLatin1String("11"); // not a database, corrupt
    }
    return query.value(0).toString() != QLatin1String("ok");
}

bool JournalDatabase::moveAside()
{
    close();
    const QString stamp =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString target = m_path + QStringLiteral(".damaged-") + stamp;
    if (!QFile::rename(m_path, target))
        return false;
    for (const char* tail : {"-wal", "-shm"})
        QFile::rename(m_path + QLatin1String(tail), target + QLatin1String(tail));
    m_setAside = target;
    return true;
}

Failure JournalDatabase::prepareSchema()
{
    QSqlQuery query(m_database);
    if (!switchToWriteAheadLog(query) || !query.exec(QStringLiteral("PRAGMA synchronous=FULL")))
        return notWritable(m_path, query.lastError());
    query.finish();
    // Two processes may begin at the same time: look only once the write lock is held.
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return notWritable(m_path, query.lastError());
    query.exec(QStringLiteral("PRAGMA user_version"));
    const int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    QStringList steps = journalStepsFrom(version);
    if (!steps.isEmpty())
        steps << QStringLiteral("PRAGMA user_version=%1").arg(journalVersion);
    const bool isDone =
        std::ranges::all_of(steps, [&](const QString& statement) { return query.exec(statement); });
    const QSqlError cause = query.lastError();
    const bool isKept = query.exec(isDone ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (version > journalVersion)
        return newerVersion(m_path);
    return isDone && isKept ? std::nullopt : Failure(notWritable(m_path, cause));
}

Failure JournalDatabase::run(QSqlQuery& query)
{
    if (query.exec())
        return std::nullopt;
    return notWritable(m_path, query.lastError());
}

Failure JournalDatabase::add(const JournalEntry& entry)
{
    if (auto failure = open())
        return failure;
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral(
        "INSERT INTO commands (%1) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                      .arg(journalColumns()));
    bindEntry(query, entry);
    return run(query);
}

Failure JournalDatabase::change(const JournalEntry& entry, const QString& condition, int& rows)
{
    if (auto failure = open())
        return failure;
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("UPDATE commands SET %1 WHERE id=? AND ").arg(journalProgress())
        + condition);
    bindProgress(query, entry);
    auto failure = run(query);
    rows = query.numRowsAffected();
    return failure;
}

/// Nobody else writes between the look and the mark: of two windows one is the first.
Failure JournalDatabase::markSent(const JournalEntry& entry)
{
    if (auto failure = open())
        return failure;
    if (!m_database.transaction())
        return notWritable(m_path, m_database.lastError());
    int rows = 0;
    // The write comes first: it takes the lock.
    auto failure = change(entry, QStringLiteral("state='prepared'"), rows);
    if (!failure && rows == 1)
        failure = obstacleTo(entry);
    if (!failure && !m_database.commit())
        failure = notWritable(m_path, m_database.lastError());
    if (failure) {
        m_database.rollback(); // else the next one would begin within it
        return failure;
    }
    if (rows != 1)
        return Error{ErrorCode::Changed,
            {DEPLOY_MESSAGE("Message",
                 "Another instance of this program closed the command before it was sent."),
                {}},
            {}};
    return failure;
}

/// What cannot be read may be another command: nothing is sent then.
Failure JournalDatabase::obstacleTo(const JournalEntry& entry)
{
    const auto open = read(true);
    if (!open)
        return open.error();
    const bool isBlocked = std::ranges::any_of(*open, [&](const JournalEntry& other) {
        return other.command.id != entry.command.id && other.server == entry.server
            && other.command.deployment == entry.command.deployment
            && other.state != CommandState::Prepared
            && operations::blocksOthers(other.state,
                other.sentAt && entry.sentAt ? std::optional(*entry.sentAt - *other.sentAt)
                                             : std::nullopt);
    });
    if (!isBlocked)
        return std::nullopt;
    return Error{ErrorCode::Refused,
        {DEPLOY_MESSAGE("Message",
             "Another window sent a command for this deployment first, and its outcome is not "
             "known yet."),
            {}},
        {}};
}

std::optional<qint64> JournalDatabase::dataVersion()
{
    QSqlQuery query(m_database);
    return query.exec(QStringLiteral("PRAGMA data_version")) && query.next()
        ? std::optional(query.value(0).toLongLong())
        : std::nullopt;
}

std::map<std::string, JournalEntry> JournalDatabase::othersEntries()
{
    std::map<std::string, JournalEntry> entries;
    for (JournalEntry& entry : read(false).value_or(std::vector<JournalEntry>())) {
        if (!isInOwnHands(entry))
            entries.emplace(entry.command.id, std::move(entry));
    }
    return entries;
}

std::vector<JournalEntry> JournalDatabase::writtenElsewhere()
{
    const auto version = m_isReady ? dataVersion() : std::nullopt;
    if (!version || version == m_dataVersion)
        return {};
    m_dataVersion = version;
    const auto before = std::exchange(m_othersEntries, othersEntries());
    std::vector<JournalEntry> written;
    for (const auto& [id, entry] : m_othersEntries) {
        const auto known = before.find(id);
        if (known == before.end() || known->second != entry)
            written.push_back(entry);
    }
    return written;
}

Failure JournalDatabase::update(const JournalEntry& entry)
{
    int rows = 0;
    return change(entry, unfinishedCondition(), rows);
}

deployment::Expected<std::vector<JournalEntry>> JournalDatabase::read(bool onlyOpen)
{
    if (auto failure = open())
        return tl::unexpected(*failure);
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    const QString condition =
        onlyOpen ? QStringLiteral("WHERE %1 ").arg(unfinishedCondition()) : QString();
    if (!query.exec(QStringLiteral("SELECT %1 FROM commands %2ORDER BY decided DESC, id")
                        .arg(journalColumns(), condition)))
        return tl::unexpected(notWritable(m_path, query.lastError()));
    std::vector<JournalEntry> entries;
    while (query.next())
        entries.push_back(entryOf(query));
    if (query.lastError().isValid()) // next() ends there, too
        return tl::unexpected(notWritable(m_path, query.lastError()));
    return entries;
}

} // namespace sources
