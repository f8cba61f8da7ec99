// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deployment {

/// Consecutive entries of a log: their messages concatenated, and where each one ends.
class LogBlock {
public:
    /// Where it stands in time, and whether it says so itself.
    void append(Timestamp time, std::string_view message, bool isOwnTime = true);
    void reserve(std::size_t entries, std::size_t bytes);
    /// Gives back memory that was kept for further entries.
    void shrink();

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    /// As those of the log.
    [[nodiscard]] Timestamp time(std::size_t entry) const { return m_entries[entry].time; }
    [[nodiscard]] Timestamp ownTime(std::size_t entry) const
    {
        return m_entries[entry].isOwnTime != 0 ? m_entries[entry].time : unknownTime;
    }
    [[nodiscard]] std::string_view message(std::size_t entry) const;
    /// All messages, with nothing between them.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Where the message begins in the text.
    [[nodiscard]] std::size_t begin(std::size_t entry) const
    {
        return entry == 0 ? 0 : end(entry - 1);
    }
    /// Where the message ends in the text.
    [[nodiscard]] std::size_t end(std::size_t entry) const
    {
        return static_cast<std::size_t>(m_entries[entry].end);
    }

private:
    struct Entry {
        Timestamp time;
        // One bit of what never needs it: there may be ten million entries.
        std::uint64_t isOwnTime : 1;
        std::uint64_t end : 63; ///< of the message in the text; it begins where the one before ends
    };

    std::string m_text;
    std::vector<Entry> m_entries;
};

} // namespace deployment
