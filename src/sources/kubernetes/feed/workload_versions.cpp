// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_versions.h"

namespace sources {

/// "rollouts=17&deployments=18", each version encoded, since it may be any text.
QByteArray joinedVersions(const WorkloadVersions& versions)
{
    QByteArray position;
    for (const auto& [kind, version] : versions) {
        const auto& plural = kubernetes::resourceOf(kind).plural;
        if (!position.isEmpty())
            position += '&';
        position += QByteArray(plural.data(), qsizetype(plural.size())) + '='
            + QByteArray::fromStdString(version).toPercentEncoding();
    }
    return position;
}

WorkloadVersions versionsOf(const QByteArray& position)
{
    WorkloadVersions versions;
    const auto parts = position.split('&');
    for (const auto kind : workloadKinds) {
        const auto& plural = kubernetes::resourceOf(kind).plural;
        const QByteArray key = QByteArray(plural.data(), qsizetype(plural.size())) + '=';
        for (const QByteArray& part : parts) {
            if (part.startsWith(key))
                versions[kind] =
                    QByteArray::fromPercentEncoding(part.mid(key.size())).toStdString();
        }
    }
    return versions;
}

} // namespace sources
