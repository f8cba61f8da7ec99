// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace sources {

/// Says that something may have happened to a path: written to, replaced, removed, brought back.
/// Bursts become one signal. Watches the folders too, since a watch on a file ends with its inode.
class PathWatcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PathWatcher)

public:
    /// The delay gathers a burst. The recheck interval covers what no notification reports (network
    /// file systems, a folder that appears later); zero switches it off.
    PathWatcher(QString path, std::chrono::milliseconds delay, std::chrono::milliseconds recheck,
        QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    void touched();

private:
    void notice();
    void report();
    void watchAgain();
    void watch(const QString& path);

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_delay;
    QTimer m_recheck;
};

} // namespace sources
