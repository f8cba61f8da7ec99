// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

#include "deploy/sources/poll_pace.h"

#include <QObject>

#include <functional>

namespace models {
class TimeContext;
}

namespace console {

class Settings;

/// What the user chooses for the whole program: it takes effect at once, and lasts. Views that show
/// a setting follow changed(), which comes for every setting, whoever writes it.
class Preferences final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preferences)

public:
    Preferences(Settings& settings, models::TimeContext& time, QObject* parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] const Settings& settings() const { return m_settings; }
    [[nodiscard]] QString word(Setting setting) const;
    [[nodiscard]] bool flag(Setting setting) const;
    /// As the times are shown now, which the command line may have chosen.
    [[nodiscard]] bool isUtc() const;
    /// How often lists are read of servers that do not tell of changes.
    [[nodiscard]] sources::PollPace pollPace() const;
    void setWord(Setting setting, const QString& value);
    void setFlag(Setting setting, bool value);
    /// Back to the default.
    void reset(Setting setting);

Q_SIGNALS:
    void changed(console::Setting setting);

private:
    void set(Setting setting, const std::function<void()>& write);
    void handleChange(Setting setting);

    Settings& m_settings;
    models::TimeContext& m_time;
    bool m_isAnnounced = false; ///< what is being set
};

} // namespace console
