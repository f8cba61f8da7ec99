// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident.h"
#include "incidents/kinds/kinds.h"
#include "incidents/run/run_writer.h"

#include <cstdint>

namespace incidents {

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

    KindSet m_set;
    std::span<const Kind> m_kinds;
    std::vector<Voice> m_voices;
    std::uint64_t m_seed;
};

} // namespace incidents
