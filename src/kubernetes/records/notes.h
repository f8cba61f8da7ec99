// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

#include "deploy/deployment/workload/workload_note.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace kubernetes {

/// What a person should know of a workload before they act: who manages it from outside, where its
/// template lies, what its controller has not seen yet.
[[nodiscard]] std::vector<std::string> notesOf(const WorkloadObject& workload);

/// No pod of it is wanted, and none is there: nothing of it serves.
[[nodiscard]] bool isScaledToZero(const WorkloadObject& workload);

/// That its workload is paused, where the attempt's status does not say so; empty otherwise.
[[nodiscard]] std::string pauseNote(const WorkloadObject& workload, const Attempt& attempt);

/// What is approximate in an attempt's record.
[[nodiscard]] std::vector<std::string> accuracyNotes(const Attempt& attempt);

/// Adds what became of an attempt, once.
void addMark(Attempt& attempt, std::string mark);
void removeMarks(Attempt& attempt, std::initializer_list<deployment::WorkloadNote> notes);

/// The one note or the other, by whether it is known what was gone back to (the target).
void addRollbackMark(Attempt& attempt, deployment::WorkloadNote toOlder,
    deployment::WorkloadNote toRevision, const Attempt& other, const Attempt* target);

/// Who brought it, as far as the cluster tells: a program, never a person. "via kubectl-edit";
/// empty where it does not.
[[nodiscard]] std::string executorOf(const WorkloadObject& workload);

} // namespace kubernetes
