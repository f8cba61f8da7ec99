// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/history/history.h"
#include "deploy/history/ranking.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

/// Where a page of the list ended.
struct Cursor {
    deployment::Timestamp start;
    std::string id;

    bool operator==(const Cursor&) const = default;
};

/// Every deployment as it stands, with its revision. Not synchronized.
class DeploymentIndex {
public:
    struct Entry {
        std::shared_ptr<const std::string> json; ///< whole
        std::uint64_t revision = 0;
    };
    struct Page {
        std::vector<history::Row> rows;
        std::optional<Cursor> next;
        std::size_t total = 0;
    };

    void put(const deployment::Deployment& deployment, std::uint64_t revision);
    [[nodiscard]] std::optional<Entry> find(std::string_view id) const;
    [[nodiscard]] std::uint64_t revision(history::Row row) const { return m_entries[row].revision; }
    [[nodiscard]] const history::History& history() const { return m_history; }

    /// Newest first, ties by id; starting after the cursor.
    [[nodiscard]] Page page(
        const history::Filter& filter, const std::optional<Cursor>& after, std::size_t limit) const;

    /// Whether the version was deployed with success where that row's deployment was.
    [[nodiscard]] bool hasSucceeded(std::string_view version, history::Row row) const;

private:
    [[nodiscard]] bool isBehind(history::Row row, const Cursor& cursor) const;

    history::History m_history;
    std::vector<Entry> m_entries; ///< by row
    mutable history::Ranking m_ranking;
};

} // namespace server
