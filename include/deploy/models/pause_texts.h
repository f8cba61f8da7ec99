// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/deployment/workload/failure_words.h"

#include <QString>

#include <cstddef>
#include <string_view>

namespace models {

/// The current step of a record, made safe to show. Where it is a pause of Argo Rollouts
/// ("pause: 10m (CanaryPauseStep, continues at 2026-03-03T09:18:00Z)", "BlueGreenPause"; its
/// reasons are those of the v1alpha1 types) that is said in plain words (deployment::pauseWordsOf);
/// others are as they are.
[[nodiscard]] QString stepInWords(std::string_view currentStep);

/// The same for a line with little room: a pause that ends by itself today ends at a time of day
/// alone, another one with its date, both in this zone.
[[nodiscard]] QString stepInWordsNear(
    std::string_view currentStep, deployment::Timestamp now, deployment::Zone zone);

/// Why an attempt failed, made safe to show: the cluster's words, or the record's own translated.
[[nodiscard]] QString failureReasonText(const deployment::FailureWords& words);

/// As the record has it, where stepInWords() says it otherwise; else empty.
[[nodiscard]] QString stepAsRecorded(std::string_view currentStep);

/// The message of a workload: what a pause means, with the cluster's words behind it; else the
/// message alone, up to so many letters.
[[nodiscard]] QString messageInWords(std::string_view message, std::size_t limit);

} // namespace models
