// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include <atomic>
#include <utility>

namespace history {

namespace {

std::uint64_t nextIdentity()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

} // namespace

Identity::Identity()
    : m_value(nextIdentity())
{
}

Identity::Identity(const Identity& /*other*/)
    : Identity()
{
}

Identity::Identity(Identity&& other) noexcept
    : m_value(std::exchange(other.m_value, nextIdentity()))
{
}

Identity& Identity::operator=(const Identity& /*other*/)
{
    m_value = nextIdentity();
    return *this;
}

Identity& Identity::operator=(Identity&& other) noexcept
{
    m_value = std::exchange(other.m_value, nextIdentity());
    return *this;
}

} // namespace history
