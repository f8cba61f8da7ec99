// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/http/authorization.h"
#include "deploy/sources/scheduler.h"

#include <QObject>

#include <memory>

namespace sources {

/// Whether a connection has the credentials that it needs: looks them up and, while none are
/// accepted, looks again and again where they lie.
class CredentialWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialWatch)

public:
    CredentialWatch(std::shared_ptr<Authorization> authorization,
        std::shared_ptr<Scheduler> scheduler, bool looksAgain);

    /// Answered by found() or missing(), perhaps at once.
    void obtain();
    /// What the user has typed.
    void use(const Secret& secret);
    /// The server does not accept them (any more).
    void reject(const deployment::Error& reason);
    [[nodiscard]] bool isMissing() const { return m_state == State::Missing; }

Q_SIGNALS:
    void found();
    /// Told once, until found().
    void missing(const deployment::Error& reason);

private:
    enum class State { Sought, Found, Missing };

    void applySecret();
    void lookAgain();

    std::shared_ptr<Authorization> m_authorization;
    std::shared_ptr<Scheduler> m_scheduler;
    Scheduler::AlarmPointer m_nextLook;
    State m_state = State::Sought;
    bool m_looksAgain;
};

} // namespace sources
