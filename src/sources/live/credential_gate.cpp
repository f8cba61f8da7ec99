// SPDX-License-Identifier: GPL-3.0-or-later
#include "credential_gate.h"

#include "fetch_queue.h"
#include "list_and_watch.h"
#include "watch_table.h"

namespace sources {

CredentialGate::CredentialGate(std::shared_ptr<Authorization> authorization,
    std::shared_ptr<Scheduler> scheduler, bool looksAgain, const Readers& readers)
    : m_credentials(std::move(authorization), std::move(scheduler), looksAgain)
    , m_readers(readers)
{
    connect(&m_credentials, &CredentialWatch::found, this, &CredentialGate::open);
    connect(&m_credentials, &CredentialWatch::missing, this, &CredentialGate::close);
}

CredentialGate::~CredentialGate() = default;

void CredentialGate::obtain()
{
    m_readers.fetches.hold();
    m_credentials.obtain();
}

void CredentialGate::reject(const deployment::Error& reason)
{
    m_credentials.reject(reason);
}

void CredentialGate::open()
{
    m_readers.watches.setSuspended(false);
    m_readers.fetches.release();
    if (auto input = std::move(m_input)) {
        input->settle();
        input.release()->deleteLater(); // it may be what answered
    }
    Q_EMIT callerChanged();
    m_readers.live.resume();
}

void CredentialGate::close(const deployment::Error& reason)
{
    m_readers.watches.setSuspended(true);
    m_readers.fetches.failHeld(reason);
    m_readers.live.suspend(reason);
    Q_EMIT callerChanged();
    m_input = std::make_unique<InputRequest>(
        reason, [this](const Secret& secret) { m_credentials.use(secret); });
    Q_EMIT inputRequired(m_input.get());
}

} // namespace sources
