// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace test_support {

/// What a desktop does with notifications, as far as is needed.
class FakeDesktop final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList titles;
    QStringList texts;
    QList<QVariantMap> launcherStates;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the name on the bus
    uint Notify(const QString&, uint, const QString&, const QString& title, const QString& text,
        const QStringList&, const QVariantMap&, int)
    {
        titles << title;
        texts << text;
        return static_cast<uint>(titles.size());
    }
    void noteLauncher(const QString&, const QVariantMap& properties)
    {
        launcherStates << properties;
    }

Q_SIGNALS:
    // NOLINTNEXTLINE(readability-identifier-naming): the name on the bus
    void ActionInvoked(uint id, const QString& action);
};

} // namespace test_support
