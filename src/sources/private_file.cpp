// SPDX-License-Identifier: GPL-3.0-or-later
#include "private_file.h"

#include <QFile>

namespace sources {

deployment::Expected<QByteArray> readPrivateFile(
    const QString& path, qint64 longest, const PrivateFileSentences& sentences)
{
    const auto failure = [&path](std::string_view sentence) {
        return tl::unexpected(deployment::Error{
            deployment::ErrorCode::NotReadable, {sentence, {path.toStdString()}}, {}});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(sentences.unreadable);
    // Asked of the open file, so that it can't be exchanged in between.
    constexpr auto forOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (file.permissions() & forOthers)
        return failure(sentences.readByOthers);
    return file.read(longest);
}

} // namespace sources
