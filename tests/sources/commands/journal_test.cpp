// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/journal.h"

#include "commands/journal_database.h"
#include "source_recorder.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sources {

namespace {

using deployment::Milliseconds;
using deployment::Timestamp;

class JournalTest : public testing::Test {
protected:
    [[nodiscard]] QString path() const
    {
        return m_folder.filePath(QStringLiteral("state/journal.sqlite"));
    }

    static JournalEntry entry(const char* deployment, std::int64_t decided = 1'000)
    {
        JournalEntry one;
        one.command = newCommand(CommandKind::RollBack, std::string(deployment));
        one.command.reason = "Zeile 1\n'; DROP TABLE commands; -- 部署";
        one.command.targetVersion = "V2.0.0";
        one.command.revision = "\"17\"";
        one.command.connectionId = "c1";
        one.command.decidedAt = Timestamp(Milliseconds(decided));
        return one;
    }
    static std::optional<deployment::Error> add(Journal& journal, const JournalEntry& one)
    {
        return write(journal, &Journal::add, one);
    }
    static std::optional<deployment::Error> update(Journal& journal, const JournalEntry& one)
    {
        return write(journal, &Journal::update, one);
    }
    static Journal::Entries all(Journal& journal) { return read(journal, &Journal::readAll); }
    static Journal::Entries open(Journal& journal)
    {
        return read(journal, &Journal::readUnfinished);
    }

    template <typename Function>
    static std::optional<deployment::Error> write(
        Journal& journal, Function function, const JournalEntry& one)
    {
        std::optional<std::optional<deployment::Error>> answer;
        QObject context;
        (journal.*function)(
            one, &context, [&](const std::optional<deployment::Error>& error) { answer = error; });
        EXPECT_FALSE(answer.has_value()) << "answers come from the event loop";
        EXPECT_TRUE(waitUntil([&] { return answer.has_value(); }));
        return answer.value_or(std::nullopt);
    }

private:
    template <typename Function> static Journal::Entries read(Journal& journal, Function function)
    {
        std::optional<deployment::Expected<Journal::Entries>> answer;
        QObject context;
        (journal.*function)(&context,
            [&](const deployment::Expected<Journal::Entries>& entries) { answer = entries; });
        EXPECT_TRUE(waitUntil([&] { return answer.has_value(); }));
        EXPECT_TRUE(answer && answer->has_value());
        return answer && *answer ? **answer : Journal::Entries();
    }

    QTemporaryDir m_folder;
};

TEST_F(JournalTest, keepsEveryFieldOverARestart)
{
    JournalEntry one = entry("DEP/1 '\"");
    one.command.version = "V2.1.0";
    one.command.environment = "生产环境";
    one.command.targetId = "shop/checkout/3f2a9c1e/7";
    one.command.connection = "Main";
    one.command.actor = "OPS-李四";
    one.state = CommandState::Unknown;
    one.outcome = "why";
    one.sentAt = Timestamp(Milliseconds(2'000));
    one.finishedAt = Timestamp(Milliseconds(3'000));
    one.process = 77;
    one.processStart = "boot/1";
    one.server = "http://deploy.example/api";
    one.caller = "0123456789abcdef";
    {
        Journal journal(path());
        EXPECT_FALSE(add(journal, one).has_value());
    }
    Journal journal(path());
    EXPECT_EQ(all(journal), Journal::Entries{one});
}

TEST_F(JournalTest, whatWasAskedForBeforeDestructionIsStillWritten)
{
    for (int round = 0; round < 10; ++round) {
        Journal journal(path());
        journal.add(entry("A"), nullptr, {});
    }
    Journal journal(path());
    EXPECT_EQ(all(journal).size(), 10U);
}

TEST_F(JournalTest, listsTheNewestFirst)
{
    Journal journal(path());
    for (const std::int64_t decided : {2'000, 3'000, 1'000})
        EXPECT_FALSE(add(journal, entry("A", decided)).has_value());
    const auto entries = all(journal);
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].command.decidedAt, Timestamp(Milliseconds(3'000)));
    EXPECT_EQ(entries[2].command.decidedAt, Timestamp(Milliseconds(1'000)));
}

TEST_F(JournalTest, aFinalEntryStaysAsItIs)
{
    Journal journal(path());
    JournalEntry one = entry("A");
    EXPECT_FALSE(add(journal, one).has_value());
    one.state = CommandState::Done;
    EXPECT_FALSE(update(journal, one).has_value());
    one.state = CommandState::Unknown;
    EXPECT_FALSE(update(journal, one).has_value());
    EXPECT_EQ(all(journal)[0].state, CommandState::Done);
}

TEST_F(JournalTest, oneIdIsWrittenOnce)
{
    Journal journal(path());
    const JournalEntry one = entry("A");
    EXPECT_FALSE(add(journal, one).has_value());
    EXPECT_TRUE(add(journal, one).has_value());
    EXPECT_EQ(all(journal).size(), 1U);
}

TEST_F(JournalTest, openAreThoseThatHaveNotEndedAndThatNobodyElseHolds)
{
    Journal journal(path());
    for (const CommandState state :
        {CommandState::Prepared, CommandState::Sent, CommandState::Accepted, CommandState::Unknown,
            CommandState::Done, CommandState::Refused}) {
        JournalEntry one = entry("A");
        one.state = state;
        EXPECT_FALSE(add(journal, one).has_value());
    }
    JournalEntry elsewhere = entry("held by a process that lives");
    elsewhere.process = 1;
    EXPECT_FALSE(add(journal, elsewhere).has_value());
    JournalEntry dead = entry("left by a process that is dead");
    dead.process = 0x3fffffff;
    EXPECT_FALSE(add(journal, dead).has_value());
    EXPECT_EQ(open(journal).size(), 5U);
    EXPECT_EQ(all(journal).size(), 8U);
}

TEST_F(JournalTest, aProcessWhoseNumberLivesAgainIsDead)
{
    Journal journal(path());
    JournalEntry alive = entry("held by the first process of this machine");
    alive.process = 1;
    JournalEntry again = alive;
    again.command.id = "left by one that had its number before";
    again.processStart = "another-boot/1";
    EXPECT_FALSE(add(journal, alive).has_value());
    EXPECT_FALSE(add(journal, again).has_value());
    const auto left = open(journal);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].command.id, again.command.id);
}

TEST_F(JournalTest, aProcessThatHasEndedIsDeadBeforeItsParentAsks)
{
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0)
        ::_exit(0);
    siginfo_t ended{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT), 0);
    QFile stat(QStringLiteral("/proc/%1/stat").arg(child));
    ASSERT_TRUE(stat.open(QIODevice::ReadOnly)) << "it is still listed";
    const QByteArray line = stat.readAll();
    QFile boot(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    ASSERT_TRUE(boot.open(QIODevice::ReadOnly));
    Journal journal(path());
    JournalEntry left = entry("A");
    left.process = child;
    left.processStart =
        (boot.readAll().trimmed() + '/' + line.mid(line.lastIndexOf(')') + 2).split(' ').value(19))
            .toStdString();
    EXPECT_FALSE(add(journal, left).has_value());
    EXPECT_EQ(open(journal).size(), 1U);
    EXPECT_EQ(::waitpid(child, nullptr, 0), child);
}

TEST_F(JournalTest, whatIsHeldHereIsNotOpenToOthers)
{
    Journal journal(path());
    const JournalEntry one = entry("A");
    EXPECT_FALSE(add(journal, one).has_value());
    EXPECT_TRUE(journal.hold(one.command.id));
    EXPECT_FALSE(journal.hold(one.command.id));
    EXPECT_TRUE(open(journal).empty());
    journal.release(one.command.id);
    EXPECT_EQ(open(journal).size(), 1U);
}

TEST_F(JournalTest, whatAnotherRunHasEndedIsNotMarkedAsSent)
{
    Journal journal(path());
    JournalEntry one = entry("A");
    EXPECT_FALSE(add(journal, one).has_value());
    JournalEntry ended = one;
    ended.state = CommandState::NotSent;
    EXPECT_FALSE(update(journal, ended).has_value());
    one.state = CommandState::Sent;
    const auto error = write(journal, &Journal::markSent, one);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, deployment::ErrorCode::Changed);
    EXPECT_EQ(all(journal)[0].state, CommandState::NotSent);
}

/// Another command of the deployment may be among what cannot be read.
TEST_F(JournalTest, nothingIsMarkedAsSentBesideWhatCannotBeRead)
{
    Journal journal(path());
    JournalEntry one = entry("A");
    EXPECT_FALSE(add(journal, one).has_value());
    const auto change = [this](const QString& statement) {
        {
            auto database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("beside"));
            database.setDatabaseName(path());
            EXPECT_TRUE(database.open());
            EXPECT_TRUE(QSqlQuery(database).exec(statement)) << statement.toStdString();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("beside"));
    };
    change(QStringLiteral("ALTER TABLE commands RENAME COLUMN reason TO why"));
    one.state = CommandState::Sent;
    EXPECT_TRUE(write(journal, &Journal::markSent, one).has_value());
    change(QStringLiteral("ALTER TABLE commands RENAME COLUMN why TO reason"));
    EXPECT_EQ(all(journal)[0].state, CommandState::Prepared);
    EXPECT_FALSE(write(journal, &Journal::markSent, one).has_value());
}

/// A file as an earlier version of the program has left it.
void leaveOldFile(const QString& path, int version, const QStringList& statements)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        database.setDatabaseName(path);
        ASSERT_TRUE(database.open());
        QSqlQuery query(database);
        for (const QString& statement : statements)
            ASSERT_TRUE(query.exec(statement)) << statement.toStdString();
        ASSERT_TRUE(query.exec(QStringLiteral("PRAGMA user_version=%1").arg(version)));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
}

/// The table of version 1, and one command in it.
QStringList firstVersion()
{
    return {QStringLiteral(
                "CREATE TABLE commands (id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, "
                "deployment TEXT NOT NULL, version TEXT NOT NULL, environment TEXT NOT NULL, "
                "target_version TEXT NOT NULL, reason TEXT NOT NULL, revision TEXT NOT NULL, "
                "connection_id TEXT NOT NULL, connection TEXT NOT NULL, who TEXT NOT NULL, decided "
                "INTEGER NOT NULL, state TEXT NOT NULL, outcome TEXT NOT NULL, sent INTEGER, ended "
                "INTEGER, process INTEGER NOT NULL)"),
        QStringLiteral("INSERT INTO commands VALUES ('k','pause','A','V1','test','','why','','c1',"
                       "'Main','ops',1000,'sent','',2000,NULL,0)")};
}

TEST_F(JournalTest, aFileOfTheFirstVersionIsKept)
{
    leaveOldFile(path(), 1, firstVersion());
    Journal journal(path());
    EXPECT_FALSE(add(journal, entry("B")).has_value());
    const auto left = open(journal);
    ASSERT_EQ(left.size(), 2U);
    const auto old =
        std::ranges::find(left, "k", [](const JournalEntry& one) { return one.command.id; });
    ASSERT_NE(old, left.end());
    EXPECT_EQ(old->state, CommandState::Sent);
    EXPECT_EQ(old->command.reason, "why");
    EXPECT_TRUE(old->server.empty());
    EXPECT_TRUE(old->command.targetId.empty());
}

TEST_F(JournalTest, aFileOfTheSecondVersionKeepsWhoSentItWhere)
{
    QStringList statements = firstVersion();
    for (const char* column : {"server", "caller", "process_start"})
        statements << QStringLiteral("ALTER TABLE commands ADD COLUMN %1 TEXT NOT NULL DEFAULT ''")
                          .arg(QLatin1String(column));
    statements << QStringLiteral("UPDATE commands SET server='https://s', caller='m'");
    leaveOldFile(path(), 2, statements);
    Journal journal(path());
    const auto left = all(journal);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].server, "https://s");
    EXPECT_EQ(left[0].caller, "m");
    EXPECT_TRUE(left[0].command.targetId.empty());
    JournalEntry rollback = entry("B");
    rollback.command.targetId = "shop/b/0a1b2c3d/4";
    EXPECT_FALSE(add(journal, rollback).has_value());
    const auto both = all(journal);
    ASSERT_EQ(both.size(), 2U);
    EXPECT_TRUE(std::ranges::any_of(
        both, [](const JournalEntry& one) { return one.command.targetId == "shop/b/0a1b2c3d/4"; }));
}

TEST_F(JournalTest, twoProcessesShareIt)
{
    Journal first(path());
    Journal second(path());
    for (int round = 0; round < 20; ++round) {
        first.add(entry("first"), nullptr, {});
        second.add(entry("second"), nullptr, {});
    }
    EXPECT_GE(all(first).size(), 20U);
    EXPECT_EQ(all(second).size(), 40U);
    EXPECT_EQ(open(first).size(), 40U);
}

TEST_F(JournalTest, belongsToItsOwnerAlone)
{
    {
        Journal journal(path());
        EXPECT_FALSE(add(journal, entry("A")).has_value());
    }
    struct stat status { };
    ASSERT_EQ(::stat(path().toLocal8Bit().constData(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(JournalTest, aDamagedFileIsSetAsideAndSaid)
{
    QDir().mkpath(QFileInfo(path()).absolutePath());
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const QByteArray junk(8192, 'x');
    file.write(junk);
    file.close();
    Journal journal(path());
    QString aside;
    QObject::connect(
        &journal, &Journal::setAside, &journal, [&](const QString& name) { aside = name; });
    EXPECT_FALSE(add(journal, entry("A")).has_value());
    EXPECT_EQ(all(journal).size(), 1U);
    ASSERT_FALSE(aside.isEmpty());
    QFile kept(aside);
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_EQ(kept.readAll(), junk);
}

TEST_F(JournalTest, aFileThatCannotBeWrittenIsAnError)
{
    QDir().mkpath(path()); // a folder where the file should be
    Journal journal(path());
    const auto error = add(journal, entry("A"));
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, deployment::ErrorCode::NotWritable);
}

TEST_F(JournalTest, aFullDiskIsSaidToBeOne)
{
    const QStringList before = QSqlDatabase::connectionNames();
    JournalDatabase journal(path());
    ASSERT_FALSE(journal.add(entry("A")).has_value());
    for (const QString& name : QSqlDatabase::connectionNames()) {
        if (before.contains(name))
            continue;
        // SQLite takes a limit below the present size for that size, and then finds no more room.
        QSqlQuery query(QSqlDatabase::database(name));
        ASSERT_TRUE(query.exec(QStringLiteral("PRAGMA max_page_count=1")));
    }
    JournalEntry large = entry("B");
    large.outcome = std::string(1 << 20, 'x');
    const auto error = journal.add(large);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, deployment::ErrorCode::NotWritable);
    EXPECT_NE(error->message.toEnglish().find("No space left on device"), std::string::npos);
}

TEST_F(JournalTest, aFileOfANewerVersionIsLeftAlone)
{
    {
        Journal journal(path());
        EXPECT_FALSE(add(journal, entry("A")).has_value());
    }
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.seek(60); // user_version in the header of an SQLite file, big endian
    file.write(QByteArray("\0\0\0\x63", 4));
    file.close();
    Journal journal(path());
    EXPECT_TRUE(add(journal, entry("B")).has_value());
}

} // namespace

} // namespace sources
