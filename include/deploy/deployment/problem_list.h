// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deployment {

/// What is wrong in the data as numbers: of all problems, listed individually or not.
struct ProblemTotals {
    std::uint64_t errors = 0;
    std::uint64_t warnings = 0;
    std::uint64_t unreadRecords = 0; ///< that are not shown
    std::vector<std::string> unlistedIds{}; ///< deployments with a problem that is not listed
    std::optional<Message> likeness{}; ///< what it is instead, where no record could be read

    bool operator==(const ProblemTotals&) const = default;
    [[nodiscard]] std::uint64_t all() const { return errors + warnings; }
    [[nodiscard]] bool empty() const { return all() == 0 && unreadRecords == 0 && !likeness; }
    void count(Severity severity) { ++(severity == Severity::Error ? errors : warnings); }
    void add(const ProblemTotals& more);
};

/// The problems of a source. Of errors and of warnings the first ones are listed, so that neither
/// crowds out the other; all are counted, and every deployment that has one is known.
struct ProblemList {
    /// Of each severity.
    static constexpr std::size_t limit = 10'000;

    std::vector<Problem> listed;
    ProblemTotals totals;

    bool operator==(const ProblemList&) const = default;
    [[nodiscard]] bool empty() const { return listed.empty() && totals.empty(); }
    /// Problems that are counted in the totals already.
    void add(std::vector<Problem> more, const ProblemTotals& moreTotals);
    /// Problems of which there are no totals: each error with a record stands for one that is not
    /// shown.
    void add(std::vector<Problem> more);
};

} // namespace deployment
