// SPDX-License-Identifier: GPL-3.0-or-later
#include "earlier_ids.h"

#include "deploy/formats/scan/history_scan.h"
#include "deploy/history/string_pool.h"

#include <algorithm>
#include <utility>

namespace sources {

namespace {

void addHashes(std::vector<std::uint64_t>& hashes, const history::History& rows)
{
    for (history::Row row = 0; row < rows.size(); ++row)
        hashes.push_back(history::hashOf(rows.id(row)));
}

} // namespace

deployment::Expected<std::shared_ptr<const EarlierIds>> EarlierIds::of(
    const formats::Document& document, const std::stop_token& stop)
{
    auto ids = std::make_shared<EarlierIds>();
    formats::ScanOptions options;
    options.stop = stop;
    options.growing = true;
    options.inRuns = true;
    options.problemLimit = 0;
    options.onBatch = [&hashes = ids->m_hashes](const formats::ScanBatch& batch) {
        addHashes(hashes, batch.rows);
        for (const history::SummaryRun& run : batch.runs)
            hashes.insert(hashes.end(), run.hashes().begin(), run.hashes().end());
    };
    if (const auto result = scanHistory(document, options); !result)
        return tl::unexpected(result.error());
    ids->sort(0);
    return ids;
}

std::shared_ptr<const EarlierIds> EarlierIds::with(const history::History& rows) const
{
    auto all = std::make_shared<EarlierIds>();
    all->m_hashes.reserve(m_hashes.size() + rows.size());
    all->m_hashes = m_hashes;
    addHashes(all->m_hashes, rows);
    all->sort(m_hashes.size());
    return all;
}

bool EarlierIds::contains(std::uint64_t hash) const
{
    return std::ranges::binary_search(m_hashes, hash);
}

/// The first ones are sorted already.
void EarlierIds::sort(std::size_t sorted)
{
    const auto added = m_hashes.begin() + static_cast<std::ptrdiff_t>(sorted);
    std::sort(added, m_hashes.end());
    std::inplace_merge(m_hashes.begin(), added, m_hashes.end());
    m_hashes.erase(std::unique(m_hashes.begin(), m_hashes.end()), m_hashes.end());
}

} // namespace sources
