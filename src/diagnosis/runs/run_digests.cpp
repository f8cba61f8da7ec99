// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/run_digests.h"

#include <memory>
#include <utility>

namespace diagnosis {

void RunDigests::insert(RunDigest digest)
{
    remove(digest.id);
    const auto shared = std::make_shared<const RunDigest>(std::move(digest));
    m_usual.add(shared);
    m_digests.emplace(shared->id, shared);
}

void RunDigests::remove(std::string_view id)
{
    const auto found = m_digests.find(std::string(id));
    if (found == m_digests.end())
        return;
    m_usual.remove(*found->second);
    m_digests.erase(found);
}

void RunDigests::clear()
{
    m_digests.clear();
    m_usual = {};
}

const RunDigest* RunDigests::find(std::string_view id) const
{
    const auto found = m_digests.find(std::string(id));
    return found == m_digests.end() ? nullptr : found->second.get();
}

} // namespace diagnosis
