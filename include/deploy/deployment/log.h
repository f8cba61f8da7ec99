// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace deployment {

/// The log of a deployment: one arena of text and an index of entries, so that millions of entries
/// cost little more than their text.
class Log {
public:
    void append(Timestamp time, std::string_view message);
    void reserve(std::size_t entries, std::size_t bytes);

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] Timestamp time(std::size_t entry) const { return m_entries[entry].time; }
    /// UTF-8 as the source wrote it; may hold line breaks and control characters.
    [[nodiscard]] std::string_view message(std::size_t entry) const;
    /// The first entry at or after the moment, size() if there is none; for a log in order of time.
    [[nodiscard]] std::size_t lowerBound(Timestamp time) const;

    bool operator==(const Log&) const = default;

private:
    struct Entry {
        Timestamp time;
        std::size_t end; ///< of the message in the arena; it begins where the one before ends
        bool operator==(const Entry&) const = default;
    };

    std::string m_text;
    std::vector<Entry> m_entries;
};

} // namespace deployment
