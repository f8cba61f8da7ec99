// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment_key.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QStringList>

class QDBusPendingCallWatcher;

namespace console {

/// Shows notifications of the desktop (org.freedesktop.Notifications, version 1.2 of its
/// specification) and tells which one was clicked. Where there is no bus or no one who shows them,
/// nothing happens.
class Notifier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notifier)

public:
    struct Notification {
        QString title; ///< shown as it is
        QString text; ///< shown as it is
        deployment::DeploymentKey subject;
        bool isUrgent = false; ///< stays until it is dismissed
    };

    explicit Notifier(QDBusConnection bus, QObject* parent = nullptr);

    void show(const Notification& notification);
    /// Whether no other console of this desktop tells of the matter. It is this one's from now on,
    /// as long as it runs and the newest matters are concerned.
    [[nodiscard]] bool claim(const QByteArray& matter);

Q_SIGNALS:
    void clicked(const deployment::DeploymentKey& subject);

private Q_SLOTS:
    void handleAction(uint id, const QString& action);
    void handleClosed(uint id, uint reason);

private:
    void handleShown(QDBusPendingCallWatcher& call, const deployment::DeploymentKey& subject);

    QDBusConnection m_bus;
    QStringList m_claims; ///< names on the bus, the oldest first
    QHash<uint, deployment::DeploymentKey> m_shown; ///< by the desktop's number
};

} // namespace console
