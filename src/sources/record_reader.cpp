// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_reader.h"

#include "deploy/formats/record/deployment_json.h"

namespace sources {

namespace {

using DocumentPointer = std::shared_ptr<const formats::Document>;

tl::unexpected<deployment::Error> changed()
{
    return tl::unexpected(deployment::Error{deployment::ErrorCode::Changed,
        {DEPLOY_MESSAGE("Message", "The record is not where it was; the file has changed."), {}},
        {}});
}

tl::unexpected<deployment::Error> anotherRecord()
{
    return tl::unexpected(deployment::simpleError(deployment::ErrorCode::BadFormat,
        DEPLOY_MESSAGE(
            "Message", "The server's response is not the deployment that was requested.")));
}

Snapshot snapshotOf(
    formats::DecodedDeployment decoded, const DocumentPointer& document, formats::RecordRange range)
{
    Snapshot snapshot;
    snapshot.deployment = std::move(decoded.deployment);
    snapshot.problems = std::move(decoded.problems);
    snapshot.document = document;
    snapshot.range = range;
    return snapshot;
}

/// A document of the record alone, which stays what it is when a file is written over. Only a large
/// record is left where it lies.
deployment::Expected<DocumentPointer> keptRecord(
    const DocumentPointer& document, formats::RecordRange range)
{
    auto json = document->read(range.offset, range.length);
    if (!json)
        return tl::unexpected(json.error());
    if (range.length == 0 || json->size() < range.length)
        return changed();
    return formats::Document::fromMemory(std::move(*json));
}

} // namespace

deployment::Expected<Snapshot> readRecord(const DocumentPointer& document,
    formats::RecordRange range, std::string_view expectedId, const RecordReading& reading)
{
    formats::DecodeOptions options;
    if (range.length < options.large && range.length < document->size()) {
        const auto kept = keptRecord(document, range);
        if (!kept)
            return tl::unexpected(kept.error());
        return readRecord(*kept, {0, range.length}, expectedId, reading);
    }
    options.stop = reading.stop;
    options.now = reading.now;
    if (reading.onPartial)
        options.onPartial = [&](formats::DecodedDeployment beginning) {
            if (beginning.deployment.id == expectedId)
                reading.onPartial(snapshotOf(std::move(beginning), document, range));
        };
    auto decoded = formats::decodeDeployment(*document, range, options);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (decoded->deployment.id != expectedId)
        return changed();
    return snapshotOf(std::move(*decoded), document, range);
}

deployment::Expected<Snapshot> decodeRecord(
    std::string json, std::string_view expectedId, deployment::Timestamp now)
{
    const auto length = static_cast<std::uint32_t>(json.size());
    auto snapshot = readRecord(
        formats::Document::fromMemory(std::move(json)), {0, length}, expectedId, {{}, {}, now});
    if (!snapshot && snapshot.error().code == deployment::ErrorCode::Changed)
        return anotherRecord(); // there is no file that could have changed
    return snapshot;
}

} // namespace sources
