// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <vector>

namespace diagnosis {

/// When a deployment was paused and resumed, as the last entries of its log say (20,000 and the
/// rest of their block; operations::commandSaidBy): what it waited for somebody is no part of how
/// long it took. A pause whose end the log does not tell lasts on if the deployment is paused, and
/// does not count otherwise.
class Pauses {
public:
    explicit Pauses(const deployment::Deployment& deployment);

    /// How long it was paused between the two moments.
    [[nodiscard]] deployment::Milliseconds within(
        deployment::Timestamp from, deployment::Timestamp to) const;

private:
    struct Pause {
        deployment::Timestamp from;
        deployment::Timestamp to;
    };

    std::vector<Pause> m_pauses; ///< one after the other
};

} // namespace diagnosis
