// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_kinds.h"

namespace console {

const sources::SourceRegistry& sourceRegistry()
{
    static const sources::SourceRegistry registry(
        {sources::kubernetesKind(), sources::restKind(), sources::fileKind()});
    return registry;
}

bool isServer(const QString& location)
{
    const sources::SourceKind* kind = sourceRegistry().kindOf(location.toStdString());
    return kind != nullptr && kind->hasConnection;
}

} // namespace console
