// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_kinds.h"

#include "deploy/demo/built_in_history.h"

#include "deploy/formats/record/deployment_json.h"

#include <unistd.h>

namespace cli {

namespace {

sources::SourceKind standardInput()
{
    sources::SourceKind kind;
    kind.id = "stdin";
    kind.accepts = [](std::string_view location) { return location == "-"; };
    kind.read = [](const sources::SourceSpec&, const sources::SourceContext&) {
        return formats::Document::openDescriptor(STDIN_FILENO);
    };
    return kind;
}

sources::SourceKind demonstration()
{
    sources::SourceKind kind;
    kind.id = "demo";
    kind.accepts = [](std::string_view location) { return location == "demo:"; };
    kind.read = [](const sources::SourceSpec&, const sources::SourceContext& context)
        -> deployment::Expected<std::shared_ptr<const formats::Document>> {
        std::string lines;
        for (const deployment::Deployment& deployment : demo::builtInHistory(context.clock()))
            lines.append(formats::encodeDeployment(deployment)).append("\n");
        return formats::Document::fromMemory(std::move(lines));
    };
    return kind;
}

} // namespace

const sources::SourceRegistry& sourceRegistry()
{
    static const sources::SourceRegistry registry({standardInput(), demonstration(),
        sources::kubernetesKind(), sources::restKind(), sources::fileKind()});
    return registry;
}

const sources::SourceKind& kindOf(const Request& request)
{
    return *sourceRegistry().kindOf(request.source); // a path may be anything
}

bool isServer(const Request& request)
{
    return kindOf(request).read == nullptr;
}

} // namespace cli
