// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_kinds.h"

namespace console {

const sources::SourceRegistry& sourceRegistry()
{
    static const sources::SourceRegistry registry({sources::restKind(), sources::fileKind()});
    return registry;
}

} // namespace console
