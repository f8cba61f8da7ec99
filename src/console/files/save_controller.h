// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file_job.h"

#include <QObject>
#include <QPointer>

class QProgressDialog;

namespace console {

class Settings;

/// Saves something under a name that the user chooses, off the event loop, can be cancelled if it
/// takes long, and reports the outcome in a sentence.
class SaveController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveController)

public:
    struct Request {
        QString title; ///< of the dialog
        QString fileName; ///< suggested; whatever a file name must not have is replaced
        QString nameFilter; ///< "CSV (*.csv)"
        ByteProducer producer;
    };

    SaveController(Settings& settings, QWidget& window);

    /// Asks where, then writes.
    void save(const Request& request);
    void write(const QString& path, const ByteProducer& producer);

Q_SIGNALS:
    /// That it is saved, or was cancelled(). A failure is told in a dialog.
    void statusMessage(const QString& text);
    void cancelled(const QString& text);
    void written(const QString& path);

private:
    void showProgress(FileJob& job);
    void report(const FileJob& job, const std::optional<deployment::Error>& error);

    Settings& m_settings;
    QWidget& m_window;
};

/// A file name made of foreign text: no separators, control characters, leading dots or dashes.
[[nodiscard]] QString safeFileName(const QString& text);

} // namespace console
