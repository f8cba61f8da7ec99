// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace models {

/// A note of a workload in the language of the interface. A record keeps them as English sentences,
/// also in files and archives; one that is not among those of this program stays as it came.
[[nodiscard]] QString workloadNoteText(std::string_view note);

} // namespace models
