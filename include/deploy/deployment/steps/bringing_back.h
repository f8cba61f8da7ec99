// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <optional>
#include <string_view>

namespace deployment {

struct Deployment;

/// Whether a step of that name brings the version before back ("回滚到V2.0.5", "Rolling back"): how
/// long good runs took says nothing of its end.
[[nodiscard]] bool bringsBack(std::string_view step);

/// Whether a deployment that was rolled back had been done before, so that its version served: all
/// of its steps are completed, and one of them brings back. False where its steps do not tell.
[[nodiscard]] bool wasDoneBeforeRollback(const Deployment& deployment);
/// How long it took until it was done, where it was before it was rolled back: the end of its
/// record is then that of the rollback, and its version served in between. nullopt where its steps
/// do not tell.
[[nodiscard]] std::optional<Milliseconds> timeUntilDone(const Deployment& deployment);

} // namespace deployment
