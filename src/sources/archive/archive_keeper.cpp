// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_keeper.h"

#include "record_reader.h"

#include "deploy/formats/record/deployment_json.h"

#include <algorithm>
#include <utility>

namespace sources {

using deployment::Deployment;
using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

namespace {

/// A file that is shorter is not worth being written again.
constexpr std::uint64_t minCompacted = std::uint64_t{1} << 20;
/// What is left of the limit when there was too much, in parts of five.
constexpr std::uint64_t leftOfFive = 4;
/// A record may take that part of the limit; of a longer one the log is left out.
constexpr std::uint64_t partsOfLimit = 8;
constexpr deployment::Milliseconds tidyBackoff{600'000};
/// Whoever else has the file open looks at it whenever its time changes.
constexpr deployment::Milliseconds markInterval{600'000};

Error notArchived()
{
    return {ErrorCode::NotFound,
        {DEPLOY_MESSAGE("Message", "The archive has nothing of this deployment."), {}}, {}};
}

Error noArchive()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE(
             "Message", "The file of the archive holds something else; it is left as it is."),
            {}},
        {}};
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

ArchiveKeeper::ArchiveKeeper(Options options)
    : m_options(std::move(options))
    , m_file(m_options.path)
{
}

void ArchiveKeeper::open()
{
    if (isWriter() || m_isForeign)
        return;
    const auto opened = m_file.open();
    setTrouble(opened ? std::nullopt : std::optional(opened.error()));
    // Whoever wrote until now has gone on after all was learned.
    if (opened && m_hasLearned)
        learnAgain();
}

void ArchiveKeeper::learnAgain()
{
    m_index.clear();
    m_document.reset();
    if (m_file.size() == 0 || !document())
        return;
    formats::ScanOptions options;
    options.onBatch = [this](formats::ScanBatch&& batch) { learn(batch.rows, batch.places); };
    const auto result = formats::scanHistory(*document(), options);
    if (!result)
        failLearning(result.error());
}

void ArchiveKeeper::learn(const history::History& rows, const formats::RecordPlaces& places)
{
    m_index.add(rows, places);
}

void ArchiveKeeper::finishLearning(
    std::shared_ptr<const formats::Document> document, formats::Shape shape)
{
    if (shape == formats::Shape::Array || shape == formats::Shape::Container) {
        failLearning(noArchive());
        return;
    }
    m_document = std::move(document);
    m_hasLearned = true;
}

void ArchiveKeeper::failLearning(const Error& error)
{
    m_file.close();
    m_hasLearned = false;
    m_isForeign = true;
    setTrouble(error);
}

bool ArchiveKeeper::noticeForgotten()
{
    if (!isWriter() || !m_file.isGone())
        return false;
    m_file.close();
    m_index.clear();
    m_document.reset();
    open();
    return true;
}

std::shared_ptr<const formats::Document> ArchiveKeeper::document()
{
    if (!m_document) {
        if (auto opened = formats::Document::open(m_options.path))
            m_document = std::move(*opened);
    }
    return m_document;
}

std::optional<ArchiveMark> ArchiveKeeper::markOf(formats::RecordRange range)
{
    const auto held = document();
    if (!held)
        return std::nullopt;
    const std::uint64_t length = std::min<std::uint64_t>(range.length, maxMarkLength);
    const auto tail = held->read(range.offset + range.length - length, length);
    return tail ? archiveMarkOf(*tail) : std::nullopt;
}

/// A record that no archive has written was put there by somebody, and is whole.
ArchivedExtent ArchiveKeeper::extentOf(ArchivedRecord& record)
{
    if (!record.extent) {
        const auto mark = markOf(record.range);
        record.extent = mark ? mark->extent : ArchivedExtent::Whole;
    }
    return *record.extent;
}

KeptRows ArchiveKeeper::keepRows(const history::History& rows)
{
    KeptRows kept;
    if (!isWriter() || !m_hasLearned)
        return kept;
    Batch batch;
    for (history::Row row = 0; row < rows.size(); ++row) {
        const history::Summary summary = rows.at(row);
        ArchivedRecord* known = m_index.find(summary.id);
        const bool isKnown = known != nullptr && known->state == stateOf(summary);
        if (!isKnown)
            addRow(batch, summary, known);
        if (deployment::isFinished(rows.status(row))
            && (known == nullptr || !isKnown || extentOf(*known) < ArchivedExtent::Cut))
            kept.unfinished.emplace_back(summary.id);
    }
    kept.isWritten = write(batch);
    return kept;
}

/// The row is new; what else is known of the deployment stays with it.
void ArchiveKeeper::addRow(Batch& batch, const history::Summary& row, ArchivedRecord* known)
{
    Deployment deployment;
    auto extent = ArchivedExtent::Row;
    if (known != nullptr && extentOf(*known) != ArchivedExtent::Row) {
        if (auto older = readRecord(document(), known->range, row.id)) {
            deployment = std::move(older->deployment);
            extent = ArchivedExtent::Part;
        }
    }
    history::assignSummary(deployment, row);
    add(batch, std::move(deployment), extent);
}

bool ArchiveKeeper::keepWhole(const Snapshot& snapshot)
{
    if (!isWriter() || !m_hasLearned)
        return false;
    Deployment deployment = snapshot.deployment;
    const bool hasEnded = deployment::isFinished(deployment.status.known);
    auto extent = hasEnded && !snapshot.logError ? ArchivedExtent::Whole : ArchivedExtent::Part;
    ArchivedRecord* known = m_index.find(deployment.id);
    if (known != nullptr && extentOf(*known) != ArchivedExtent::Row) {
        const bool isSame = known->state == stateOf(history::summaryOf(deployment));
        if (isSame && extentOf(*known) >= ArchivedExtent::Cut)
            return true;
        if (auto older = readRecord(document(), known->range, deployment.id))
            deployment = richerOf(std::move(deployment), std::move(older->deployment));
    }
    Batch batch;
    add(batch, std::move(deployment), extent);
    return write(batch);
}

void ArchiveKeeper::add(Batch& batch, Deployment deployment, ArchivedExtent extent)
{
    const deployment::Timestamp now = m_options.clock();
    Line line{deployment.id,
        {{}, stateOf(history::summaryOf(deployment)), deployment.end.value_or(deployment.start),
            deployment::isFinished(deployment.status.known), extent}};
    auto text = archiveLine(deployment, {extent, now}, *m_options.redactor);
    if (text && text->size() > m_options.limit / partsOfLimit && !deployment.log.empty()) {
        deployment.log = {};
        line.record.extent = std::min(extent, ArchivedExtent::Cut);
        text = archiveLine(std::move(deployment), {*line.record.extent, now}, *m_options.redactor);
    }
    if (!text)
        return;
    line.record.range = {batch.text.size(), static_cast<std::uint32_t>(text->size())};
    batch.text += *text;
    batch.text += '\n';
    batch.lines.push_back(std::move(line));
}

bool ArchiveKeeper::write(const Batch& batch)
{
    if (batch.lines.empty())
        return true;
    const auto begin = m_file.append(batch.text);
    if (!begin) {
        setTrouble(begin.error());
        return false;
    }
    setTrouble(std::nullopt);
    m_document.reset();
    for (const Line& line : batch.lines) {
        ArchivedRecord record = line.record;
        record.range.offset += *begin;
        m_index.put(line.id, record);
    }
    return true;
}

Expected<Snapshot> ArchiveKeeper::read(const std::string& id)
{
    ArchivedRecord* known = m_index.find(id);
    const auto held = document();
    if (known == nullptr || !held)
        return tl::unexpected(notArchived());
    auto snapshot = readRecord(held, known->range, id);
    if (!snapshot)
        return snapshot;
    const auto mark = markOf(known->range);
    snapshot->receivedAt = mark ? mark->at : m_options.clock();
    snapshot->requestedAt = std::chrono::steady_clock::now();
    snapshot->logError = logErrorOf(extentOf(*known));
    return snapshot;
}

bool ArchiveKeeper::needsRoom() const
{
    const std::uint64_t size = m_file.size();
    return size > m_options.limit || (size >= minCompacted && m_index.bytes() < size / 2);
}

void ArchiveKeeper::tidy(const std::stop_token& stop)
{
    if (!isWriter() || !m_hasLearned)
        return;
    if (const auto synced = m_file.sync(); !synced)
        setTrouble(synced.error());
    const deployment::Timestamp now = m_options.clock();
    if (!needsRoom() || (m_noTidyBefore && now < *m_noTidyBefore))
        return;
    if (m_file.size() > m_options.limit)
        m_dropped += m_index.shrinkTo(m_options.limit / (leftOfFive + 1) * leftOfFive);
    auto places = m_index.places();
    const auto kept = m_file.keepOnly(places, stop);
    m_document.reset();
    if (kept) {
        m_index.replacePlaces(places);
        m_noTidyBefore.reset();
    } else if (kept.error().code != ErrorCode::Cancelled) {
        setTrouble(kept.error());
        m_noTidyBefore = now + tidyBackoff;
    }
}

void ArchiveKeeper::markCurrent(bool isClosing)
{
    const deployment::Timestamp now = m_options.clock();
    if (!isWriter() || (!isClosing && now < m_marked + markInterval))
        return;
    m_marked = now;
    m_file.markCurrent(now);
}

ArchiveCondition ArchiveKeeper::condition() const
{
    return {m_file.size(), m_trouble, m_dropped, m_options.limit};
}

} // namespace sources
