// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/input_request.h"

#include "http/credential_watch.h"

#include <QObject>

#include <memory>

namespace sources {

class HeldFetches;
class ListAndWatch;
class WatchTable;

/// Nothing is asked of a server before its credentials are there: while they are sought, fetches
/// wait; while they are missing, the user is asked, and all else rests.
class CredentialGate final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialGate)

public:
    /// What asks the server.
    struct Readers {
        ListAndWatch& live;
        WatchTable& watches;
        HeldFetches& fetches;
    };

    CredentialGate(std::shared_ptr<Authorization> authorization,
        std::shared_ptr<Scheduler> scheduler, bool looksAgain, const Readers& readers);
    ~CredentialGate() override;

    void obtain();
    /// The server does not accept them (any more).
    void reject(const deployment::Error& reason);
    [[nodiscard]] bool isMissing() const { return m_credentials.isMissing(); }

Q_SIGNALS:
    void inputRequired(sources::InputRequest* request);
    /// Who asks has changed.
    void callerChanged();

private:
    void open();
    void close(const deployment::Error& reason);

    CredentialWatch m_credentials;
    Readers m_readers;
    std::unique_ptr<InputRequest> m_input; ///< while the user is asked
};

} // namespace sources
