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
    m_settings.setListener([this](Setting setting) { handleChange(setting); });
}

Preferences::~Preferences()
{
    m_settings.setListener({});
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

sources::PollPace Preferences::pollPace() const
{
    using deployment::Milliseconds;
    const QString pace = word(Setting::PollPace);
    if (pace == QLatin1String("slow"))
        return {Milliseconds(10'000), Milliseconds(30'000)};
    if (pace == QLatin1String("minute"))
        return {Milliseconds(60'000), Milliseconds(60'000)};
    return {};
}

void Preferences::setWord(Setting setting, const QString& value)
{
    set(setting, [&] { m_settings.setText(setting, value); });
}

void Preferences::setFlag(Setting setting, bool value)
{
    set(setting, [&] { m_settings.setFlag(setting, value); });
}

void Preferences::reset(Setting setting)
{
    set(setting, [&] { m_settings.reset(setting); });
}

/// The command line may have chosen something else for this run: what is set is in force after
/// that, even where the settings had it already.
void Preferences::set(Setting setting, const std::function<void()>& write)
{
    m_isAnnounced = false;
    write();
    m_settings.save();
    if (!m_isAnnounced)
        handleChange(setting);
}

void Preferences::handleChange(Setting setting)
{
    m_isAnnounced = true;
    if (setting == Setting::Theme)
        applyTheme(*qApp, word(setting));
    else if (setting == Setting::Utc)
        m_time.setZone(flag(setting) ? deployment::Zone::Utc : deployment::Zone::Local);
    Q_EMIT changed(setting);
}

} // namespace console
