// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace history {

/// Less than zero, zero, or greater: texts compared with runs of digits taken as numbers.
[[nodiscard]] int compareNatural(std::string_view left, std::string_view right);

/// The same for versions. A leading v or V is ignored. The numbers come first ("2.10" after "2.9"),
/// then a pre-release before the version itself and the rest after it; pre-releases of three
/// numbers compare as in Semantic Versioning 2.0.0, section 11.4, others naturally. What follows a
/// plus is ignored. Texts that begin with no number come last, naturally.
[[nodiscard]] int compareVersions(std::string_view left, std::string_view right);

/// Naturally; ids that are alike in that by their bytes, so that no two are equal.
[[nodiscard]] bool isIdLess(std::string_view left, std::string_view right);

} // namespace history
