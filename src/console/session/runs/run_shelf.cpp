// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_shelf.h"

#include <algorithm>

namespace console {

RunShelf::RunShelf(std::size_t maxRuns, std::size_t maxEntries)
    : m_maxRuns(maxRuns)
    , m_maxEntries(maxEntries)
{
}

void RunShelf::put(const std::string& id, const RowFingerprint& row, const Run& run)
{
    const auto known = std::ranges::find(m_runs, id, &Kept::id);
    if (known != m_runs.end()) {
        m_entries -= known->run->log.size();
        m_runs.erase(known);
    }
    m_runs.push_front({id, row, run});
    m_entries += run->log.size();
    makeRoom();
}

void RunShelf::makeRoom()
{
    while (!m_runs.empty() && (m_runs.size() > m_maxRuns || m_entries > m_maxEntries)) {
        m_entries -= m_runs.back().run->log.size();
        m_runs.pop_back();
    }
}

RunShelf::Run RunShelf::find(std::string_view id, const RowFingerprint& row)
{
    const auto known = std::ranges::find(m_runs, id, &Kept::id);
    if (known == m_runs.end() || known->row != row)
        return nullptr;
    m_runs.splice(m_runs.begin(), m_runs, known);
    return m_runs.front().run;
}

} // namespace console
