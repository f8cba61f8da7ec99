// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/workload_notes.h"

#include "deploy/deployment/workload/workload_note.h"
#include "deploy/models/display_strings.h"

namespace models {

QString workloadNoteText(std::string_view note)
{
    const auto known = deployment::workloadNoteOf(note);
    return known ? translated(*known) : displayText(note, 1024);
}

} // namespace models
