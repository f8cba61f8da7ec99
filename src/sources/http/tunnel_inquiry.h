// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QObject>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace sources {

/// Asks a proxy once whether it lets a tunnel through to the host of an address, with the user and
/// the password that it is given, by Basic. Qt answers a proxy that wants NTLM again and again,
/// thousands of times a second, each with a failing log-in, and does not say so: it is let at none
/// that is not known to take what it is given. Deleting it calls it off.
class TunnelInquiry final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelInquiry)

public:
    struct Answer {
        bool isSilent = false; ///< for as long as it may be
        /// Its fields Proxy-Authenticate, if it wants a (further) log-in (407).
        std::optional<QByteArray> challenge;
    };
    /// Called once, from the event loop; may delete it.
    using Receiver = std::function<void(const Answer& answer)>;

    TunnelInquiry(const QNetworkProxy& proxy, const QUrl& address, Scheduler& scheduler,
        deployment::Milliseconds patience, Receiver receiver, QObject* parent);

private:
    void send(const QNetworkProxy& proxy, const QUrl& address);
    void read();
    void finish(const Answer& answer);

    QTcpSocket m_socket;
    QByteArray m_head;
    Scheduler::AlarmPointer m_silence;
    Receiver m_receiver; ///< null once it was called
};

} // namespace sources
