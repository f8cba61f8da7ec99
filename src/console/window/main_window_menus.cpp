// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "about_dialog.h"
#include "connections/connection_controller.h"
#include "connections/connection_store.h"
#include "files/recent_files.h"
#include "program/appearance.h"
#include "settings/settings.h"

#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/theme/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenuBar>
#include <QTabWidget>

namespace console {

namespace {

struct Choice {
    QString value;
    QString text;
};

} // namespace

void MainWindow::setupMenus()
{
    setupFileMenu();
    setupViewMenu();
    setupHelpMenu();
}

void MainWindow::setupFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    const auto add = [&](const QString& text, const QKeySequence& keys, auto slot) {
        QAction* action = menu->addAction(text, this, slot);
        action->setShortcut(keys);
        return action;
    };
    add(tr("&Open file…"), QKeySequence(Qt::CTRL | Qt::Key_O), &MainWindow::chooseFile);
    m_recent = new RecentFiles(m_settings, *menu->addMenu(tr("Open &recent")));
    connect(m_recent, &RecentFiles::chosen, this, &MainWindow::open);
    QMenu* servers = menu->addMenu(tr("Open &server"));
    connect(servers, &QMenu::aboutToShow, this, [this, servers] { fillConnections(*servers); });
    add(tr("Open the &demonstration"), {}, &MainWindow::openDemo);
    menu->addSeparator();
    add(tr("&Close tab"), QKeySequence(Qt::CTRL | Qt::Key_W),
        [this] { closeTab(m_tabs->currentIndex()); });
    // The standard key of Quit is empty on a bare desktop.
    add(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), &MainWindow::close);
}

void MainWindow::setupViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    QAction* utc = menu->addAction(tr("Times in &UTC"));
    utc->setCheckable(true);
    utc->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    utc->setChecked(m_time.zone() == deployment::Zone::Utc);
    connect(utc, &QAction::toggled, this, [this](bool on) {
        m_time.setZone(on ? deployment::Zone::Utc : deployment::Zone::Local);
        m_settings.setFlag(Setting::Utc, on);
        m_settings.save();
    });
    setupChoices(*menu);
    menu->addSeparator();
    menu->addAction(tr("&Journal of commands"), this, &MainWindow::openJournal)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    const auto turn = [this](int step) {
        if (m_tabs->count() > 0)
            m_tabs->setCurrentIndex(
                (m_tabs->currentIndex() + step + m_tabs->count()) % m_tabs->count());
    };
    menu->addAction(tr("&Next tab"), this, [turn] { turn(1); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    menu->addAction(tr("&Previous tab"), this, [turn] { turn(-1); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageUp));
}

void MainWindow::setupChoices(QMenu& menu)
{
    const auto addChoices = [&](const QString& title, Setting setting, const QList<Choice>& choices,
                                void (MainWindow::*choose)(const QString&)) {
        QMenu* choiceMenu = menu.addMenu(title);
        auto* group = new QActionGroup(choiceMenu);
        for (const Choice& choice : choices) {
            QAction* action = choiceMenu->addAction(choice.text);
            action->setCheckable(true);
            action->setChecked(m_settings.text(setting) == choice.value);
            group->addAction(action);
            connect(action, &QAction::triggered, this,
                [this, choose, value = choice.value] { (this->*choose)(value); });
        }
    };
    addChoices(tr("&Colours"), Setting::Theme,
        {{QStringLiteral("system"), tr("As the system", "colours")},
            {QStringLiteral("light"), tr("Light")}, {QStringLiteral("dark"), tr("Dark")}},
        &MainWindow::chooseTheme);
    // A language is named in itself, so that whoever cannot read the interface finds the way.
    addChoices(tr("&Language"), Setting::Language,
        {{QStringLiteral("system"), tr("As the system", "language")},
            {QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}},
        &MainWindow::chooseLanguage);
}

void MainWindow::setupHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("&Keys"), this, [this] { showShortcuts(*this); })
        ->setShortcut(QKeySequence(Qt::Key_F1));
    menu->addAction(tr("&About"), this, [this] { showAbout(*this); });
}

void MainWindow::chooseFile()
{
    auto* dialog =
        new QFileDialog(this, tr("Open deployments"), m_settings.text(Setting::LastFolder),
            tr("Deployments (*.json *.ndjson *.jsonl *.gz)") + QStringLiteral(";;")
                + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openAll);
    dialog->open();
}

void MainWindow::fillConnections(QMenu& menu)
{
    menu.clear();
    for (const models::ConnectionRecord& connection : loadConnections(m_settings)) {
        QString name = models::displayText(connection.name.toStdString(), 80);
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        menu.addAction(name, this, [this, connection] { openConnection(connection); });
    }
    menu.addSeparator();
    menu.addAction(tr("By &address…"), this, &MainWindow::askForAddress);
    menu.addAction(tr("&Connections…"), this, [this] { m_connections->manage(); });
}

void MainWindow::askForAddress()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open server"));
    dialog->setLabelText(tr("Base address of the server, such as https://deploy.example.com/api:"));
    dialog->setTextValue(QStringLiteral("https://"));
    connect(dialog, &QInputDialog::textValueSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::chooseTheme(const QString& theme)
{
    applyTheme(*qApp, theme);
    m_settings.setText(Setting::Theme, theme);
    m_settings.save();
}

void MainWindow::chooseLanguage(const QString& language)
{
    m_settings.setText(Setting::Language, language);
    m_settings.save();
    notice(tr("The language changes at the next start."));
}

void MainWindow::chooseOnePage(bool onePage)
{
    m_settings.setFlag(Setting::DetailOnePage, onePage);
    m_settings.save();
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (auto* page = qobject_cast<widgets::DetailPage*>(m_tabs->widget(tab)))
            page->setOnePage(onePage);
    }
}

} // namespace console
