// SPDX-License-Identifier: GPL-3.0-or-later
#include "taskbar.h"

#include <QDBusMessage>
#include <QVariantMap>

namespace console {

Taskbar::Taskbar(QDBusConnection bus)
    : m_bus(std::move(bus))
{
}

void Taskbar::show(const State& state)
{
    if (state == m_shown || !m_bus.isConnected())
        return;
    m_shown = state;
    QDBusMessage update =
        QDBusMessage::createSignal(QStringLiteral("/io/github/deployment_console"),
            QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    const QVariantMap properties{
        {QStringLiteral("count"), QVariant::fromValue(static_cast<qint64>(state.count))},
        {QStringLiteral("count-visible"), state.count > 0},
        {QStringLiteral("urgent"), state.isUrgent},
        {QStringLiteral("progress"), state.progress.value_or(0)},
        {QStringLiteral("progress-visible"), state.progress.has_value()}};
    update.setArguments(
        {QStringLiteral("application://io.github.deployment_console.desktop"), properties});
    m_bus.send(update);
}

} // namespace console
