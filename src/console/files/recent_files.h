// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace console {

class Settings;

/// The menu of files that were open before, newest first; remembered in the settings.
class RecentFiles final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentFiles)

public:
    static constexpr int maxEntries = 10;

    RecentFiles(Settings& settings, QMenu& menu);

    void add(const QString& path);
    [[nodiscard]] QStringList paths() const;

Q_SIGNALS:
    void chosen(const QString& path);

private:
    void fill();

    Settings& m_settings;
    QMenu& m_menu;
};

} // namespace console
