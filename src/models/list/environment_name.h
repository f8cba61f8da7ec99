// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <string_view>

namespace models {

/// What heads the deployments of an environment: its name made safe to show, cut at so many
/// letters; of a name that is blank, that there is none.
[[nodiscard]] QString environmentName(std::string_view name, std::size_t limit);

} // namespace models
