// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/journal.h"

#include "journal_database.h"
#include "process_identity.h"
#include "worker.h"

#include <QMetaObject>
#include <QPointer>
#include <QStandardPaths>

#include <set>

namespace sources {

namespace {

using deployment::Error;

/// In the hands of a process that lives and is not this one.
bool isHeldElsewhere(const JournalEntry& entry)
{
    const ProcessIdentity holder{entry.process, entry.processStart};
    return holder.isAlive() && holder != ProcessIdentity::own()
        && !(holder.start.empty() && holder.number == ProcessIdentity::own().number);
}

} // namespace

class Journal::Private {
public:
    Private(Journal* owner, QString path)
        : m_owner(owner)
        , m_path(path)
        , m_database(std::move(path))
    {
    }
    ~Private()
    {
        m_worker.post([this](const std::stop_token&) { m_database.close(); });
        m_worker.finish();
    }

    using Write = std::optional<Error> (JournalDatabase::*)(const JournalEntry&);

    void write(Write function, const JournalEntry& entry, QObject* context, WriteAnswer answer)
    {
        m_worker.post([=, this, context = QPointer<QObject>(context), answer = std::move(answer)](
                          const std::stop_token&) {
            const auto failure = (m_database.*function)(entry);
            reply([this, failure, entry, context, answer] {
                if (!failure)
                    Q_EMIT m_owner->changed(entry);
                if (context && answer)
                    answer(failure);
            });
        });
    }

    void read(bool onlyOpen, QObject* context, ReadAnswer answer)
    {
        m_worker.post([=, this, context = QPointer<QObject>(context), answer = std::move(answer)](
                          const std::stop_token&) {
            auto entries = m_database.read(onlyOpen);
            if (entries && onlyOpen)
                std::erase_if(*entries, isHeldElsewhere);
            reply([this, onlyOpen, context, answer, entries = std::move(entries)]() mutable {
                if (entries && onlyOpen)
                    std::erase_if(*entries, [this](const JournalEntry& one) {
                        return m_held.contains(one.command.id);
                    });
                if (context)
                    answer(entries);
            });
        });
    }

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] std::set<std::string>& held() { return m_held; }

private:
    template <typename Function> void reply(Function function)
    {
        QMetaObject::invokeMethod(
            m_owner,
            [this, moved = m_database.takeSetAside(), function = std::move(function)]() mutable {
                if (!moved.isEmpty())
                    Q_EMIT m_owner->setAside(moved);
                function();
            },
            Qt::QueuedConnection);
    }

    Journal* m_owner;
    QString m_path;
    std::set<std::string> m_held;
    JournalDatabase m_database; ///< the worker's alone
    Worker m_worker;
};

Journal::Journal(QString path, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(this, std::move(path)))
{
}

QString Journal::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/deployment-console/journal.sqlite");
}

Journal::~Journal() = default;

void Journal::add(const JournalEntry& entry, QObject* context, WriteAnswer answer)
{
    m_d->write(&JournalDatabase::add, entry, context, std::move(answer));
}

void Journal::markSent(const JournalEntry& entry, QObject* context, WriteAnswer answer)
{
    m_d->write(&JournalDatabase::markSent, entry, context, std::move(answer));
}

void Journal::update(const JournalEntry& entry, QObject* context, WriteAnswer answer)
{
    m_d->write(&JournalDatabase::update, entry, context, std::move(answer));
}

void Journal::readAll(QObject* context, ReadAnswer answer)
{
    m_d->read(false, context, std::move(answer));
}

void Journal::readUnfinished(QObject* context, ReadAnswer answer)
{
    m_d->read(true, context, std::move(answer));
}

bool Journal::hold(const std::string& id)
{
    return m_d->held().insert(id).second;
}

void Journal::release(const std::string& id)
{
    m_d->held().erase(id);
}

const QString& Journal::path() const
{
    return m_d->path();
}

} // namespace sources
