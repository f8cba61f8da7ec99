// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mock_kubernetes {

/// "2026-03-03T09:00:00Z", as the API writes times.
[[nodiscard]] std::string apiTime(deployment::Timestamp time);
/// The epoch for what is no time.
[[nodiscard]] deployment::Timestamp timeOf(const std::string& text);
/// A UUID that is always the same for the same words.
[[nodiscard]] std::string uuidFor(std::string_view words);
/// 64 bits of FNV-1a, for names that must not change from run to run.
[[nodiscard]] std::uint64_t hashOf(std::string_view words);
/// Letters and digits as Kubernetes makes them for the names of pods and ReplicaSets.
[[nodiscard]] std::string safeWord(std::uint64_t number, std::size_t length);

} // namespace mock_kubernetes
