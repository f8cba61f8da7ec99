// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"

namespace models {

/// A deployment as Markdown, for a chat or a ticket: what it is, why it failed, its steps with
/// their times. It says what its preview says. Times are unambiguous, since whoever reads them may
/// be in another zone.
[[nodiscard]] QString deploymentMarkdown(
    const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone);

} // namespace models
