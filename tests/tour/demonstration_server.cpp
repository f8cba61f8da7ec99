// SPDX-License-Identifier: GPL-3.0-or-later
#include "demonstration_server.h"

#include "deploy/demo/built_in_history.h"

namespace tour {

namespace {

/// As in life: a picture shows what it is of, and not what moved on meanwhile.
constexpr double speed = 1;
constexpr std::chrono::milliseconds tick{100};

server::ServiceOptions options()
{
    server::ServiceOptions options;
    options.simulation.now = deployment::systemNow();
    options.simulation.speed = speed;
    return options;
}

} // namespace

DemonstrationServer::DemonstrationServer()
    : m_service(options())
    , m_api(m_service, {})
    , m_http(m_api, m_service, {})
{
    m_service.load(demo::builtInHistory(deployment::systemNow()));
    if (const auto port = m_http.start())
        m_address = QStringLiteral("http://127.0.0.1:%1").arg(*port);
    connect(
        &m_ticks, &QTimer::timeout, this, [this] { m_service.advance(deployment::systemNow()); });
    m_ticks.start(tick);
}

void DemonstrationServer::end()
{
    m_ticks.stop();
    m_http.stop();
}

} // namespace tour
