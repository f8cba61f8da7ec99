// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"

#include "file_loader.h"
#include "pending_fetch.h"
#include "worker.h"

#include <QObject>

namespace sources {

/// Reads whole deployments from the content of a file that the rows came from.
class FileRecords final : public QObject, public DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileRecords)

public:
    explicit FileRecords(deployment::Clock clock);

    /// Further rows were reported: the document that their records are places in, and no other.
    void add(
        const DocumentPointer& document, const formats::RecordPlaces& places, bool replacesAll);
    [[nodiscard]] bool hasDocument() const { return m_document != nullptr; }

    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    /// Null: a page fetches again when its row has changed.
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) override;

Q_SIGNALS:
    /// The file does not hold any more what was read from it.
    void outdated();

private:
    using FetchPointer = std::weak_ptr<PendingFetch>;

    template <typename Function> void post(Function function);
    void begin(const FetchPointer& fetch, Snapshot beginning);
    void answer(const FetchPointer& fetch, deployment::Expected<Snapshot> snapshot);

    deployment::Clock m_clock;
    DocumentPointer m_document;
    formats::RecordPlaces m_places; ///< in it
    Worker m_worker; ///< last, so that it is joined while everything else still stands
};

} // namespace sources
