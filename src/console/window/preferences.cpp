// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences.h"

#include "program/appearance.h"
#include "settings/settings.h"

#include "deploy/models/time_context.h"

#include <QApplication>

namespace console {

Preferences::Preferences(Settings& settings, models::TimeContext& time, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_time(time)
{
}

QString Preferences::word(Setting setting) const
{
    return m_settings.text(setting);
}

bool Preferences::flag(Setting setting) const
{
    return m_settings.flag(setting);
}

bool Preferences::isUtc() const
{
    return m_time.zone() == deployment::Zone::Utc;
}

void Preferences::setWord(Setting setting, const QString& value)
{
    m_settings.setText(setting, value);
    apply(setting);
}

void Preferences::setFlag(Setting setting, bool value)
{
    m_settings.setFlag(setting, value);
    apply(setting);
}

void Preferences::apply(Setting setting)
{
    m_settings.save();
    if (setting == Setting::Theme)
        applyTheme(*qApp, word(setting));
    else if (setting == Setting::Utc)
        m_time.setZone(flag(setting) ? deployment::Zone::Utc : deployment::Zone::Local);
    else if (setting == Setting::Language)
        Q_EMIT statusMessage(tr("The language changes when you restart the console."));
    Q_EMIT changed(setting);
}

} // namespace console
