// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/folded_finder.h"
#include "deploy/deployment/log_block.h"
#include "deploy/models/log_matches.h"
#include "deploy/models/log_pattern.h"

#include <atomic>
#include <memory>
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
    /// the log. What is found is worth nothing once the search is cancelled.
    [[nodiscard]] Found search(const deployment::LogBlock& block, std::size_t from,
        std::size_t numberOfFirst, const std::atomic<bool>& cancelled);

private:
    struct Search;

    [[nodiscard]] deployment::FoldedFinder* finderFor(std::string_view text, std::size_t entries);
    void searchText(const Search& search, deployment::FoldedFinder& finder, std::size_t from);
    void searchEach(const Search& search, std::size_t from);
    void take(const Search& search, std::size_t entry);

    /// Of the plain text, or of texts that stand in whatever the expression matches.
    std::vector<deployment::FoldedFinder> m_finders;
    std::unique_ptr<LogExpressionMatcher> m_expression; ///< null for plain text
};

} // namespace models
