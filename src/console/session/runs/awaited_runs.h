// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "known_runs.h"

#include "deploy/history/history.h"

#include <vector>

namespace console {

class SourceSession;

/// Of these rows of the session's history, the good ones that are still to be read. What cannot be
/// read is not waited for.
[[nodiscard]] std::vector<diagnosis::AwaitedRun> awaitedRuns(const SourceSession& session,
    const std::vector<history::Row>& rows, const KnownRuns& known, deployment::Timestamp now);

} // namespace console
