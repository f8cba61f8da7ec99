// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/packed_column.h"
#include "deploy/sources/source.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sources {

/// What leads to the archive, for rows that are not in its file's list: whoever reads one finds it
/// by its id.
inline constexpr history::RecordHandle archivedRecord{1};

/// The status of one that had not ended when it was seen last, and that the server does not have:
/// it may have ended in any way since.
inline constexpr std::string_view lostStatus = "UNKNOWN";

/// The row of a deployment that only the archive has.
[[nodiscard]] history::Summary archivedSummary(history::Summary lastSeen);

/// The deployments that the server has, as its source tells of them; and those that it had and has
/// no more.
class LiveRows {
public:
    using Rows = std::shared_ptr<const history::History>;

    struct News {
        /// Those of an update that are new, or other than before; all where these are most of them.
        Rows rows;
        bool isUrgent = false; ///< one appeared, ended, or has another status
    };
    /// Takes what the source tells.
    [[nodiscard]] News take(const HistoryUpdate& update);
    /// A list has come whole: those that the server had before and that have not come again, as
    /// rows of the archive. Null if there are none.
    [[nodiscard]] Rows settle();
    /// Of a list that broke off, what has not come is not gone.
    void giveUp();

    /// The server has it.
    [[nodiscard]] bool has(std::string_view id) const;
    /// When it began; nullopt if the server does not have it.
    [[nodiscard]] std::optional<deployment::Timestamp> startOf(std::string_view id) const;
    /// How it stands, or stood when the server had it; nullopt if it never was there.
    [[nodiscard]] std::optional<history::Summary> find(std::string_view id) const;
    /// All that it has, and that it had while this lives.
    [[nodiscard]] const history::History& history() const { return m_rows; }
    /// When something new came last: what was asked for before that may not have it.
    [[nodiscard]] std::chrono::steady_clock::time_point newsAt() const { return m_newsAt; }
    /// The rows of the server alone.
    [[nodiscard]] Rows present() const;
    /// The rows of others that the server does not have; the same object where that is all of them.
    [[nodiscard]] Rows without(const Rows& others) const;

private:
    void mark(history::Row row);
    /// Of the rows of an update that were taken, one change each.
    [[nodiscard]] News newsOf(
        const Rows& rows, std::span<const history::History::Change> changes) const;

    history::History m_rows;
    history::PackedColumn<std::uint32_t>
        m_lists; ///< by row: the list that had it last; 0: it is gone
    std::uint32_t m_list = 1; ///< the current one
    std::chrono::steady_clock::time_point m_newsAt{};
    bool m_isReplacing = false; ///< the current list has begun, and has not ended
};

} // namespace sources
