// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log_block.h"

#include <memory>

namespace deployment {

/// The log of a deployment, a value of millions of entries that cost little more than their text.
/// Full blocks never change and are shared between copies: a copy costs the last block alone, and
/// a log that has grown shares what it had before.
class Log {
public:
    /// unknownTime for an entry that does not say when it was written.
    void append(Timestamp ownTime, std::string_view message);
    /// All entries of the other log; its blocks become those of this one.
    void append(Log other);

    /// The latest entries, at most so many; whole blocks are left out, so that it may be fewer by
    /// those of one block.
    [[nodiscard]] Log latest(std::size_t atMost) const;

    [[nodiscard]] std::size_t size() const { return m_openFirst + m_open.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// Where the entry stands in time: of one without a time of its own that of the entry before
    /// it, which is where to look for it, and not when it was written. unknownTime before the first
    /// time of the log.
    [[nodiscard]] Timestamp time(std::size_t entry) const;
    /// When the entry says that it was written, which is what is told of it; else unknownTime.
    [[nodiscard]] Timestamp ownTime(std::size_t entry) const;
    /// UTF-8 as the source wrote it; may hold line breaks and control characters.
    [[nodiscard]] std::string_view message(std::size_t entry) const;
    /// The first entry at or after the time, size() if there is none; for a log in time order.
    [[nodiscard]] std::size_t lowerBound(Timestamp time) const;

    /// The blocks, in order; together they are all entries.
    [[nodiscard]] std::size_t blockCount() const { return m_full.size() + !m_open.empty(); }
    [[nodiscard]] const LogBlock& block(std::size_t index) const;
    /// The number of the block's first entry.
    [[nodiscard]] std::size_t firstOf(std::size_t block) const;
    /// Which block holds the entry; blockCount() for size().
    [[nodiscard]] std::size_t blockOf(std::size_t entry) const;

    bool operator==(const Log& other) const;

private:
    struct Full {
        std::size_t first = 0;
        std::shared_ptr<const LogBlock> block;
    };

    [[nodiscard]] Timestamp lastTime() const;
    void append(const LogBlock& block, std::size_t entry);
    void appendEach(const Log& other);
    void makeRoom();
    void close();

    std::vector<Full> m_full;
    LogBlock m_open;
    std::size_t m_openFirst = 0;
};

} // namespace deployment
