// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curve.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace diagnosis {

/// What a curve was like in the good runs around some time since their starts.
struct ComparableStretches {
    std::size_t runs = 0; ///< that have values there
    std::vector<double> values; ///< all of them
    double highest = 0; ///< the median of the highest stretch of that length in any of the runs
    double lowest = 0;
    /// By how much a run's highest stretch was above what came before it, at most; likewise below.
    double rise = 0;
    double fall = 0;
    double spread = 0; ///< the widest of a run
    std::vector<double> autocorrelations; ///< of the runs of which it is known
};

/// The curves of a metric in the last good runs.
class GoodCurves {
public:
    void add(Curve curve) { m_curves.push_back(std::move(curve)); }
    [[nodiscard]] std::size_t size() const { return m_curves.size(); }

    /// Around the stretch between two times since the start: a run is not as quick as the next, so
    /// a quarter of the time up to there more on either side, or two points.
    [[nodiscard]] ComparableStretches around(
        deployment::Milliseconds from, deployment::Milliseconds to) const;

private:
    std::vector<Curve> m_curves;
};

} // namespace diagnosis
