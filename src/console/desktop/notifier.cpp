// SPDX-License-Identifier: GPL-3.0-or-later
#include "notifier.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace console {

namespace {

QString service()
{
    return QStringLiteral("org.freedesktop.Notifications");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/Notifications");
}

constexpr int desktopsTimeout = -1;
/// Key of the action for a click on the notification itself.
QString defaultAction()
{
    return QStringLiteral("default");
}

QVariantMap hintsOf(const Notifier::Notification& notification)
{
    constexpr uchar normal = 1;
    constexpr uchar critical = 2;
    return {{QStringLiteral("desktop-entry"), QStringLiteral("io.github.deployment_console")},
        {QStringLiteral("urgency"),
            QVariant::fromValue(notification.isUrgent ? critical : normal)}};
}

} // namespace

Notifier::Notifier(QDBusConnection bus, QObject* parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(service(), path(), service(), QStringLiteral("ActionInvoked"), this,
        SLOT(handleAction(uint, QString)));
    m_bus.connect(service(), path(), service(), QStringLiteral("NotificationClosed"), this,
        SLOT(handleClosed(uint, uint)));
}

void Notifier::show(const Notification& notification)
{
    if (!m_bus.isConnected())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(service(), path(), service(), QStringLiteral("Notify"));
    // The text may have markup by the specification; the title may not.
    call.setArguments({tr("Deployment Console"), 0U, QStringLiteral("deployment-console"),
        notification.title, notification.text.toHtmlEscaped(),
        QStringList{defaultAction(), tr("Show")}, hintsOf(notification), desktopsTimeout});
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, watcher, subject = notification.subject] { handleShown(*watcher, subject); });
}

/// The bus gives a name to whoever asks for it first.
bool Notifier::claim(const QByteArray& matter)
{
    constexpr qsizetype mostClaims = 200;
    if (!m_bus.isConnected())
        return true;
    const QString name = QStringLiteral("io.github.deployment_console.Told.m")
        + QString::fromLatin1(QCryptographicHash::hash(matter, QCryptographicHash::Sha1).toHex());
    if (m_claims.contains(name))
        return true;
    if (!m_bus.registerService(name))
        return false;
    m_claims << name;
    if (m_claims.size() > mostClaims)
        m_bus.unregisterService(m_claims.takeFirst());
    return true;
}

void Notifier::handleShown(QDBusPendingCallWatcher& call, const deployment::DeploymentKey& subject)
{
    const QDBusPendingReply<uint> reply = call;
    if (!reply.isError())
        m_shown.insert(reply.value(), subject);
    call.deleteLater();
}

void Notifier::handleAction(uint id, const QString& action)
{
    // Those of other programs are told, too.
    const auto found = m_shown.constFind(id);
    if (found == m_shown.constEnd() || action != defaultAction())
        return;
    // A copy: whoever is told may change what is shown.
    Q_EMIT clicked(deployment::DeploymentKey(*found));
}

void Notifier::handleClosed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace console
