// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/source_registry.h"

#include <algorithm>

namespace sources {

const SourceKind* SourceRegistry::kindOf(std::string_view location) const
{
    const auto kind = std::ranges::find_if(
        m_kinds, [&](const SourceKind& each) { return each.accepts(location); });
    return kind == m_kinds.end() ? nullptr : &*kind;
}

/// A history has none.
static bool isForCurves(SourceSpec::Wanted wanted)
{
    using Wanted = SourceSpec::Wanted;
    return wanted == Wanted::Live || wanted == Wanted::Deployments;
}

OpenedSource SourceRegistry::open(const SourceSpec& spec, const SourceContext& context) const
{
    const SourceKind* kind = kindOf(spec.location);
    if (kind == nullptr || kind->open == nullptr) {
        return tl::unexpected(deployment::Error{deployment::ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "Cannot be opened: %1"), {spec.location}}, {}});
    }
    auto source = kind->open(spec, context);
    if (source && spec.connection && isForCurves(spec.wanted))
        source = metered(std::move(*source), *spec.connection, context);
    if (source && context.prompt) {
        QObject::connect(source->get(), &Source::inputRequired, source->get(),
            [prompt = context.prompt](InputRequest* request) { prompt(*request); });
    }
    return source;
}

} // namespace sources
