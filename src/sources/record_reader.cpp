// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_reader.h"

#include "deploy/formats/deployment_json.h"

namespace sources {
namespace {

tl::unexpected<deployment::Error> changed()
{
    return tl::unexpected(deployment::Error{deployment::ErrorCode::Changed,
        {DEPLOY_MESSAGE("Message", "The record is not where it was; the file has changed."), {}},
        {}});
}

} // namespace

deployment::Expected<Snapshot> decodeRecord(std::string json, std::string_view expectedId)
{
    auto decoded = formats::decodeDeployment(json);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (decoded->deployment.id != expectedId)
        return changed();
    Snapshot snapshot;
    snapshot.deployment = std::move(decoded->deployment);
    snapshot.problems = std::move(decoded->problems);
    snapshot.json = std::move(json);
    return snapshot;
}

deployment::Expected<Snapshot> readRecord(
    const formats::Document& document, history::RecordRange range, std::string_view expectedId)
{
    auto json = document.read(range.offset, range.length);
    if (!json)
        return tl::unexpected(json.error());
    if (range.length == 0 || json->size() < range.length)
        return changed();
    return decodeRecord(std::move(*json), expectedId);
}

} // namespace sources
