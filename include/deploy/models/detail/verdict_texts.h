// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/judgement.h"

#include <QString>

/// What is said of a judgement itself: whether it is made, what it rests on, and that it found
/// nothing. Each has a place on the page from the beginning, so that nothing moves when it comes.
namespace models {

/// The deployment as it is shown has been judged, and the whole of its log.
[[nodiscard]] bool isJudged(const deployment::Deployment& deployment, const Judgement& judgement);

/// Its record contradicts that it goes on: how it does is no question then.
[[nodiscard]] bool isInDoubt(const deployment::Deployment& deployment, deployment::Timestamp now);

/// Of a deployment about which there is nothing to tell: "Nothing unusual was found"; until it is
/// judged, that it will be; of a record that contradicts itself, that.
[[nodiscard]] QString verdictText(const deployment::Deployment& deployment,
    const Judgement& judgement, deployment::Timestamp now);

/// In the place of the reason of a failure while it is looked for, and where there is none. What
/// has not been read of the log is not said to be nothing.
[[nodiscard]] QString noReasonText(
    const deployment::Deployment& deployment, const Judgement& judgement, bool isLogWhole);

/// "Compared with the last good run: V2.0.5, 2025-02-14 18:00 (Blue/green)"; empty if with none.
[[nodiscard]] QString comparedText(const Judgement& judgement, deployment::Zone zone);

/// "40% of the log has been read."; empty at the beginning and at the end.
[[nodiscard]] QString progressText(const Judgement& judgement);

} // namespace models
