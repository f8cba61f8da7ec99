// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_menu.h"

#include "commands/command_actions.h"
#include "connections/connection_controller.h"
#include "connections/connection_store.h"
#include "files/recent_sources.h"
#include "front_actions.h"
#include "help/key_sheet.h"
#include "preferences.h"
#include "program/appearance.h"
#include "settings/languages.h"
#include "settings/settings.h"
#include "source_opener.h"
#include "tab_memory.h"
#include "welcome/user_guide.h"
#include "workspace.h"

#include "deploy/logging/logging.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/connection.h"
#include "deploy/widgets/actions/page_action.h"

#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QMenuBar>
#include <QUrl>

#include <algorithm>

namespace console {

using operations::CommandKind;
using widgets::PageAction;

MainMenu::MainMenu(const Context& context, QMenuBar& bar)
    : QObject(&bar)
    , m_context(context)
    , m_front(new FrontActions(context.workspace, *bar.window(), this))
{
    connect(m_front, &FrontActions::statusMessage, this, &MainMenu::statusMessage);
    setupFileMenu(bar);
    setupEditMenu(bar);
    setupViewMenu(bar);
    setupDeploymentMenu(bar);
    setupToolsMenu(bar);
    setupHelpMenu(bar);
}

/// Why an entry is disabled is said beside it, and below in the status bar.
QMenu& MainMenu::addMenu(QMenuBar& bar, const QString& title)
{
    QMenu* menu = bar.addMenu(title);
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, m_front, &FrontActions::update);
    return *menu;
}

