// SPDX-License-Identifier: GPL-3.0-or-later
#include "gone_workloads.h"

#include <utility>

namespace kubernetes {

std::optional<std::string> GoneWorkloads::add(const std::string& uid)
{
    m_kept.push_back(uid);
    if (m_kept.size() <= m_maxKept)
        return std::nullopt;
    std::string oldest = std::move(m_kept.front());
    m_kept.pop_front();
    m_deleted.insert(oldest);
    m_forgotten.push_back(oldest);
    if (m_forgotten.size() > maxForgotten) {
        m_deleted.erase(m_forgotten.front());
        m_forgotten.pop_front();
    }
    return oldest;
}

void GoneWorkloads::remove(const std::string& uid)
{
    std::erase(m_kept, uid);
}

} // namespace kubernetes
