// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/run_digests.h"

#include <memory>
#include <utility>

namespace diagnosis {

namespace {

/// More are read only where no one has asked for a long time.
constexpr std::size_t maxChangesKept = 256;

} // namespace

void RunDigests::insert(RunDigest digest)
{
    remove(digest.id);
    const auto shared = std::make_shared<const RunDigest>(std::move(digest));
    m_usual.add(shared);
    m_digests.emplace(shared->id, shared);
    if (shared->status == deployment::Status::Running) {
        m_running.insert(shared->id);
        ++m_revisionOfRunning;
    }
    noteChanged(shared->id);
}

void RunDigests::remove(std::string_view id)
{
    const auto found = m_digests.find(std::string(id));
    if (found == m_digests.end())
        return;
    m_usual.remove(*found->second);
    m_revisionOfRunning += m_running.erase(found->first);
    noteChanged(found->first);
    m_digests.erase(found);
}

bool RunDigests::await(std::optional<std::vector<AwaitedRun>> runs)
{
    const bool isOther = m_usual.await(std::move(runs));
    if (isOther)
        noteUsualChanged();
    return isOther;
}

bool RunDigests::giveUp(std::string_view id)
{
    const bool wasAwaited = m_usual.giveUp(id);
    if (wasAwaited)
        noteUsualChanged();
    return wasAwaited;
}

const RunDigest* RunDigests::find(std::string_view id) const
{
    const auto found = m_digests.find(std::string(id));
    return found == m_digests.end() ? nullptr : found->second.get();
}

std::optional<std::vector<std::string>> RunDigests::changedSince(std::uint64_t revision) const
{
    const std::uint64_t changes = m_revision - revision;
    if (changes > m_changed.size())
        return std::nullopt;
    std::vector<std::string> ids(
        m_changed.end() - static_cast<std::ptrdiff_t>(changes), m_changed.end());
    if (changes > 0)
        ids.insert(ids.end(), m_running.begin(), m_running.end());
    return ids;
}

/// Of runs that go on alone something else may be said then.
void RunDigests::noteUsualChanged()
{
    if (m_running.empty())
        return;
    noteChanged(*m_running.begin());
    ++m_revisionOfRunning;
}

void RunDigests::noteChanged(const std::string& id)
{
    ++m_revision;
    m_changed.push_back(id);
    if (m_changed.size() > maxChangesKept)
        m_changed.pop_front();
}

} // namespace diagnosis
