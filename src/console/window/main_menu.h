// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

#include <QObject>

class QMenu;
class QMenuBar;

namespace console {

class ConnectionController;
class Preferences;
class RecentSources;
class Settings;
class SourceOpener;
class TabMemory;
class Workspace;

/// The menus of the window, in one language. Owned by the menu bar, as they are.
class MainMenu final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainMenu)

public:
    /// Everything outlives the menu bar.
    struct Context {
        Settings& settings;
        Preferences& preferences;
        ConnectionController& connections;
        SourceOpener& opener;
        Workspace& workspace;
        TabMemory& tabs;
    };

    MainMenu(const Context& context, QMenuBar& bar);

Q_SIGNALS:
    /// The command palette is wanted.
    void paletteRequested();
    void settingsRequested();
    void aboutRequested();

private:
    struct Choice {
        QString value;
        QString text;
    };

    void setupFileMenu(QMenuBar& bar);
    void setupViewMenu(QMenuBar& bar);
    void setupTabs(QMenu& menu);
    void setupSize(QMenu& menu, QWidget& window);
    void zoom(int step);
    void setupHelpMenu(QMenuBar& bar);
    void addChoices(
        QMenu& menu, const QString& title, Setting setting, const QList<Choice>& choices);
    void fillConnections(QMenu& menu);

    Context m_context;
};

} // namespace console
