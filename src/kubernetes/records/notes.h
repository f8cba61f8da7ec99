// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

#include <string>
#include <vector>

namespace kubernetes {

/// What a person should know of a workload before they act: who manages it from outside, where its
/// template lies, what its controller has not seen yet.
[[nodiscard]] std::vector<std::string> notesOf(const WorkloadObject& workload);

/// That its workload is paused, where the attempt's status does not say so; empty otherwise.
[[nodiscard]] std::string pauseNote(const WorkloadObject& workload, const Attempt& attempt);

/// What is approximate in an attempt's record.
[[nodiscard]] std::vector<std::string> accuracyNotes(const Attempt& attempt);

/// Who brought it, as far as the cluster tells: a program, never a person. "via kubectl-edit";
/// empty where it does not.
[[nodiscard]] std::string executorOf(const WorkloadObject& workload);

} // namespace kubernetes
