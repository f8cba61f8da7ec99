// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_worker.h"

#include "process_identity.h"

#include <QMetaObject>
#include <QPointer>

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

JournalWorker::JournalWorker(QString path)
    : m_path(path)
    , m_database(std::move(path))
{
}

JournalWorker::~JournalWorker()
{
    m_worker.post([this](const std::stop_token&) { m_database.close(); });
    m_worker.finish();
}

template <typename Function> void JournalWorker::reply(Function function)
{
    QMetaObject::invokeMethod(
        this,
        [this, moved = m_database.takeSetAside(), function = std::move(function)]() mutable {
            if (!moved.isEmpty())
                Q_EMIT setAside(moved);
            function();
        },
        Qt::QueuedConnection);
}

void JournalWorker::write(
    Write function, const JournalEntry& entry, QObject* context, Journal::WriteAnswer answer)
{
    m_worker.post([=, this, context = QPointer<QObject>(context), answer = std::move(answer)](
                      const std::stop_token&) {
        const auto failure = (m_database.*function)(entry);
        reply([this, failure, entry, context, answer] {
            if (!failure)
                Q_EMIT changed(entry);
            if (context && answer)
                answer(failure);
        });
    });
}

void JournalWorker::read(bool onlyOpen, QObject* context, Journal::ReadAnswer answer)
{
    m_worker.post([=, this, context = QPointer<QObject>(context), answer = std::move(answer)](
                      const std::stop_token&) {
        auto entries = m_database.read(onlyOpen);
        if (entries && onlyOpen)
            std::erase_if(*entries, isHeldElsewhere);
        reply([this, onlyOpen, context, answer, entries = std::move(entries)]() mutable {
            if (entries && onlyOpen)
                std::erase_if(*entries,
                    [this](const JournalEntry& one) { return m_held.contains(one.command.id); });
            if (context)
                answer(entries);
        });
    });
}

} // namespace sources
