// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/case_insensitive_finder.h"
#include "deploy/deployment/log_block.h"
#include "deploy/models/log/log_matches.h"
#include "deploy/models/log/log_pattern.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace models {

class LogExpressionMatcher;

/// Finds the entries of a log that a pattern matches, block by block; for one thread. An empty or
/// unusable pattern matches nothing.
class LogMatcher {
public:
    struct Found {
        LogMatches::Run entries; ///< by their numbers in the log
        std::size_t tooComplex = 0; ///< entries on which the expression was given up
    };

    explicit LogMatcher(const LogPattern& pattern);
    ~LogMatcher();
    LogMatcher(const LogMatcher&) = delete;
    LogMatcher& operator=(const LogMatcher&) = delete;

    /// Looks at the entries from one of the block on; the block's first entry has that number in
    /// the log. The result is incomplete once the search is cancelled.
    [[nodiscard]] Found search(const deployment::LogBlock& block, std::size_t from,
        std::size_t numberOfFirst, const std::atomic<bool>& cancelled);

private:
    struct Search;

    void searchText(const Search& search, std::size_t from);
    void searchExpression(const Search& search, std::size_t from);
    [[nodiscard]] const deployment::ByteFinder* requiredIn(
        std::string_view text, std::size_t entries);
    void searchBytes(const Search& search, const deployment::ByteFinder& finder, std::size_t from,
        std::size_t to);
    void addMatch(const Search& search, std::size_t entry);

    std::optional<deployment::CaseInsensitiveFinder> m_text; ///< that is looked for as it is
    std::unique_ptr<LogExpressionMatcher> m_expression; ///< or is to be matched
    /// Texts that stand, byte for byte, in whatever the expression matches.
    std::vector<deployment::ByteFinder> m_required;
};

} // namespace models
