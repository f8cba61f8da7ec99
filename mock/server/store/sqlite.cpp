// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/sqlite.h"

#include <sqlite3.h>

namespace server {

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    ::sqlite3_finalize(statement);
}

void Database::Closer::operator()(sqlite3* database) const
{
    ::sqlite3_close_v2(database);
}

Statement::Statement(sqlite3* database, std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = ::sqlite3_prepare_v2(
        database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    m_statement.reset(statement);
    if (code != SQLITE_OK)
        throw SqliteError(::sqlite3_errmsg(database));
}

Statement& Statement::bind(std::string_view text)
{
    // A null pointer would bind NULL; an empty string is a value.
    const char* data = text.empty() ? "" : text.data();
    check(::sqlite3_bind_text64(m_statement.get(), ++m_bound, data, text.size(),
        static_cast<void (*)(void*)>(nullptr), SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(std::int64_t number)
{
    check(::sqlite3_bind_int64(m_statement.get(), ++m_bound, number));
    return *this;
}

Statement& Statement::bind(std::optional<std::int64_t> number)
{
    if (number)
        return bind(*number);
    check(::sqlite3_bind_null(m_statement.get(), ++m_bound));
    return *this;
}

bool Statement::step()
{
    const int code = ::sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    ::sqlite3_reset(m_statement.get());
    m_bound = 0;
    if (code != SQLITE_DONE)
        throw SqliteError(::sqlite3_errmsg(::sqlite3_db_handle(m_statement.get())));
    return false;
}

void Statement::run()
{
    while (step()) { }
}

std::string Statement::text(int column) const
{
    const void* const data = ::sqlite3_column_blob(m_statement.get(), column);
    const auto size = static_cast<std::size_t>(::sqlite3_column_bytes(m_statement.get(), column));
    return size == 0 ? std::string() : std::string(static_cast<const char*>(data), size);
}

std::int64_t Statement::number(int column) const
{
    return ::sqlite3_column_int64(m_statement.get(), column);
}

bool Statement::isNull(int column) const
{
    return ::sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SqliteError(::sqlite3_errmsg(::sqlite3_db_handle(m_statement.get())));
}

Database::Database(const std::string& path)
{
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = ::sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    m_database.reset(database);
    if (code != SQLITE_OK)
        throw SqliteError(path + ": " + ::sqlite3_errmsg(database));
}

void Database::execute(const char* sql)
{
    if (::sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw SqliteError(::sqlite3_errmsg(handle()));
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // Only while an error that is reported already is being handled.
    if (m_isOpen)
        ::sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_isOpen = false;
}

} // namespace server
