// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_job.h"

#include <QFileInfo>
#include <QSaveFile>

namespace console {

using deployment::Error;
using deployment::ErrorCode;

std::optional<Error> writeFile(
    const QString& path, const ByteProducer& producer, const std::stop_token& stop)
{
    QSaveFile file(path);
    const auto notWritable = [&] {
        return Error{ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message", "%1 could not be written: %2"),
                {path.toStdString(), file.errorString().toStdString()}},
            {}};
    };
    // Replacing a device or a pipe by a file would destroy it.
    const QFileInfo target(path);
    if (target.exists() && !target.isFile() && !target.isDir())
        return Error{ErrorCode::NotWritable,
            {DEPLOY_MESSAGE("Message", "%1 could not be written: it is not a file"),
                {path.toStdString()}},
            {}};
    if (!file.open(QIODevice::WriteOnly))
        return notWritable();
    const bool complete = producer([&](std::string_view bytes) {
        const auto length = static_cast<qint64>(bytes.size());
        return !stop.stop_requested() && file.write(bytes.data(), length) == length;
    });
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Cancelled."), {}}, {}};
    // Only a good commit says that the bytes are on the disk.
    if (!complete || !file.commit())
        return notWritable();
    return std::nullopt;
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
        const auto error = writeFile(m_path, m_producer, stop);
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT finished(error); }, Qt::QueuedConnection);
    });
}

} // namespace console
