// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <cstdint>

namespace models {

/// What lies on this machine of what a connection has shown.
struct ArchiveFacts {
    QStringList files; ///< paths
    std::uint64_t bytes = 0; ///< of all of them

    bool operator==(const ArchiveFacts&) const = default;
};

/// "12.4 MB in /home/ops/.local/share/…", or that there is nothing yet.
[[nodiscard]] QString archiveText(const ArchiveFacts& facts);
/// What is asked before it is removed.
[[nodiscard]] QString forgetArchiveQuestion(const QString& connection, const ArchiveFacts& facts);

} // namespace models
