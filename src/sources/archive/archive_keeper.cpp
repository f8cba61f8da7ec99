// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_keeper.h"

#include "deploy/sources/interval.h"

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
/// A longer one is not written again only because it is closed.
constexpr std::uint64_t maxCompactedAtEnd = std::uint64_t{1} << 26;
/// What is left of the limit when there was too much, in parts of five.
constexpr std::uint64_t leftOfFive = 4;
/// A record may take that part of the limit; of a longer one the log is left out.
constexpr std::uint64_t partsOfLimit = 8;
constexpr std::uint64_t maxRecord = std::uint64_t{1} << 30;
constexpr deployment::Milliseconds tidyBackoff{600'000};
/// Whoever else has the file open looks at it whenever its time changes.
constexpr deployment::Milliseconds markInterval{600'000};

Error noArchive()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE(
             "Message", "The file of the archive holds something else; it is left as it is."),
            {}},
        {}};
}

} // namespace

ArchiveKeeper::ArchiveKeeper(Options options)
    : m_options(std::move(options))
    , m_file(m_options.path)
    , m_contents(m_options.path)
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
    m_contents.clear();
    if (m_file.size() == 0 || !m_contents.document())
        return;
    const auto result = learnAll(*m_contents.document());
    if (!result)
        failLearning(result.error());
}

Expected<formats::ScanResult> ArchiveKeeper::learnAll(const formats::Document& document)
{
    formats::ScanOptions options;
    options.onBatch = [this](formats::ScanBatch&& batch) { learn(batch.rows, batch.places); };
    return formats::scanHistory(document, options);
}

void ArchiveKeeper::learn(const history::History& rows, const formats::RecordPlaces& places)
{
    m_contents.index().add(rows, places);
}

void ArchiveKeeper::finishLearning(
    std::shared_ptr<const formats::Document> document, formats::Shape shape)
{
    if (shape == formats::Shape::Array || shape == formats::Shape::Container) {
        failLearning(noArchive());
        return;
    }
    m_contents.setDocument(std::move(document));
    m_hasLearned = true;
}

void ArchiveKeeper::learnNow()
{
    if (!isWriter() || m_hasLearned)
        return;
    m_contents.clear();
    const auto document = formats::Document::open(m_options.path);
    if (!document && document.error().code == ErrorCode::NotFound)
        return finishLearning(nullptr, formats::Shape::Empty);
    if (!document)
        return failLearning(document.error());
    const auto result = learnAll(**document);
    if (result)
        finishLearning(*document, result->shape);
    else
        failLearning(result.error());
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
    m_contents.clear();
    open();
    return true;
}

KeptRows ArchiveKeeper::keepRows(
    const history::History& rows, std::optional<deployment::Timestamp> besideOthersAt)
{
    KeptRows kept;
    if (!isWriter() || !m_hasLearned)
        return kept;
    ArchiveBatch batch = newBatch();
    for (history::Row row = 0; row < rows.size(); ++row) {
        const history::Summary summary = rows.at(row);
        ArchivedRecord* known = m_contents.index().find(summary.id);
        const bool isKnown = known != nullptr && known->state == stateOf(summary);
        if (!isKnown && known != nullptr && besideOthersAt
            && m_contents.knownAt(*known) > besideOthersAt)
            continue;
        if (!isKnown)
            addRow(batch, summary, known);
        if (deployment::isFinished(rows.status(row))
            && (known == nullptr || !isKnown || m_contents.extentOf(*known) < ArchivedExtent::Cut))
            kept.unfinished.emplace_back(summary.start, summary.id);
    }
    kept.isWritten = write(batch);
    return kept;
}

/// The row is new; what else is known of the deployment stays with it.
void ArchiveKeeper::addRow(ArchiveBatch& batch, const history::Summary& row, ArchivedRecord* known)
{
    auto deployment = m_contents.richDeployment(known, row.id);
    const auto extent = deployment ? ArchivedExtent::Part : ArchivedExtent::Row;
    Deployment next = deployment ? std::move(*deployment) : Deployment();
    history::assignSummary(next, row);
    batch.add(std::move(next), {extent, m_options.clock()});
}

