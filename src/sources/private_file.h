// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <QByteArray>
#include <QString>

#include <string_view>

namespace sources {

/// Patterns of messages; %1 is the path.
struct PrivateFileSentences {
    std::string_view unreadable;
    std::string_view readByOthers;
};

/// The beginning of a file that holds a secret and that only its owner may read. Error:
/// NotReadable.
[[nodiscard]] deployment::Expected<QByteArray> readPrivateFile(
    const QString& path, qint64 longest, const PrivateFileSentences& sentences);

} // namespace sources