void MainMenu::setupFileMenu(QMenuBar& bar)
{
    QMenu* menu = &addMenu(bar, tr("&File"));
    SourceOpener* opener = &m_context.opener;
    menu->addAction(tr("&New window"), this, &MainMenu::newWindowRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    menu->addAction(tr("&Open file…"), opener, &SourceOpener::chooseFile)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    auto* recent = new RecentSources(m_context.settings, *menu->addMenu(tr("Open &recent")));
    connect(recent, &RecentSources::chosen, opener, &SourceOpener::open);
    connect(opener, &SourceOpener::locationOpened, recent, &RecentSources::add);
    QMenu* servers = menu->addMenu(tr("Open &server"));
    connect(servers, &QMenu::aboutToShow, this, [this, servers] { fillConnections(*servers); });
    menu->addAction(tr("Open the &demo"), opener, &SourceOpener::openDemo);
    menu->addSeparator();
    m_front->add(*menu, PageAction::Print);
    m_front->add(*menu, PageAction::SavePdf);
    menu->addSeparator();
    menu->addAction(tr("&Close tab"), &m_context.workspace, &Workspace::closeCurrent)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
    menu->addAction(tr("Reopen closed &tab"), &m_context.tabs, &TabMemory::reopenClosed)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    // The standard key of Quit is empty on a bare desktop.
    menu->addAction(tr("&Quit"), this, &MainMenu::quitRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void MainMenu::setupEditMenu(QMenuBar& bar)
{
    QMenu& menu = addMenu(bar, tr("&Edit"));
    using enum PageAction;
    const auto add = [&](std::initializer_list<PageAction> group) {
        for (const PageAction what : group)
            m_front->add(menu, what);
    };
    add({Undo, Redo});
    menu.addSeparator();
    add({Copy, CopyMarkdown, CopyJson, CopyId, SelectAll});
    menu.addSeparator();
    add({Find, FindNext, FindPrevious});
}

void MainMenu::setupViewMenu(QMenuBar& bar)
{
    QMenu& menu = addMenu(bar, tr("&View"));
    m_front->add(menu, PageAction::Refresh);
    menu.addSeparator();
    m_front->add(menu, PageAction::Preview);
    m_front->add(menu, PageAction::OtherPart);
    addChoices(menu, tr("&Rows of the list"), Setting::ListDensity,
        {{QStringLiteral("compact"), tr("&Compact", "rows")},
            {QStringLiteral("comfortable"), tr("C&omfortable", "rows")}});
    addChoices(menu, tr("&Times in the list"), Setting::ListTimes,
        {{QStringLiteral("relative"), tr("&12 min ago", "how times are told")},
            {QStringLiteral("absolute"), tr("&Date and time", "how times are told")}});
    addFlag(menu, tr("&One page for a deployment"), Setting::DetailOnePage);
    QAction& utc = addFlag(menu, tr("Times in &UTC"), Setting::Utc);
    utc.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    menu.addSeparator();
    setupLook(menu);
    setupSize(menu, *bar.window());
    menu.addSeparator();
    setupTabs(menu);
}

void MainMenu::setupLook(QMenu& menu)
{
    addChoices(menu, tr("&Appearance"), Setting::Theme,
        {{QStringLiteral("system"), tr("&Same as the system", "colours")},
            {QStringLiteral("light"), tr("&Light")}, {QStringLiteral("dark"), tr("&Dark")}});
    // A language is named in itself, so that users who cannot read the interface find it.
    QList<Choice> choices{{QStringLiteral("system"), tr("&Same as the system", "language")}};
    for (const Language& language : languages())
        choices.push_back({QString::fromLatin1(language.code), QString::fromUtf8(language.name)});
    addChoices(menu, tr("&Language"), Setting::Language, choices);
}

/// As it is in force, which the command line may have chosen.
QAction& MainMenu::addFlag(QMenu& menu, const QString& text, Setting setting)
{
    Preferences* preferences = &m_context.preferences;
    QAction* flag = menu.addAction(text);
    flag->setCheckable(true);
    const auto show = [preferences, flag, setting] {
        flag->setChecked(
            setting == Setting::Utc ? preferences->isUtc() : preferences->flag(setting));
    };
    show();
    connect(preferences, &Preferences::changed, flag, show);
    connect(flag, &QAction::triggered, preferences,
        [preferences, setting](bool on) { preferences->setFlag(setting, on); });
    return *flag;
}

void MainMenu::setupSize(QMenu& menu, QWidget& window)
{
    menu.addSeparator();
    // The plus is on the key of the equals sign, often.
    menu.addAction(tr("Lar&ger text"), this, [this] { zoom(1); })
        ->setShortcuts(
            {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    menu.addAction(tr("S&maller text"), this, [this] { zoom(-1); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    menu.addAction(tr("Usual &size of the text"), this,
            [this] { m_context.preferences.reset(Setting::FontSize); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    QAction* whole = menu.addAction(tr("&Full screen"), &window,
        [&window] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); });
    whole->setShortcut(QKeySequence(Qt::Key_F11));
}

void MainMenu::zoom(int step)
{
    const int points = qRound(QApplication::font().pointSizeF());
    m_context.preferences.setWord(
        Setting::FontSize, QString::number(std::clamp(points + step, smallestFont, largestFont)));
}

void MainMenu::setupTabs(QMenu& menu)
{
    Workspace* workspace = &m_context.workspace;
    const auto add = [&](const QString& text, const QList<QKeySequence>& keys, auto run) {
        menu.addAction(text, workspace, run)->setShortcuts(keys);
    };
    add(tr("&Next tab"),
        {QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_Tab)},
        [workspace] { workspace->turn(1); });
    add(tr("&Previous tab"),
        {QKeySequence(Qt::CTRL | Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)},
        [workspace] { workspace->turn(-1); });
}

void MainMenu::addChoices(
    QMenu& menu, const QString& title, Setting setting, const QList<Choice>& choices)
{
    QMenu* choiceMenu = menu.addMenu(title);
    auto* group = new QActionGroup(choiceMenu);
    for (const Choice& choice : choices) {
        QAction* action = choiceMenu->addAction(choice.text);
        action->setCheckable(true);
        const auto show = [this, action, setting, value = choice.value] {
            action->setChecked(m_context.preferences.word(setting) == value);
        };
        show();
        connect(&m_context.preferences, &Preferences::changed, action, show);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, setting, value = choice.value] {
            m_context.preferences.setWord(setting, value);
        });
    }
}

void MainMenu::setupDeploymentMenu(QMenuBar& bar)
{
    QMenu& menu = addMenu(bar, tr("&Deployment"));
    m_front->add(menu, PageAction::Open);
    m_front->add(menu, PageAction::ShowLog);
    m_front->add(menu, PageAction::Compare);
    menu.addSeparator();
    const auto add = [&](CommandKind kind, const QString& text) {
        m_front->add(menu, kind, text, CommandActions::keyOf(kind));
    };
    // Each key asks: what is done is decided in the dialog.
    add(CommandKind::Pause, tr("&Pause…"));
    add(CommandKind::Resume, tr("&Resume…"));
    add(CommandKind::RollBack, tr("Roll &back…"));
    add(CommandKind::Abort, tr("&Abort…"));
    add(CommandKind::Retry, tr("Re&try…"));
    add(CommandKind::Promote, tr("Pro&mote one step…"));
    add(CommandKind::PromoteFully, tr("Promote &fully…"));
    add(CommandKind::Restart, tr("Re&start the pods…"));
}

void MainMenu::setupToolsMenu(QMenuBar& bar)
{
    QMenu& menu = addMenu(bar, tr("&Tools"));
    Workspace* workspace = &m_context.workspace;
    menu.addAction(tr("&Go to…"), this, &MainMenu::paletteRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    menu.addAction(tr("Command &journal"), workspace,
            [workspace] { workspace->open({PageKind::Journal}); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    menu.addAction(tr("&Connections…"), this, [this] { m_context.connections.manage(); });
    m_front->add(menu, PageAction::Export);
    menu.addSeparator();
    menu.addAction(tr("&Diagnostics"), workspace,
            [workspace] { workspace->open({PageKind::Diagnostics}); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    menu.addAction(tr("Open the folder of the &log"), this, [] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFile::decodeName(logging::stateFolder().c_str())));
    });
    menu.addSeparator();
    menu.addAction(tr("&Settings…"), this, &MainMenu::settingsRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
}

void MainMenu::setupHelpMenu(QMenuBar& bar)
{
    QMenu& menu = addMenu(bar, tr("&Help"));
    menu.addAction(tr("User &guide"), this, [window = bar.window()] { showGuide(*window); });
    menu.addAction(tr("&Keyboard shortcuts"), this, [&bar] { showKeySheet(*bar.window(), bar); })
        ->setShortcut(QKeySequence(Qt::Key_F1));
    menu.addAction(tr("&About"), this, &MainMenu::aboutRequested);
}

void MainMenu::fillConnections(QMenu& menu)
{
    menu.clear();
    for (const operations::Connection& connection : loadConnections(m_context.settings)) {
        QString name = models::displayText(connection.name, 80);
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        menu.addAction(
            name, this, [this, connection] { m_context.opener.openConnection(connection); });
    }
    menu.addSeparator();
    menu.addAction(tr("Enter an &address…"), &m_context.opener, &SourceOpener::askForAddress);
    menu.addAction(tr("&Connections…"), this, [this] { m_context.connections.manage(); });
}

} // namespace console
