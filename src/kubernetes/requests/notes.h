// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/kubernetes/workload_object.h"

#include <vector>

namespace kubernetes {

using Notes = std::vector<deployment::Message>;

/// Which pauses hold it, as what ends with them.
void addLiftedPauses(Notes& notes, const WorkloadObject& workload);
/// The pause that a person gave, where a command leaves it as it is.
void addKeptPause(Notes& notes, const WorkloadObject& workload);
/// What comes after the step that it is at.
void addNextStep(Notes& notes, const WorkloadObject& workload);
/// The step that is left out, and its analysis.
void addSkippedStep(Notes& notes, const WorkloadObject& workload);
/// The traffic stays as it is, and what does not stop.
void addWhatGoesOn(Notes& notes, const WorkloadObject& workload);
void addAbort(Notes& notes, const WorkloadObject& workload);
/// Who writes the object's spec from outside, and will undo what is changed there.
void addOutsideOwners(Notes& notes, const ObjectMeta& meta);

/// The reason for a pause is that an analysis has come to no verdict.
[[nodiscard]] bool waitsForVerdict(const WorkloadObject& workload);

} // namespace kubernetes
