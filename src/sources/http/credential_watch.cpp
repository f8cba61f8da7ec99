// SPDX-License-Identifier: GPL-3.0-or-later
#include "credential_watch.h"

namespace sources {

using deployment::Error;

namespace {

constexpr deployment::Milliseconds secretInterval{5'000}; ///< while none is accepted

} // namespace

CredentialWatch::CredentialWatch(std::shared_ptr<Authorization> authorization,
    std::shared_ptr<Scheduler> scheduler, bool looksAgain)
    : m_authorization(std::move(authorization))
    , m_scheduler(std::move(scheduler))
    , m_looksAgain(looksAgain)
{
}

void CredentialWatch::obtain()
{
    m_state = State::Sought;
    if (!m_authorization->needsAny()) {
        applySecret();
        return;
    }
    m_authorization->read(this, [this](const std::optional<Error>& error) {
        if (error)
            reject(*error);
        else
            applySecret();
    });
}

void CredentialWatch::use(const Secret& secret)
{
    if (const auto error = m_authorization->use(secret))
        reject(*error);
    else
        applySecret();
}

void CredentialWatch::applySecret()
{
    m_state = State::Found;
    m_nextLook.reset();
    Q_EMIT found();
}

void CredentialWatch::reject(const Error& reason)
{
    if (std::exchange(m_state, State::Missing) == State::Missing)
        return;
    lookAgain();
    Q_EMIT missing(reason);
}

/// The file may be replaced a little later than the server requires another secret.
void CredentialWatch::lookAgain()
{
    if (!m_authorization->isCheap() || !m_looksAgain)
        return;
    m_nextLook = m_scheduler->after(secretInterval, [this] {
        m_authorization->renew(m_authorization->mark(), this, [this](bool isAnother) {
            if (m_state != State::Missing)
                return;
            if (isAnother)
                applySecret();
            else
                lookAgain();
        });
    });
}

} // namespace sources
