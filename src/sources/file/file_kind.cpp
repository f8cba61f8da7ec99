// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/file/file_source.h"
#include "deploy/sources/source_registry.h"

namespace sources {

SourceKind fileKind()
{
    SourceKind kind;
    kind.id = "file";
    kind.accepts = [](std::string_view) { return true; };
    kind.open = [](const SourceSpec& spec, const SourceContext& context) -> OpenedSource {
        return std::make_unique<FileSource>(
            spec.location, FileSource::Options{.clock = context.clock});
    };
    return kind;
}

} // namespace sources
