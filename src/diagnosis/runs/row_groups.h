// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace diagnosis {

/// An environment and a service in it, as one number; 0 is the service of rows without one.
[[nodiscard]] inline std::uint64_t placeKey(const history::History& history, history::Row row)
{
    const auto services = history.symbols(history::Column::Service);
    const history::Symbol service = services.empty() ? 0 : services[row];
    return std::uint64_t{history.symbols(history::Column::Environment)[row]} << 32U | service;
}

/// Numbers groups of rows from 0 on, in the order in which they are first asked for. Rows of a few
/// groups, a million of them, cost no lookup in a map each.
class RowGroups {
public:
    /// What the rows of a group have in common.
    struct Key {
        std::uint64_t place = 0;
        history::Symbol strategy = 0;

        bool operator==(const Key&) const = default;
    };

    [[nodiscard]] std::uint32_t numberOf(Key key);
    [[nodiscard]] std::optional<std::uint32_t> find(Key key) const;
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

private:
    struct Hash {
        std::size_t operator()(const Key& key) const { return mixed(key); }
    };
    struct Recent {
        Key key;
        std::uint32_t number = 0;
        bool isUsed = false;
    };

    static std::size_t mixed(const Key& key)
    {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15; // Fibonacci hashing (Knuth, 6.4)
        const std::uint64_t sum = (key.place ^ (std::uint64_t{key.strategy} << 17U)) * odd;
        return static_cast<std::size_t>(sum ^ (sum >> 32U));
    }

    std::array<Recent, 256> m_recent{};
    std::unordered_map<Key, std::uint32_t, Hash> m_numbers;
};

} // namespace diagnosis
