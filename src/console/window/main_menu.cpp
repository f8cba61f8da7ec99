// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_menu.h"

#include "connections/connection_controller.h"
#include "connections/connection_store.h"
#include "files/recent_sources.h"
#include "help/about_dialog.h"
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

#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QMenuBar>
#include <QUrl>

#include <algorithm>

namespace console {

MainMenu::MainMenu(const Context& context, QMenuBar& bar)
    : QObject(&bar)
    , m_context(context)
{
    setupFileMenu(bar);
    setupViewMenu(bar);
    setupHelpMenu(bar);
}

void MainMenu::setupFileMenu(QMenuBar& bar)
{
    QMenu* menu = bar.addMenu(tr("&File"));
    SourceOpener* opener = &m_context.opener;
    menu->addAction(tr("&Open file…"), opener, &SourceOpener::chooseFile)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    auto* recent = new RecentSources(m_context.settings, *menu->addMenu(tr("Open &recent")));
    connect(recent, &RecentSources::chosen, opener, &SourceOpener::open);
    connect(opener, &SourceOpener::locationOpened, recent, &RecentSources::add);
    QMenu* servers = menu->addMenu(tr("Open &server"));
    connect(servers, &QMenu::aboutToShow, this, [this, servers] { fillConnections(*servers); });
    menu->addAction(tr("Open the &demo"), opener, &SourceOpener::openDemo);
    menu->addSeparator();
    menu->addAction(tr("&Close tab"), &m_context.workspace, &Workspace::closeCurrent)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
    // The standard key of Quit is empty on a bare desktop.
    menu->addAction(tr("&Quit"), bar.window(), &QWidget::close)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void MainMenu::setupViewMenu(QMenuBar& bar)
{
    QMenu* menu = bar.addMenu(tr("&View"));
    QAction* utc = menu->addAction(tr("Times in &UTC"));
    utc->setCheckable(true);
    utc->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    utc->setChecked(m_context.preferences.isUtc());
    connect(&m_context.preferences, &Preferences::changed, utc, [this, utc](Setting setting) {
        if (setting == Setting::Utc)
            utc->setChecked(m_context.preferences.isUtc());
    });
    connect(utc, &QAction::triggered, this,
        [this](bool on) { m_context.preferences.setFlag(Setting::Utc, on); });
    addChoices(*menu, tr("&Appearance"), Setting::Theme,
        {{QStringLiteral("system"), tr("Same as the system", "colours")},
            {QStringLiteral("light"), tr("Light")}, {QStringLiteral("dark"), tr("Dark")}});
    addChoices(*menu, tr("&Rows of the list"), Setting::ListDensity,
        {{QStringLiteral("compact"), tr("Compact", "rows")},
            {QStringLiteral("comfortable"), tr("Comfortable", "rows")}});
    addChoices(*menu, tr("&Times in the list"), Setting::ListTimes,
        {{QStringLiteral("relative"), tr("12 min ago", "how times are told")},
            {QStringLiteral("absolute"), tr("Date and time", "how times are told")}});
    // A language is named in itself, so that users who cannot read the interface find it.
    QList<Choice> choices{{QStringLiteral("system"), tr("Same as the system", "language")}};
    for (const Language& language : languages())
        choices.push_back({QString::fromLatin1(language.code), QString::fromUtf8(language.name)});
    addChoices(*menu, tr("&Language"), Setting::Language, choices);
    setupSize(*menu, *bar.window());
    menu->addSeparator();
    setupTabs(*menu);
}

void MainMenu::setupSize(QMenu& menu, QWidget& window)
{
    menu.addSeparator();
    // The plus is on the key of the equals sign, often.
    menu.addAction(tr("&Larger text"), this, [this] { zoom(1); })
        ->setShortcuts(
            {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    menu.addAction(tr("S&maller text"), this, [this] { zoom(-1); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    menu.addAction(tr("&Usual size of the text"), this,
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
    menu.addAction(tr("&Go to…"), this, &MainMenu::paletteRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    menu.addAction(tr("&Settings…"), this, &MainMenu::settingsRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    add(tr("Command &journal"), {QKeySequence(Qt::CTRL | Qt::Key_J)},
        [workspace] { workspace->open({PageKind::Journal}); });
    add(tr("&Next tab"),
        {QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_Tab)},
        [workspace] { workspace->turn(1); });
    add(tr("&Previous tab"),
        {QKeySequence(Qt::CTRL | Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)},
        [workspace] { workspace->turn(-1); });
    add(tr("&Reopen closed tab"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
        [tabs = &m_context.tabs] { tabs->reopenClosed(); });
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

void MainMenu::setupHelpMenu(QMenuBar& bar)
{
    QMenu* menu = bar.addMenu(tr("&Help"));
    menu->addAction(tr("User &guide"), this, [window = bar.window()] { showGuide(*window); });
    menu->addAction(
            tr("&Keyboard shortcuts"), this, [window = bar.window()] { showShortcuts(*window); })
        ->setShortcut(QKeySequence(Qt::Key_F1));
    // Not in the menu: it is for those who look for a fault.
    auto* diagnostics = new QAction(this);
    diagnostics->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    connect(diagnostics, &QAction::triggered, &m_context.workspace,
        [workspace = &m_context.workspace] { workspace->open({PageKind::Diagnostics}); });
    bar.window()->addAction(diagnostics);
    menu->addAction(tr("Open the folder of the &log"), this, [] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFile::decodeName(logging::stateFolder().c_str())));
    });
    menu->addAction(tr("&About"), this, &MainMenu::aboutRequested);
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
