// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <optional>

namespace deployment {

/// Which moments can belong to a deployment: a clock that is off by decades in one of its parts
/// stretches whatever is drawn of all of them. Its times are those that most of its start, its end,
/// its steps, and the first and last of its points and of its log agree upon; where as many agree
/// upon others, those around its start.
class OwnTimes {
public:
    explicit OwnTimes(const Deployment& deployment);

    /// Not more than longestDuration away from them; where no time is known, true of all that can
    /// be (isPlausible).
    [[nodiscard]] bool contain(Timestamp time) const;

private:
    std::optional<Timestamp> m_middle;
};

} // namespace deployment
