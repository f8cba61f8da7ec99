// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_worker.h"

#include "process_identity.h"

#include <QMetaObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <utility>

namespace sources {

namespace {

using deployment::Error;

constexpr std::chrono::milliseconds burst{50};
constexpr std::chrono::milliseconds neverRechecked{0};

/// In the hands of a process that lives and is not this one.
bool isHeldElsewhere(const JournalEntry& entry)
{
    return !isInOwnHands(entry) && holderOf(entry).isAlive();
}

} // namespace

JournalWorker::JournalWorker(QString path)
    : m_watcher(path + QStringLiteral("-wal"), burst, neverRechecked)
    , m_database(std::move(path))
{
    connect(&m_watcher, &PathWatcher::touched, this, &JournalWorker::lookElsewhere);
}

/// What another process has written.
void JournalWorker::lookElsewhere()
{
    m_worker.post([this](const std::stop_token&) {
        const std::vector<JournalEntry> written = m_database.writtenElsewhere();
        if (!written.empty())
            reply([this, written] {
                for (const JournalEntry& entry : written)
                    Q_EMIT changed(entry);
            });
    });
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
            // There is nothing to be watched before the file is.
            if (!std::exchange(m_isWatching, true))
                m_watcher.start();
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

void JournalWorker::read(Which which, QObject* context, Journal::ReadAnswer answer)
{
    m_worker.post([=, this, context = QPointer<QObject>(context), answer = std::move(answer)](
                      const std::stop_token&) {
        auto entries = m_database.read(which != Which::All);
        if (entries && which == Which::Unowned)
            std::erase_if(*entries, isHeldElsewhere);
        if (entries && which == Which::Elsewhere)
            std::erase_if(*entries, std::not_fn(isHeldElsewhere));
        reply([this, which, context, answer, entries = std::move(entries)]() mutable {
            if (entries && which == Which::Unowned)
                std::erase_if(*entries,
                    [this](const JournalEntry& one) { return m_held.contains(one.command.id); });
            if (context)
                answer(entries);
        });
    });
}

} // namespace sources
