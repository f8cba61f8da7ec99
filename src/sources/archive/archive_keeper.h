// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/formats/document/document.h"
#include "deploy/formats/scan/history_scan.h"
#include "deploy/sources/snapshot.h"

#include "archive_batch.h"
#include "archive_contents.h"
#include "archive_file.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sources {

/// How an archive stands, for those who show it.
struct ArchiveCondition {
    std::uint64_t bytes = 0;
    /// Why nothing is added to it; nullopt while all is well.
    std::optional<deployment::Error> trouble;
    std::uint64_t dropped = 0; ///< deployments, so that it kept to its limit, since it was opened
    std::uint64_t limit = 0; ///< bytes

    bool operator==(const ArchiveCondition&) const = default;
};

/// What has become of rows that were to be kept.
struct KeptRows {
    bool isWritten = false; ///< otherwise they are to be given again
    /// Deployments among them that have ended, and are not archived whole: when they began, and
    /// their ids.
    std::vector<std::pair<deployment::Timestamp, std::string>> unfinished;
};

/// Keeps an archive: writes what is new, lets nothing richer be replaced by something poorer, and
/// holds the file to its size. Blocks; one thread at a time. Nothing is written before all that the
/// file has was learned.
class ArchiveKeeper {
public:
    struct Options {
        std::filesystem::path path;
        std::uint64_t limit = defaultLimit; ///< bytes
        std::shared_ptr<const deployment::Redactor> redactor;
        deployment::Clock clock = deployment::systemNow;
    };
    static constexpr std::uint64_t defaultLimit = std::uint64_t{1} << 30;

    explicit ArchiveKeeper(Options options);

    /// Becomes its writer if no one else is. condition() says why not.
    void open();
    /// Rows of the file, in the order in which they stand in it.
    void learn(const history::History& rows, const formats::RecordPlaces& places);
    /// That was all of it. Read from that document; null if there is no file.
    void finishLearning(std::shared_ptr<const formats::Document> document, formats::Shape shape);
    /// Reads the file itself, if it is the writer and has not learned yet.
    void learnNow();
    /// A file that could not be read is left alone.
    void failLearning(const deployment::Error& error);
    [[nodiscard]] bool isWriter() const { return m_file.isOpen(); }
    /// Somebody has removed the file: what was archived is forgotten, and a new one begins.
    [[nodiscard]] bool noticeForgotten();

    /// Of rows that came while another one may have written: as of when they are, at the latest.
    /// What was archived later stays then.
    [[nodiscard]] KeptRows keepRows(const history::History& rows,
        std::optional<deployment::Timestamp> besideOthersAt = std::nullopt);
    /// A whole deployment; without a complete log where that could not be read. False if it could
    /// not be written.
    bool keepWhole(const Snapshot& snapshot);
    /// ArchiveContents::read().
    [[nodiscard]] deployment::Expected<Snapshot> read(const std::string& id)
    {
        return m_contents.read(id);
    }
    /// Makes lasting what was written; makes room, if there is something to be thrown away.
    void tidy(const std::stop_token& stop);
    /// What it has is current just now: from time to time the file's time says so.
    void markCurrent();
    /// Leaves the file as others should find it; nothing is kept afterwards.
    void close(bool isCurrent);

    [[nodiscard]] ArchiveCondition condition() const;
    [[nodiscard]] std::size_t size() const { return m_contents.index().size(); }

private:
    void learnAgain();
    [[nodiscard]] deployment::Expected<formats::ScanResult> learnAll(
        const formats::Document& document);
    void addRow(ArchiveBatch& batch, const history::Summary& row, ArchivedRecord* known);
    [[nodiscard]] ArchiveBatch newBatch() const;
    [[nodiscard]] bool write(const ArchiveBatch& batch);
    [[nodiscard]] bool needsRoom() const;
    void compact(const std::stop_token& stop);
    void setTrouble(std::optional<deployment::Error> trouble) { m_trouble = std::move(trouble); }

    Options m_options;
    ArchiveFile m_file;
    ArchiveContents m_contents;
    std::optional<deployment::Error> m_trouble;
    std::uint64_t m_dropped = 0;
    std::optional<deployment::Timestamp> m_tidyFailed; ///< when it did last; nullopt: it went well
    deployment::Timestamp m_marked{};
    bool m_hasLearned = false;
    bool m_isForeign = false; ///< not to be written to, ever
};

} // namespace sources
