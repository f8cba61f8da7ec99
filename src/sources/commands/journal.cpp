// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/journal.h"

#include "journal_worker.h"

#include <QStandardPaths>

namespace sources {

Journal::Journal(QString path, QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<JournalWorker>(std::move(path)))
{
    connect(m_worker.get(), &JournalWorker::changed, this, &Journal::changed);
    connect(m_worker.get(), &JournalWorker::setAside, this, &Journal::setAside);
}

QString Journal::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/deployment-console/journal.sqlite");
}

Journal::~Journal() = default;

void Journal::add(const JournalEntry& entry, QObject* context, WriteAnswer answer)
{
    m_worker->write(&JournalDatabase::add, entry, context, std::move(answer));
}

void Journal::markSent(const JournalEntry& entry, QObject* context, WriteAnswer answer)
{
    m_worker->write(&JournalDatabase::markSent, entry, context, std::move(answer));
}

void Journal::update(const JournalEntry& entry, QObject* context, WriteAnswer answer)
{
    m_worker->write(&JournalDatabase::update, entry, context, std::move(answer));
}

void Journal::readAll(QObject* context, ReadAnswer answer)
{
    m_worker->read(JournalWorker::Which::All, context, std::move(answer));
}

void Journal::readUnfinished(QObject* context, ReadAnswer answer)
{
    m_worker->read(JournalWorker::Which::Unowned, context, std::move(answer));
}

void Journal::readElsewhere(QObject* context, ReadAnswer answer)
{
    m_worker->read(JournalWorker::Which::Elsewhere, context, std::move(answer));
}

bool Journal::hold(const std::string& id)
{
    return m_worker->held().insert(id).second;
}

void Journal::release(const std::string& id)
{
    m_worker->held().erase(id);
}

} // namespace sources
