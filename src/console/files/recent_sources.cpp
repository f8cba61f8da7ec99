// SPDX-License-Identifier: GPL-3.0-or-later
#include "recent_sources.h"

#include "session/source_kinds.h"
#include "settings/settings.h"

#include "deploy/models/display_strings.h"

#include <QFileInfo>
#include <QMenu>

namespace console {

RecentSources::RecentSources(Settings& settings, QMenu& menu)
    : QObject(&menu)
    , m_settings(settings)
    , m_menu(menu)
{
    connect(&m_menu, &QMenu::aboutToShow, this, &RecentSources::fill);
}

QStringList RecentSources::locations() const
{
    return m_settings.list(Setting::RecentFiles);
}

void RecentSources::add(const QString& location)
{
    QStringList known = locations();
    known.removeAll(location);
    known.prepend(location);
    m_settings.setList(Setting::RecentFiles, known.mid(0, maxEntries));
    m_settings.save();
}

void RecentSources::fill()
{
    m_menu.clear();
    const QStringList known = locations();
    for (const QString& location : known) {
        // A file name is foreign text: an ampersand in it is no shortcut.
        QString text = models::displayText(location.toStdString());
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action = m_menu.addAction(text);
        action->setEnabled(isServer(location) || QFileInfo::exists(location));
        connect(action, &QAction::triggered, this, [this, location] { Q_EMIT chosen(location); });
    }
    if (known.isEmpty()) {
        m_menu.addAction(tr("Nothing yet"))->setEnabled(false);
        return;
    }
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Clear the list")), &QAction::triggered, this, [this] {
        m_settings.setList(Setting::RecentFiles, {});
        m_settings.save();
    });
}

} // namespace console
