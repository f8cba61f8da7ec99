// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace diagnosis {

/// Entries of a log, from first to before end.
struct EntryRange {
    std::size_t first = 0;
    std::size_t end = 0;

    [[nodiscard]] bool holds(std::size_t entry) const { return first <= entry && entry < end; }
    [[nodiscard]] std::size_t size() const { return end - first; }
    bool operator==(const EntryRange&) const = default;
};

/// Lines of a log that differ only in what is masked (LineScanner).
struct LineKind {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::uint64_t key = 0; ///< the same in every log where as many parts count
    std::size_t parts = none; ///< of the line that count, from its beginning
    std::size_t count = 0;
    std::size_t first = none; ///< entries
    std::size_t last = 0;
    std::size_t countWithin = 0; ///< of those within a range that is looked at apart
    std::size_t firstWithin = none;
    std::size_t lastWithin = 0;

    void add(std::size_t entry, bool isWithin);
    void add(const LineKind& other);
    bool operator==(const LineKind&) const = default;
};

/// The kinds of lines that a log has, in the order of their first entries. At most maxKinds of
/// lines that may tell of an error, and as many of others: of a log that has more, lines are known
/// by ever less of their beginning, until there are no more. That depends on the set of the lines
/// alone, not on their order.
class LineKinds {
public:
    static constexpr std::size_t maxKinds = 1 << 16;
    using OnProgress = std::function<void(double share)>;

    /// Of the entries read, with what lies within the other range apart. Stopped, it has a part.
    LineKinds(const deployment::Log& log, EntryRange read, EntryRange within,
        const std::stop_token& stop, const OnProgress& onProgress);
    LineKinds(const deployment::Log& log, const std::stop_token& stop);

    [[nodiscard]] const std::vector<LineKind>& all() const { return m_kinds; }

private:
    std::vector<LineKind> m_kinds;
};

/// The message, or so many parts of it, with <*> for what is masked.
[[nodiscard]] std::string maskedText(std::string_view message, std::size_t parts = LineKind::none);
/// The same with an example in its place that says as much of errors: 0, 404, 503 or 7.
[[nodiscard]] std::string exampleText(std::string_view message);

} // namespace diagnosis
