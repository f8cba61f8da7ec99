// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/run_digest.h"
#include "deploy/diagnosis/runs/usual_durations.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace diagnosis {

/// What is kept of the runs of one source that were read whole, and what was learned from them.
class RunDigests {
public:
    /// The later one of an id wins.
    void insert(RunDigest digest);
    void remove(std::string_view id);
    void clear();

    /// nullptr for one that was not read; valid until this changes.
    [[nodiscard]] const RunDigest* find(std::string_view id) const;
    [[nodiscard]] std::size_t size() const { return m_digests.size(); }
    [[nodiscard]] const UsualDurations& usual() const { return m_usual; }

private:
    std::unordered_map<std::string, UsualDurations::Run> m_digests;
    UsualDurations m_usual;
};

} // namespace diagnosis
