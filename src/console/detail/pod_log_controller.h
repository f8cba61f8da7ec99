// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/log_reader.h"
#include "deploy/sources/owned_request.h"

#include <QObject>
#include <QString>

namespace models {
class PodLogs;
}
namespace sources {
class Source;
}

namespace console {

/// Reads what a deployment's page asks for among the logs of its pods, and lets go of it when
/// something else is looked at.
class PodLogController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PodLogController)

public:
    /// Both outlive it.
    PodLogController(QString id, sources::Source& source, models::PodLogs& logs);

    /// What is no longer in the cluster has no pods to ask.
    void setArchived(bool isArchived);

private:
    void list();
    void read();

    const QString m_id;
    sources::Source& m_source;
    models::PodLogs& m_logs;
    sources::OwnedRequest m_list;
    sources::OwnedRequest m_read;
};

} // namespace console
