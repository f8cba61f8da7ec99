// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deployment {

/// The current step of a record from a cluster in plain English: "Pause, waits to be resumed",
/// "setWeight: 20: it timed out" (pauseWordsOf(), failureWordsOf()). Nothing where the text is
/// plain already.
[[nodiscard]] std::optional<std::string> plainStep(std::string_view recorded);

} // namespace deployment
