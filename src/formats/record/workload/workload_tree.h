// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/record_parts.h"

#include <vector>

namespace formats {

/// What a workload is made of, and why each part is not well, as docs/data-format.md has it.
[[nodiscard]] std::vector<deployment::WorkloadNode> readTree(
    const PartContext& context, ondemand::value& value, const Pointer& at);
void writeTree(JsonWriter& writer, const std::vector<deployment::WorkloadNode>& tree);

} // namespace formats
