// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/setting_table.h"

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace console {

class ConnectionController;
class FrontActions;
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
    void newWindowRequested();
    /// Of the program, with all its windows.
    void quitRequested();
    /// The command palette is wanted.
    void paletteRequested();
    void settingsRequested();
    void aboutRequested();
    void statusMessage(const QString& text);

private:
    struct Choice {
        QString value;
        QString text;
    };

    void setupFileMenu(QMenuBar& bar);
    void setupEditMenu(QMenuBar& bar);
    void setupViewMenu(QMenuBar& bar);
    void setupLook(QMenu& menu);
    void setupTabs(QMenu& menu);
    void setupDeploymentMenu(QMenuBar& bar);
    void setupToolsMenu(QMenuBar& bar);
    void setupSize(QMenu& menu, QWidget& window);
    void zoom(int step);
    void setupHelpMenu(QMenuBar& bar);
    QMenu& addMenu(QMenuBar& bar, const QString& title);
    QAction& addFlag(QMenu& menu, const QString& text, Setting setting);
    void addChoices(
        QMenu& menu, const QString& title, Setting setting, const QList<Choice>& choices);
    void fillConnections(QMenu& menu);

    Context m_context;
    FrontActions* m_front;
};

} // namespace console
