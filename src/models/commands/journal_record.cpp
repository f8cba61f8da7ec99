// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/journal_record.h"

#include "deploy/models/commands/command_preview.h"
#include "deploy/models/texts.h"

#include <QCoreApplication>

namespace models {

namespace {

class JournalTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::JournalTexts)
};

} // namespace

QString commandStateText(CommandState state)
{
    switch (state) {
    case CommandState::Unknown:
        return JournalTexts::tr("Outcome unknown", "command");
    case CommandState::Prepared:
        return JournalTexts::tr("Not sent yet", "command");
    case CommandState::Sent:
        return JournalTexts::tr("Sent", "command");
    case CommandState::Accepted:
        return JournalTexts::tr("Accepted, waiting", "command");
    case CommandState::Done:
        return JournalTexts::tr("Done", "command");
    case CommandState::Refused:
        return JournalTexts::tr("Refused", "command");
    case CommandState::Failed:
        return JournalTexts::tr("Failed", "command");
    case CommandState::NotSent:
        return JournalTexts::tr("Not sent", "command");
    case CommandState::NotReceived:
        return JournalTexts::tr("Not received", "command");
    case CommandState::Unresolved:
        return JournalTexts::tr("Never found out", "command");
    }
    return {};
}

QString commandText(const JournalRecord& record)
{
    if (record.kind != CommandKind::RollBack || record.targetVersion.isEmpty())
        return commandText(record.kind);
    return JournalTexts::tr("Roll back to %1").arg(displayText(record.targetVersion.toStdString()));
}

} // namespace models
