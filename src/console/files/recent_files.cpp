// SPDX-License-Identifier: GPL-3.0-or-later
#include "recent_files.h"

#include "settings/settings.h"

#include "deploy/models/display_strings.h"

#include <QFileInfo>
#include <QMenu>

namespace console {

RecentFiles::RecentFiles(Settings& settings, QMenu& menu)
    : QObject(&menu)
    , m_settings(settings)
    , m_menu(menu)
{
    connect(&m_menu, &QMenu::aboutToShow, this, &RecentFiles::fill);
}

QStringList RecentFiles::paths() const
{
    return m_settings.list(Setting::RecentFiles);
}

void RecentFiles::add(const QString& path)
{
    QStringList known = paths();
    known.removeAll(path);
    known.prepend(path);
    m_settings.setList(Setting::RecentFiles, known.mid(0, maxEntries));
    m_settings.save();
}

void RecentFiles::fill()
{
    m_menu.clear();
    const QStringList known = paths();
    for (const QString& path : known) {
        // A file name is foreign text: an ampersand in it is no shortcut.
        QString text = models::displayText(path.toStdString());
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action = m_menu.addAction(text);
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (known.isEmpty()) {
        m_menu.addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Clear the list")), &QAction::triggered, this, [this] {
        m_settings.setList(Setting::RecentFiles, {});
        m_settings.save();
    });
}

} // namespace console
