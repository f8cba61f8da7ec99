// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/byte_finder.h"
#include "deploy/deployment/log_block.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace diagnosis {

/// Finds the few entries of a log that hold one of some words, at the speed at which memory is
/// read.
class EntrySearch {
public:
    explicit EntrySearch(std::span<const std::string_view> words);

    /// Their numbers within the block, in order; a few may only seem to, over their ends.
    [[nodiscard]] std::vector<std::size_t> in(const deployment::LogBlock& block) const;

private:
    std::vector<deployment::ByteFinder> m_finders;
};

} // namespace diagnosis
