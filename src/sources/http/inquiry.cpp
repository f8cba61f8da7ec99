// SPDX-License-Identifier: GPL-3.0-or-later
#include "inquiry.h"

#include "http_exchange.h"

namespace sources {

Inquiry::~Inquiry()
{
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->abort();
}

void Inquiry::await(HttpExchange* exchange, Handler handle)
{
    m_exchange = exchange;
    connect(exchange, &HttpExchange::finished, this,
        [this, handle = std::move(handle)](const HttpResult& result) {
            m_exchange.clear(); // the handler may let go of this
            handle(result);
        });
}

void Inquiry::later(std::function<void()> action)
{
    QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
}

} // namespace sources
