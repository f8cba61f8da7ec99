// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/web_address.h"
#include "deploy/sources/rest/rest_source.h"
#include "deploy/sources/source_registry.h"

namespace sources {

namespace {

OpenedSource openRest(const SourceSpec& spec, const SourceContext& context)
{
    auto connection = spec.connection ? deployment::Expected<Connection>(*spec.connection)
                                      : connectionTo(QString::fromStdString(spec.location));
    if (!connection)
        return tl::unexpected(connection.error());
    if (const auto url = parseBaseUrl(QString::fromStdString(connection->address)); !url)
        return tl::unexpected(url.error());
    RestSource::Options options;
    options.scheduler = context.scheduler;
    options.secrets = context.secrets;
    options.redactor = context.redactor;
    options.journal = context.journal;
    options.wording = context.wording;
    options.filter = spec.filter;
    options.follow = spec.wanted == SourceSpec::Wanted::Live;
    options.beginning = spec.wanted == SourceSpec::Wanted::Check;
    options.list = spec.wanted != SourceSpec::Wanted::Deployments;
    return std::make_unique<RestSource>(std::move(*connection), std::move(options));
}

} // namespace

SourceKind restKind()
{
    SourceKind kind;
    kind.id = "rest";
    kind.accepts = operations::isWebAddress;
    kind.hasConnection = true;
    kind.open = openRest;
    return kind;
}

} // namespace sources
