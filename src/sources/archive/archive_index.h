// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/record/record_places.h"
#include "deploy/history/history.h"

#include "archive_line.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sources {

/// What an archive has of a deployment: where its newest record stands, and what is in it.
struct ArchivedRecord {
    formats::RecordRange range;
    std::uint64_t state = 0; ///< of its row (stateOf)
    deployment::Timestamp time; ///< when it ended, else when it began
    bool hasEnded = false;
    std::optional<ArchivedExtent> extent = std::nullopt; ///< nullopt: its mark was not read yet
};

/// The newest record of each deployment of an archive. Ids are known by 64 bits of each: that two
/// of a million share them is less likely than one in ten million, and whoever reads a record sees
/// whose it is.
class ArchiveIndex {
public:
    using Records = std::unordered_map<std::uint64_t, ArchivedRecord>;

    /// Rows of the archive file, whose records are places in it; later ones win.
    void add(const history::History& rows, const formats::RecordPlaces& places);
    /// In the place of what was known of the deployment.
    void put(std::string_view id, const ArchivedRecord& record);
    /// Null if there is none; valid until the index changes.
    [[nodiscard]] ArchivedRecord* find(std::string_view id);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_records.size(); }
    /// Of the newest records with their ends: what a compaction would leave.
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

    /// Forgets the records that ended first, then those that began first, until the rest takes so
    /// many bytes at most. Says how many went.
    std::size_t shrinkTo(std::uint64_t bytes);
    /// All places in their order; replacePlaces() takes the ones that they have come to.
    [[nodiscard]] std::vector<formats::RecordRange> places() const;
    void replacePlaces(const std::vector<formats::RecordRange>& places);

private:
    [[nodiscard]] std::vector<Records::value_type*> inOrder();

    Records m_records;
    std::uint64_t m_bytes = 0;
};

} // namespace sources