bool ArchiveKeeper::keepWhole(const Snapshot& snapshot)
{
    if (!isWriter() || !m_hasLearned)
        return false;
    Deployment deployment = snapshot.deployment;
    const bool hasEnded = deployment::isFinished(deployment.status.known);
    const auto extent =
        hasEnded && !snapshot.logError ? ArchivedExtent::Whole : ArchivedExtent::Part;
    ArchivedRecord* known = m_contents.index().find(deployment.id);
    if (known != nullptr && known->state == stateOf(history::summaryOf(deployment))
        && m_contents.extentOf(*known) >= ArchivedExtent::Cut)
        return true;
    if (auto older = m_contents.richDeployment(known, deployment.id))
        deployment = richerOf(std::move(deployment), std::move(*older));
    ArchiveBatch batch = newBatch();
    batch.add(std::move(deployment), {extent, m_options.clock()});
    return write(batch);
}

ArchiveBatch ArchiveKeeper::newBatch() const
{
    return {*m_options.redactor, std::min(m_options.limit / partsOfLimit, maxRecord)};
}

bool ArchiveKeeper::write(const ArchiveBatch& batch)
{
    if (batch.lines().empty())
        return true;
    const auto begin = m_file.append(batch.text());
    if (!begin) {
        setTrouble(begin.error());
        return false;
    }
    setTrouble(std::nullopt);
    m_contents.setDocument(nullptr);
    for (const ArchiveBatch::Line& line : batch.lines()) {
        ArchivedRecord record = line.record;
        record.range.offset += *begin;
        m_contents.index().put(line.id, record);
    }
    return true;
}

bool ArchiveKeeper::needsRoom() const
{
    const std::uint64_t size = m_file.size();
    return size > m_options.limit
        || (size >= minCompacted && m_contents.index().bytes() < size / 2);
}

void ArchiveKeeper::tidy(const std::stop_token& stop)
{
    if (!isWriter() || !m_hasLearned)
        return;
    if (const auto synced = m_file.sync(); !synced)
        setTrouble(synced.error());
    const deployment::Timestamp now = m_options.clock();
    if (!needsRoom() || (m_tidyFailed && !hasPassed(tidyBackoff, *m_tidyFailed, now)))
        return;
    if (m_file.size() > m_options.limit)
        m_dropped += m_contents.index().shrinkTo(m_options.limit / (leftOfFive + 1) * leftOfFive);
    compact(stop);
}

void ArchiveKeeper::compact(const std::stop_token& stop)
{
    auto places = m_contents.index().places();
    const auto kept = m_file.keepOnly(places, stop);
    m_contents.setDocument(nullptr);
    if (kept) {
        m_contents.index().replacePlaces(places);
        m_tidyFailed.reset();
    } else if (kept.error().code != ErrorCode::Cancelled) {
        setTrouble(kept.error());
        m_tidyFailed = m_options.clock();
    }
}

void ArchiveKeeper::close(bool isCurrent)
{
    if (!isWriter() || !m_hasLearned)
        return;
    static_cast<void>(m_file.sync());
    // Whoever reads it as a file is spared the states that are no more.
    if (m_file.size() <= maxCompactedAtEnd && m_contents.index().bytes() < m_file.size())
        compact({});
    if (isCurrent)
        m_file.markCurrent(m_options.clock());
    m_file.close();
}

void ArchiveKeeper::markCurrent()
{
    const deployment::Timestamp now = m_options.clock();
    if (!isWriter() || !hasPassed(markInterval, m_marked, now))
        return;
    m_marked = now;
    m_file.markCurrent(now);
}

ArchiveCondition ArchiveKeeper::condition() const
{
    return {m_file.size(), m_trouble, m_dropped, m_options.limit};
}

} // namespace sources
