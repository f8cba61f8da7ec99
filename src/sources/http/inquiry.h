// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_client.h"

#include <QPointer>

#include <functional>

namespace sources {

class HttpExchange;

/// What is asked of a server, one exchange after the other, for whoever holds it (OwnedRequest):
/// once it is let go of, no answer comes, and what is under way is called off. Whoever handles an
/// answer may let go of it.
class Inquiry final : public QObject {
public:
    using Handler = std::function<void(const HttpResult&)>;

    ~Inquiry() override;

    void await(HttpExchange* exchange, Handler handle);
    /// Runs it from the event loop.
    void later(std::function<void()> action);

private:
    QPointer<HttpExchange> m_exchange;
};

} // namespace sources
