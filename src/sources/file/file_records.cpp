// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_records.h"

#include "record_reader.h"
#include "shared_snapshot.h"

#include <QMetaObject>

#include <optional>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

namespace {

/// A record that has no place is in no state of the file.
std::optional<Error> missingRecord(bool hasDocument, history::RecordHandle record)
{
    if (!hasDocument)
        return deployment::simpleError(
            ErrorCode::NotFound, DEPLOY_MESSAGE("Message", "The file has not been read yet."));
    if (record == history::RecordHandle::None)
        return deployment::simpleError(ErrorCode::NotFound,
            DEPLOY_MESSAGE("Message", "The file has no deployment of this ID."));
    return std::nullopt;
}

} // namespace

FileRecords::FileRecords(deployment::Clock clock)
    : m_clock(std::move(clock))
{
}

void FileRecords::add(
    const DocumentPointer& document, const formats::RecordPlaces& places, bool replacesAll)
{
    m_document = document;
    if (replacesAll)
        m_places.clear();
    m_places.add(places);
}

std::unique_ptr<DeploymentWatch> FileRecords::watch(
    const QString& /*id*/, DeploymentObserver /*observer*/)
{
    return nullptr;
}

template <typename Function> void FileRecords::post(Function function)
{
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

OwnedRequest FileRecords::fetch(
    const QString& id, history::RecordHandle record, DeploymentReceiver receiver)
{
    auto pending = std::make_shared<PendingFetch>(std::move(receiver));
    std::stop_source work = m_worker.post(
        [this, id, range = m_places.rangeOf(record),
            missing = missingRecord(m_document != nullptr, record), document = m_document,
            fetch = FetchPointer(pending)](const std::stop_token& stop) {
            const RecordReading reading{
                stop, [this, fetch](Snapshot beginning) { begin(fetch, std::move(beginning)); }};
            auto snapshot = missing ? tl::unexpected(*missing)
                                    : readRecord(document, range, id.toStdString(), reading);
            post([this, fetch,
                     snapshot = std::make_shared<Expected<Snapshot>>(std::move(snapshot))] {
                answer(fetch, std::move(*snapshot));
            });
        });
    pending->setCallOff([work]() mutable { work.request_stop(); });
    return OwnedRequest(std::move(pending));
}

void FileRecords::begin(const FetchPointer& fetch, Snapshot beginning)
{
    beginning.receivedAt = m_clock();
    post([fetch, snapshot = sharedSnapshot(std::move(beginning))] {
        PendingFetch::begin(fetch, snapshot);
    });
}

void FileRecords::answer(const FetchPointer& fetch, Expected<Snapshot> snapshot)
{
    if (!snapshot) {
        if (snapshot.error().code == ErrorCode::Changed)
            Q_EMIT outdated();
        PendingFetch::answer(fetch, tl::unexpected(snapshot.error()));
        return;
    }
    snapshot->receivedAt = m_clock();
    PendingFetch::answer(fetch, sharedSnapshot(std::move(*snapshot)));
}

} // namespace sources
