// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_contents.h"

#include "record_reader.h"

#include <algorithm>
#include <utility>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;

namespace {

Error notArchived()
{
    return {ErrorCode::NotFound,
        {DEPLOY_MESSAGE("Message", "The archive has nothing of this deployment."), {}}, {}};
}

std::optional<deployment::Message> logErrorOf(ArchivedExtent extent)
{
    switch (extent) {
    case ArchivedExtent::Row:
        return deployment::Message{
            DEPLOY_MESSAGE(
                "Message", "Only what the list showed of this deployment is in the archive."),
            {}};
    case ArchivedExtent::Part:
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The archive may not have the end of this log."), {}};
    case ArchivedExtent::Cut:
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The log was too long for the archive."), {}};
    case ArchivedExtent::Whole:
        break;
    }
    return std::nullopt;
}

} // namespace

ArchiveContents::ArchiveContents(std::filesystem::path path)
    : m_path(std::move(path))
{
}

void ArchiveContents::setDocument(std::shared_ptr<const formats::Document> document)
{
    m_document = std::move(document);
}

std::shared_ptr<const formats::Document> ArchiveContents::document()
{
    if (!m_document) {
        if (auto opened = formats::Document::open(m_path))
            m_document = std::move(*opened);
    }
    return m_document;
}

void ArchiveContents::clear()
{
    m_index.clear();
    m_document.reset();
}

std::optional<ArchiveMark> ArchiveContents::markOf(formats::RecordRange range)
{
    const auto held = document();
    if (!held)
        return std::nullopt;
    const std::uint64_t length = std::min<std::uint64_t>(range.length, maxMarkLength);
    const auto tail = held->read(range.offset + range.length - length, length);
    return tail ? archiveMarkOf(*tail) : std::nullopt;
}

std::optional<deployment::Timestamp> ArchiveContents::knownAt(const ArchivedRecord& record)
{
    const auto mark = markOf(record.range);
    return mark ? std::optional(mark->at) : std::nullopt;
}

/// A record that no archive has written was put there by somebody, and is whole.
ArchivedExtent ArchiveContents::extentOf(ArchivedRecord& record)
{
    if (!record.extent) {
        const auto mark = markOf(record.range);
        record.extent = mark ? mark->extent : ArchivedExtent::Whole;
    }
    return *record.extent;
}

std::optional<deployment::Deployment> ArchiveContents::richDeployment(
    ArchivedRecord* record, std::string_view id)
{
    if (record == nullptr || extentOf(*record) == ArchivedExtent::Row || !document())
        return std::nullopt;
    auto snapshot = readRecord(document(), record->range, id);
    return snapshot ? std::optional(std::move(snapshot->deployment)) : std::nullopt;
}

deployment::Expected<Snapshot> ArchiveContents::read(const std::string& id)
{
    ArchivedRecord* known = m_index.find(id);
    const auto held = document();
    if (known == nullptr || !held)
        return tl::unexpected(notArchived());
    auto snapshot = readRecord(held, known->range, id);
    if (!snapshot)
        return snapshot;
    const auto mark = markOf(known->range);
    snapshot->receivedAt =
        mark ? mark->at : snapshot->deployment.end.value_or(snapshot->deployment.start);
    snapshot->requestedAt = std::chrono::steady_clock::now();
    snapshot->logError = logErrorOf(extentOf(*known));
    return snapshot;
}

} // namespace sources
