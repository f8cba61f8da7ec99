// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/change_point.h"
#include "metrics/curve.h"
#include "metrics/good_curves.h"

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace diagnosis {

/// Whether a curve of a deployment left what is normal for it, and where: a stretch of it that
/// stands out, and stands up to all tests of docs/diagnosis.md. The arguments must outlive it.
class ShiftJudge {
public:
    ShiftJudge(const deployment::Deployment& deployment, const deployment::MetricSpec& spec,
        const Curve& curve, const GoodCurves& good);

    struct Shift {
        Stretch stretch; ///< of the values of the curve
        bool isRise = true;
        double before = 0; ///< medians
        double after = 0;
    };
    [[nodiscard]] std::optional<Shift> find() const;

private:
    class Turned;

    const deployment::Deployment& m_deployment;
    const deployment::MetricSpec& m_spec;
    const Curve& m_curve;
    const GoodCurves& m_good;
};

} // namespace diagnosis
