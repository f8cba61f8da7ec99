// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <string>

namespace kubernetes {

/// The workloads that are gone, by uid, in the order in which they went: which are to be forgotten
/// since later ones have gone, and which were deleted and do not come back. A uid is small, and is
/// remembered for longer than what was known of its workload.
class GoneWorkloads {
public:
    explicit GoneWorkloads(std::size_t kept)
        : m_maxKept(kept)
    {
    }

    /// One more is gone. The one that is to be forgotten for it, if any.
    [[nodiscard]] std::optional<std::string> add(const std::string& uid);
    /// It has come back.
    void remove(const std::string& uid);
    /// It was not only missing in a list: what comes of it is late.
    void markDeleted(const std::string& uid) { m_deleted.insert(uid); }
    /// Also of one that is forgotten.
    [[nodiscard]] bool isDeleted(const std::string& uid) const { return m_deleted.contains(uid); }
    [[nodiscard]] std::size_t kept() const { return m_kept.size(); }

    static constexpr std::size_t maxForgotten = 20'000;

private:
    std::size_t m_maxKept;
    std::deque<std::string> m_kept; ///< the longest gone first
    std::deque<std::string> m_forgotten; ///< likewise
    std::set<std::string, std::less<>> m_deleted;
};

} // namespace kubernetes
