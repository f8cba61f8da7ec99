// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api.h"
#include "server/http_server.h"
#include "server/service.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace tour {

/// The reference server on a free port of this machine, with the built-in history in it, going on
/// ten times as fast as in life: something to try commands on.
class DemonstrationServer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemonstrationServer)

public:
    DemonstrationServer();

    /// Empty if no port was to be had.
    [[nodiscard]] QString address() const { return m_address; }
    /// As if it had gone away.
    void end();

private:
    server::Service m_service;
    server::Api m_api;
    server::HttpServer m_http;
    QString m_address;
    QTimer m_ticks;
};

} // namespace tour
