// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_job.h"

#include "deploy/formats/document/whole_file.h"
#include "deploy/history/parallel/background_thread.h"
#include "deploy/history/parallel/run_elsewhere.h"

#include <QFile>
#include <QFileInfo>

namespace console {

using deployment::Error;
using deployment::ErrorCode;

std::optional<Error> writeFile(
    const QString& path, const ByteProducer& producer, const std::stop_token& stop)
{
    // Replacing a device or a pipe by a file would destroy it.
    const QFileInfo target(path);
    if (target.exists() && !target.isFile() && !target.isDir())
        return Error{ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message", "%1 could not be written: it is not a file"),
                {path.toStdString()}},
            {}};
    const auto file = formats::WholeFile::create(QFile::encodeName(path).toStdString());
    if (!file)
        return file.error();
    const bool complete = producer(
        [&](std::string_view bytes) { return !stop.stop_requested() && (*file)->write(bytes); });
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Cancelled."), {}}, {}};
    if (complete) {
        // Only a good commit says that the bytes are on the disk.
        const auto committed = (*file)->commit();
        return committed ? std::nullopt : std::optional(committed.error());
    }
    const Error incomplete{ErrorCode::NotWritable,
        {DEPLOY_MESSAGE("Message", "%1 could not be written: not all of it could be read"),
            {path.toStdString()}},
        {}};
    return (*file)->error().value_or(incomplete);
}

FileJob::FileJob(QString path, ByteProducer producer, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_producer(std::move(producer))
{
}

FileJob::~FileJob() = default;

void FileJob::start()
{
    m_thread = std::jthread([this](const std::stop_token& stop) {
        history::lowerThreadPriority();
        const auto error = writeFile(m_path, m_producer, stop);
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT finished(error); }, Qt::QueuedConnection);
    });
    history::runElsewhere(m_thread);
}

} // namespace console
