// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace diagnosis {

/// What the rows of a group have in common.
struct GroupKey {
    std::uint64_t place = 0; ///< an environment, and a service in it
    history::Symbol strategy = 0;

    bool operator==(const GroupKey&) const = default;
};

/// The columns that groups go by. Void once the history changes.
class GroupColumns {
public:
    explicit GroupColumns(const history::History& history);

    [[nodiscard]] GroupKey placeOf(history::Row row) const
    {
        // Where no row has a service, all have what is the first symbol once one has.
        const history::Symbol service = m_services.empty() ? 0 : m_services[row];
        return {std::uint64_t{m_environments[row]} << 32U | service, 0};
    }
    [[nodiscard]] GroupKey kindOf(history::Row row) const
    {
        return {placeOf(row).place, m_strategies[row]};
    }

private:
    history::Symbols m_environments;
    history::Symbols m_services;
    history::Symbols m_strategies;
};

/// Numbers groups of rows from 0 on, in the order in which they are first asked for. A million rows
/// of a few groups do not cost a look into a map each.
class RowGroups {
public:
    [[nodiscard]] std::uint32_t numberOf(GroupKey key)
    {
        Recent& recent = m_recent[mixed(key) % m_recent.size()];
        if (!recent.isUsed || recent.key != key)
            recent = {key, lookUp(key), true};
        return recent.number;
    }
    [[nodiscard]] std::optional<std::uint32_t> find(GroupKey key) const;

private:
    struct Hash {
        std::size_t operator()(const GroupKey& key) const { return mixed(key); }
    };
    struct Recent {
        GroupKey key;
        std::uint32_t number = 0;
        bool isUsed = false;
    };

    static std::size_t mixed(const GroupKey& key)
    {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15; // Fibonacci hashing (Knuth, 6.4)
        const std::uint64_t product = (key.place ^ (std::uint64_t{key.strategy} << 17U)) * odd;
        return static_cast<std::size_t>(product >> 32U);
    }
    [[nodiscard]] std::uint32_t lookUp(GroupKey key);

    std::array<Recent, 4096> m_recent{};
    std::unordered_map<GroupKey, std::uint32_t, Hash> m_numbers;
};

} // namespace diagnosis
