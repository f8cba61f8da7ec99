// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstdint>
#include <unordered_map>

namespace formats {

/// Where the record of a deployment stands in the bytes of a document; length 0 means none.
struct RecordRange {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;

    bool operator==(const RecordRange&) const = default;
};

/// What the record handles of a document's rows mean. Nearly every handle is the plain place:
/// 40 bits of offset and 24 bits of length; only records of 16 MiB and more are looked up here. A
/// record that begins beyond a tebibyte has no handle.
class RecordPlaces {
public:
    /// The handle of the place, which is remembered unless it is plain.
    [[nodiscard]] history::RecordHandle add(RecordRange range);
    /// What the others know is known here, too.
    void add(const RecordPlaces& others);
    void clear() { m_longRecords.clear(); }

    /// Nowhere (length 0) for a handle that is not of this document.
    [[nodiscard]] RecordRange rangeOf(history::RecordHandle handle) const;

    /// Whether the handle of the place means the same in every document.
    [[nodiscard]] static bool isPlain(RecordRange range);

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_longRecords; ///< lengths by offset
};

} // namespace formats
