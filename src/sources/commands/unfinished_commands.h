// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/scheduler.h"

#include "command_outcome.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sources {

class Journal;

/// The commands that have not ended, in step with the journal: holds them there against others of
/// this process, applies what becomes known of them, and tells each step.
class UnfinishedCommands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnfinishedCommands)

public:
    using Wording = std::function<QString(const deployment::Message&)>;

    UnfinishedCommands(Journal& journal, std::shared_ptr<Scheduler> scheduler, Wording wording);
    /// Lets go of all: they stay unfinished in the journal.
    ~UnfinishedCommands() override;

    /// Takes the entry into the hands of this process. False if it is in other ones here.
    [[nodiscard]] bool claim(const JournalEntry& entry);
    /// Null if it is not there (any more).
    [[nodiscard]] const JournalEntry* find(const std::string& id) const;
    [[nodiscard]] std::vector<JournalEntry> all() const;
    /// The one that keeps others of its deployment from being sent.
    [[nodiscard]] std::optional<JournalEntry> blocking(const std::string& deployment) const;
    [[nodiscard]] bool blocks(const JournalEntry& entry) const;
    [[nodiscard]] std::optional<deployment::Milliseconds> sinceSent(
        const JournalEntry& entry) const;

    void setCaller(const std::string& id, const std::string& mark);
    /// It leaves now: from here on it counts as sent.
    void setSent(const std::string& id);
    /// Applies what has become known, in the journal too; nothing happens if it is not there.
    void conclude(const std::string& id, const CommandOutcome& outcome);
    /// Emits changed() for the entry as it is.
    void announce(const std::string& id);

Q_SIGNALS:
    void changed(
        const operations::JournalEntry& entry, const std::optional<deployment::Error>& error);
    /// conclude() has not ended it: there is more to find out. Before changed().
    void undecided(const std::string& id);

private:
    struct Unfinished {
        JournalEntry entry;
        std::optional<deployment::Error> error; ///< of the last step
    };

    [[nodiscard]] std::string worded(const std::optional<deployment::Error>& error) const;

    Journal& m_journal;
    std::shared_ptr<Scheduler> m_scheduler;
    Wording m_wording;
    std::map<std::string, Unfinished> m_commands;
};

} // namespace sources
