// SPDX-License-Identifier: GPL-3.0-or-later
#include "missing_kinds.h"

#include "http/http_exchange.h"

#include "kubernetes/client/kube_client.h"

#include <iterator>
#include <utility>

namespace sources {

using deployment::Milliseconds;
using kubernetes::ObjectKind;

namespace {

constexpr Milliseconds firstLook{30'000};
constexpr Milliseconds latestLook{300'000};

} // namespace

MissingKinds::MissingKinds(KubeClient& client, std::string nameSpace)
    : m_client(client)
    , m_nameSpace(std::move(nameSpace))
    , m_pause(firstLook, latestLook)
{
}

MissingKinds::~MissingKinds()
{
    stop();
}

void MissingKinds::lookFor(std::set<ObjectKind> kinds)
{
    stop();
    if (m_kinds != kinds)
        m_pause.reset();
    m_kinds = std::move(kinds);
    goOn();
}

void MissingKinds::stop()
{
    m_next.reset();
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->abort();
    m_exchange.clear();
}

void MissingKinds::goOn()
{
    if (!m_kinds.empty())
        wait();
}

void MissingKinds::wait()
{
    m_next = m_client.scheduler().after(
        m_pause.next(m_client.scheduler()), [this] { ask(m_kinds.begin()); });
}

/// The list is what says more than that it may be there.
void MissingKinds::ask(std::set<ObjectKind>::const_iterator kind)
{
    m_exchange = m_client.get(kubernetes::pathOf(*kind, m_nameSpace), {{"limit", "1"}});
    connect(m_exchange, &HttpExchange::finished, this, [this, kind](const HttpResult& result) {
        m_exchange.clear();
        if (result && result->isSuccess())
            Q_EMIT found();
        else if (std::next(kind) != m_kinds.end())
            ask(std::next(kind));
        else
            wait();
    });
}

} // namespace sources
