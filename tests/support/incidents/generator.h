// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident.h"
#include "kinds.h"
#include "run_writer.h"

#include <cstdint>

namespace incidents {

/// Which kinds: those that one looks at while working on the rules, or those that only tell whether
/// the rules are good for others, too (told by systems that the open ones are not told by).
enum class KindSet : std::uint8_t { Open, HeldBack };

/// Makes incidents up, each with the runs before it and the answer; the same seed, the same
/// incidents. They are independent of one another.
class IncidentGenerator {
public:
    IncidentGenerator(KindSet set, std::uint64_t seed);

    [[nodiscard]] std::size_t kindCount() const { return m_kinds.size(); }
    /// All kinds take turns.
    [[nodiscard]] Incident incident(std::uint64_t index) const;
    /// Ended well, or under way and in time (every fifth), with as much noise as an incident.
    [[nodiscard]] Incident healthy(std::uint64_t index) const;
    /// One whose running step takes too long.
    [[nodiscard]] Incident late(std::uint64_t index) const;

private:
    [[nodiscard]] std::optional<Trouble> troubleOf(
        const Service& service, const Kind& kind, const Wording* cause, demo::Random& random) const;
    [[nodiscard]] Incident runningOne(std::uint64_t index, bool isLate) const;

    std::span<const Kind> m_kinds;
    std::vector<Voice> m_voices;
    std::uint64_t m_seed;
};

} // namespace incidents
