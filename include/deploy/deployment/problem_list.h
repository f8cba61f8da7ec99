// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
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
    void takeBack(Severity severity)
    {
        auto& counted = severity == Severity::Error ? errors : warnings;
        counted -= counted > 0 ? 1 : 0;
    }
    void add(const ProblemTotals& more);
};

/// Of problems that are all there are: each error with a record stands for one that is not shown.
[[nodiscard]] ProblemTotals totalsOf(const std::vector<Problem>& problems);

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
    /// Problems that are all there are.
    void add(std::vector<Problem> more);
};

/// What is wrong with the deployments of a source as they are known now: what is learned of one
/// anew takes the place of what was learned before. Listed and counted as in a ProblemList.
class KnownProblems {
public:
    void clear() { *this = {}; }
    /// Problems that are counted in the totals already; empty totals: they are all there are.
    void add(std::vector<Problem> more, const ProblemTotals& moreTotals);
    /// What is known of the deployment is void. False if there was nothing.
    bool forget(std::string_view id);

    [[nodiscard]] bool empty() const { return m_listed.empty() && m_totals.empty(); }
    /// Whether one is of that deployment.
    [[nodiscard]] bool concern(std::string_view id) const
    {
        return m_deployments.find(id) != m_deployments.end();
    }
    /// What was told of the deployment last could not be read: whatever is shown of it is older. It
    /// has a problem that says so.
    void noteUnreadNews(std::string_view id) { m_unreadNews.emplace(id); }
    [[nodiscard]] bool hasUnreadNews(std::string_view id) const
    {
        return m_unreadNews.find(id) != m_unreadNews.end();
    }
    [[nodiscard]] bool hasAnyUnreadNews() const { return !m_unreadNews.empty(); }
    [[nodiscard]] std::vector<std::string> unreadNews() const
    {
        return {m_unreadNews.begin(), m_unreadNews.end()};
    }
    /// Without the ids of those that are not listed.
    [[nodiscard]] const ProblemTotals& totals() const { return m_totals; }
    /// Those that are listed, in the order in which they came.
    [[nodiscard]] std::vector<Problem> listed() const;
    /// The same with all that is known of the others.
    [[nodiscard]] ProblemList list() const;

private:
    struct OfDeployment {
        std::vector<std::uint64_t> listed; ///< their numbers
        std::uint64_t unlistedErrors = 0;
        std::uint64_t unlistedWarnings = 0; ///< and those of which only the deployment was told
    };
    struct TextHash {
        using is_transparent = void; // NOLINT(readability-identifier-naming): std asks it
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };

    [[nodiscard]] std::uint64_t& listedOf(Severity severity)
    {
        return severity == Severity::Error ? m_listedErrors : m_listedWarnings;
    }

    std::map<std::uint64_t, Problem> m_listed; ///< by the number of their arrival
    std::uint64_t m_nextNumber = 0;
    std::uint64_t m_listedErrors = 0;
    std::uint64_t m_listedWarnings = 0;
    ProblemTotals m_totals;
    std::unordered_map<std::string, OfDeployment, TextHash, std::equal_to<>> m_deployments;
    std::set<std::string, std::less<>> m_unreadNews;
};

} // namespace deployment
