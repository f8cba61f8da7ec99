// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

#include <QObject>

namespace models {
class TimeContext;
}

namespace console {

class Settings;

/// What the user chooses for the whole program: it takes effect at once where it can, and lasts.
class Preferences final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preferences)

public:
    Preferences(Settings& settings, models::TimeContext& time, QObject* parent = nullptr);

    [[nodiscard]] QString word(Setting setting) const;
    [[nodiscard]] bool flag(Setting setting) const;
    /// As the times are shown now, which the command line may have chosen.
    [[nodiscard]] bool isUtc() const;
    void setWord(Setting setting, const QString& value);
    void setFlag(Setting setting, bool value);

Q_SIGNALS:
    void changed(console::Setting setting);
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    void apply(Setting setting);

    Settings& m_settings;
    models::TimeContext& m_time;
};

} // namespace console
