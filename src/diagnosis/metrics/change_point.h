// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace diagnosis {

/// Consecutive values, by their places.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0; ///< behind the last one

    bool operator==(const Stretch&) const = default;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// What a search for a stretch goes by.
struct StretchSearch {
    std::size_t minBefore = 1; ///< values before it
    std::size_t minSize = 1;
    double minScale = 1e-9; ///< the least deviation that counts as noise, where values hardly vary
};

/// The stretch whose values are higher than all others the most plainly; nullopt if there is none
/// of that size or the values are all alike. Circular binary segmentation (Olshen, Venkatraman,
/// Lucito, Wigler, Biostatistics 5, 2004), which also finds the stretch that ends where the values
/// do, like Pettitt's test (Applied Statistics 28, 1979); the values are taken as deviations from
/// their median, cut off at eight times the noise, so that single outliers bear little (Fearnhead,
/// Rigaill, JASA 114, 2019). Quadratic in the values.
[[nodiscard]] std::optional<Stretch> highestStretch(
    std::span<const double> values, const StretchSearch& search);

} // namespace diagnosis
