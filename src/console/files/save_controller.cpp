// SPDX-License-Identifier: GPL-3.0-or-later
#include "save_controller.h"

#include "pages/plain_question.h"
#include "settings/settings.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>

namespace console {

QString safeFileName(const QString& text)
{
    constexpr int most = 120;
    QString name;
    for (const QChar c : text) {
        const bool forbidden = c.category() == QChar::Other_Control
            || c.category() == QChar::Other_Format || QStringLiteral("/\\:*?\"<>|").contains(c);
        name += forbidden ? QLatin1Char('_') : c;
    }
    name = name.left(most).trimmed();
    while (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("deployments") : name;
}

SaveController::SaveController(Settings& settings, QWidget& window)
    : QObject(&window)
    , m_settings(settings)
    , m_window(window)
{
}

void SaveController::save(const Request& request)
{
    const QString folder = m_settings.text(Setting::LastFolder);
    auto* dialog = new QFileDialog(&m_window, request.title,
        (folder.isEmpty() ? QDir::homePath() : folder) + QLatin1Char('/')
            + safeFileName(request.fileName),
        request.nameFilter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QFileInfo(request.fileName).suffix());
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, producer = request.producer](const QString& path) {
            m_settings.setText(Setting::LastFolder, QFileInfo(path).absolutePath());
            write(path, producer);
        });
    dialog->open();
}

void SaveController::write(const QString& path, const ByteProducer& producer)
{
    auto* job = new FileJob(path, producer, this);
    connect(
        job, &FileJob::finished, this, [this, job](const std::optional<deployment::Error>& error) {
            report(*job, error);
            job->deleteLater();
        });
    showProgress(*job);
    job->start();
}

void SaveController::showProgress(FileJob& job)
{
    auto* progress = new QProgressDialog(&m_window);
    progress->setLabel(new widgets::PlainLabel(
        tr("Writing %1…")
            .arg(models::displayText(QFileInfo(job.path()).fileName().toStdString(), 60))));
    progress->setAttribute(Qt::WA_DeleteOnClose);
    progress->setWindowModality(Qt::NonModal);
    progress->setMinimumDuration(300);
    progress->setRange(0, 0);
    progress->setValue(0);
    connect(progress, &QProgressDialog::canceled, &job, &FileJob::cancel);
    connect(&job, &FileJob::finished, progress, [progress] {
        progress->disconnect();
        progress->close();
        progress->deleteLater();
    });
}

void SaveController::report(const FileJob& job, const std::optional<deployment::Error>& error)
{
    if (error && error->code == deployment::ErrorCode::Cancelled) {
        Q_EMIT statusMessage(models::translated(error->message));
        Q_EMIT cancelled(models::translated(error->message));
        return;
    }
    // Whoever looked away for a moment would believe that the file is there.
    if (error) {
        const QString file = models::displayText(QFileInfo(job.path()).fileName().toStdString());
        tellFailure(m_window, tr("%1 was not saved").arg(file), models::translated(error->message));
        return;
    }
    Q_EMIT statusMessage(tr("Saved as %1").arg(models::displayText(job.path().toStdString())));
    Q_EMIT written(job.path());
}

} // namespace console
