// SPDX-License-Identifier: GPL-3.0-or-later
#include "path_watcher.h"

#include <QFileInfo>

namespace sources {

PathWatcher::PathWatcher(QString path, std::chrono::milliseconds delay,
    std::chrono::milliseconds recheck, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    m_recheck.setInterval(recheck);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PathWatcher::notice);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PathWatcher::notice);
    connect(&m_delay, &QTimer::timeout, this, &PathWatcher::report);
    // No notification: what is watched is what is there.
    if (recheck >= std::chrono::seconds(2)) // aligned to whole seconds, in one wake-up with others
        m_recheck.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_recheck, &QTimer::timeout, this, &PathWatcher::touched);
}

void PathWatcher::start()
{
    watchAgain();
    if (m_recheck.intervalAsDuration().count() > 0)
        m_recheck.start();
}

void PathWatcher::notice()
{
    // Never restarted: a file that is written to all the time must not put the signal off for ever.
    if (!m_delay.isActive())
        m_delay.start();
}

void PathWatcher::report()
{
    watchAgain();
    Q_EMIT touched();
}

void PathWatcher::watchAgain()
{
    const QFileInfo info(m_path);
    // Taken off first: while the replaced file is still open somewhere its inode lives, and the
    // watch with it.
    if (m_watcher.files().contains(info.absoluteFilePath()))
        m_watcher.removePath(info.absoluteFilePath());
    watch(info.absoluteFilePath());
    watch(info.absolutePath());
    watch(QFileInfo(info.canonicalFilePath()).absolutePath());
}

void PathWatcher::watch(const QString& path)
{
    if (QFileInfo::exists(path) && !m_watcher.files().contains(path)
        && !m_watcher.directories().contains(path))
        m_watcher.addPath(path);
}

} // namespace sources
