// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sources {

/// Reads the log of a container as the API server gives it with timestamps=true: a line each, its
/// time with up to nine decimals before the first space. A line without a time has that of the one
/// before. After a new connection it goes on where it was: what comes again is left out.
class PodLogLines {
public:
    /// A line that is longer is cut there, and marked.
    static constexpr std::size_t longestLine = std::size_t{1} << 20;

    /// Entries of the lines that these bytes complete.
    [[nodiscard]] deployment::Log feed(std::string_view bytes);
    /// The log has ended: what has come of its last line counts, too.
    [[nodiscard]] deployment::Log end();
    /// Another connection begins, from the second on in which the last line was written. Half a
    /// line comes again.
    void expectRepeats();

    /// What was expected has come up to the last line, and nothing behind it but half a line.
    [[nodiscard]] bool hasComeAgain() const
    {
        return !m_last || (m_isRepeating && m_repeated == m_sameAsLast);
    }
    /// Half a line that has no end yet.
    [[nodiscard]] const std::string& rest() const { return m_line; }
    /// The whole second of the last line, as sinceTime wants it ("2026-03-03T09:00:05Z"); empty
    /// before there is one.
    [[nodiscard]] const std::string& since() const { return m_since; }

private:
    struct Moment {
        std::string second; ///< "2026-03-03T09:00:05"
        std::int64_t nanos = 0;

        auto operator<=>(const Moment&) const = default;
    };

    [[nodiscard]] static std::optional<Moment> momentOf(std::string_view text);
    void append(std::string_view piece);
    void endLine(deployment::Log& entries);
    [[nodiscard]] bool isRepeated(const Moment& moment);
    [[nodiscard]] static deployment::Timestamp timeOf(const Moment& moment);

    std::string m_line;
    bool m_isCut = false; ///< the line was longer
    std::optional<Moment> m_last; ///< of all that were handed out
    std::int64_t m_sameAsLast = 0; ///< lines of that very moment
    bool m_isRepeating = false;
    std::int64_t m_repeated = 0; ///< lines of that moment that came again
    bool m_wasRepeated = false; ///< the line before
    std::string m_since;
};

} // namespace sources
