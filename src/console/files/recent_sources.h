// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace console {

class Settings;

/// The menu of what was opened by name before (files, addresses, clusters), newest first;
/// remembered in the settings.
class RecentSources final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentSources)

public:
    static constexpr int maxEntries = 10;

    RecentSources(Settings& settings, QMenu& menu);

    void add(const QString& location);
    [[nodiscard]] QStringList locations() const;

Q_SIGNALS:
    void chosen(const QString& location);

private:
    void fill();

    Settings& m_settings;
    QMenu& m_menu;
};

} // namespace console
