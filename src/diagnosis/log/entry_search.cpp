// SPDX-License-Identifier: GPL-3.0-or-later
#include "entry_search.h"

#include <algorithm>

namespace diagnosis {

EntrySearch::EntrySearch(std::span<const std::string_view> words)
{
    for (const std::string_view word : words)
        m_finders.emplace_back(word);
}

std::vector<std::size_t> EntrySearch::in(const deployment::LogBlock& block) const
{
    std::vector<std::size_t> entries;
    for (const deployment::ByteFinder& finder : m_finders) {
        std::size_t entry = 0;
        for (std::size_t at = finder.find(block.text(), 0); at != deployment::ByteFinder::npos;
             at = finder.find(block.text(), block.end(entry))) {
            std::size_t beyond = block.size();
            while (entry < beyond) {
                const std::size_t middle = entry + (beyond - entry) / 2;
                if (block.end(middle) <= at)
                    entry = middle + 1;
                else
                    beyond = middle;
            }
            entries.push_back(entry);
        }
    }
    std::ranges::sort(entries);
    entries.erase(std::ranges::unique(entries).begin(), entries.end());
    return entries;
}

} // namespace diagnosis
