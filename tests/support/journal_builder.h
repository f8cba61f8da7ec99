// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/journal_entry.h"

#include "builder.h"

namespace test_support {

/// A command of the journal in a line: that of the deployment "DEP-" + id, decided at the time.
inline operations::JournalEntry aJournalEntry(
    const std::string& id, operations::CommandState state, std::string_view time)
{
    operations::JournalEntry entry;
    entry.command.id = id;
    entry.command.deployment = "DEP-" + id;
    entry.command.environment = "生产环境";
    entry.command.connection = "Shanghai";
    entry.command.decidedAt = at(time);
    entry.state = state;
    return entry;
}

} // namespace test_support
