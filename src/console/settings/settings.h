// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setting_table.h"
#include "settings_file.h"

#include "deploy/deployment/message.h"
#include "deploy/formats/json/json_value.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace console {

/// $XDG_CONFIG_HOME/deployment-console, or ~/.config/deployment-console.
[[nodiscard]] QString configFolder();

/// What lasts over restarts: the values of the table's settings, in settings.ini of the folder. A
/// value that is missing or makes no sense reads as its default. A damaged file is set aside, never
/// overwritten; where nothing can be written, changes last as long as this object. Passed to what
/// needs it; for one thread.
class Settings final {
public:
    explicit Settings(const QString& folder = configFolder());

    /// The getter and setter must be the ones of the setting's kind.
    [[nodiscard]] QString text(Setting setting) const; ///< of Text and Word
    [[nodiscard]] bool flag(Setting setting) const;
    /// What is gathered from all running consoles (List, Json) is as the file has it by now, unless
    /// it was changed here: whoever adds to it adds to what others have added.
    [[nodiscard]] QStringList list(Setting setting) const;
    [[nodiscard]] QByteArray bytes(Setting setting) const;
    [[nodiscard]] formats::JsonValue json(Setting setting) const; ///< null if there is none
    void setText(Setting setting, const QString& value);
    void setFlag(Setting setting, bool value);
    void setList(Setting setting, const QStringList& value);
    void setBytes(Setting setting, const QByteArray& value);
    void setJson(Setting setting, const std::string& json); ///< an object or an array
    /// Back to the default.
    void reset(Setting setting);
    /// Whether another value than the default is in force.
    [[nodiscard]] bool isChanged(Setting setting) const;
    /// Called after every change of a value, whoever makes it. There is one listener; an empty
    /// function ends that.
    void setListener(std::function<void(Setting)> listener) { m_listener = std::move(listener); }

    /// Writes what was changed since the last time, by replacing the file as a whole; what another
    /// running console has changed in the meantime stays. False if it could not be written;
    /// takeNotices() says why, once. On a disk that was full, the next time writes all of it.
    bool save();
    /// What the user must be told; every message comes once.
    [[nodiscard]] std::vector<deployment::Message> takeNotices();
    /// Called when there is more to be taken. There is one listener; an empty function ends that.
    void setNoticeListener(std::function<void()> listener)
    {
        m_file.setNoticeListener(std::move(listener));
    }

private:
    void refresh() const;
    [[nodiscard]] QString stored(Setting setting) const;
    void store(Setting setting, const QString& value);
    void announce(Setting setting) const;

    SettingsFile m_file;
    mutable SettingsFile::Values m_values;
    QStringList m_changed; ///< keys
    std::function<void(Setting)> m_listener;
};

} // namespace console
