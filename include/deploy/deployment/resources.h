// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deployment {

/// One environment that a deployment runs in beside others: one of a blue and green pair, the
/// stable or the new replicas of a rolling one.
struct EnvironmentSlot {
    std::string name; ///< of its field in a record: "blueEnv"
    std::optional<std::int64_t> nodes;
    std::optional<std::int64_t> containers;
    std::string image;
    std::optional<double> traffic; ///< percent, not clamped
    std::string status; ///< free text of the source

    bool operator==(const EnvironmentSlot&) const = default;
};

/// The environments of a deployment, in the order of their names.
struct Resources {
    std::vector<EnvironmentSlot> slots;

    /// nullptr if there is none.
    [[nodiscard]] const EnvironmentSlot* find(std::string_view name) const;
    [[nodiscard]] EnvironmentSlot* find(std::string_view name);
    /// In the place of one of the same name.
    void put(EnvironmentSlot slot);
    void remove(std::string_view name);
    bool operator==(const Resources&) const = default;
};

/// Blue and green are one reading of them: two slots of those names.
enum class Side : std::uint8_t { Blue, Green };
[[nodiscard]] constexpr std::string_view slotName(Side side)
{
    return side == Side::Blue ? "blueEnv" : "greenEnv";
}
[[nodiscard]] Side otherSide(Side side);
/// nullptr if there is none.
[[nodiscard]] const EnvironmentSlot* sideOf(const Resources& resources, Side side);
[[nodiscard]] EnvironmentSlot* sideOf(Resources& resources, Side side);

} // namespace deployment
