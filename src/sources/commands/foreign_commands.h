// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/scheduler.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sources {

class Journal;

/// The commands to one server that other windows (or programs) of this user have in hand, as the
/// journal tells. They are shown, and keep others from being sent; nothing is asked about them
/// here.
class ForeignCommands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ForeignCommands)

public:
    using IsOfServer = std::function<bool(const JournalEntry& entry)>;

    ForeignCommands(Journal& journal, std::shared_ptr<Scheduler> scheduler, IsOfServer isOfServer);

    [[nodiscard]] std::vector<JournalEntry> all() const;
    /// Null if it is not there (any more).
    [[nodiscard]] const JournalEntry* find(const std::string& id) const;
    /// The one that keeps others of its deployment from being sent.
    [[nodiscard]] std::optional<JournalEntry> blocking(const std::string& deployment) const;
    /// This process has taken it over.
    void forget(const std::string& id) { m_entries.erase(id); }

Q_SIGNALS:
    void changed(const operations::JournalEntry& entry);

private:
    void take(const JournalEntry& entry);

    std::shared_ptr<Scheduler> m_scheduler;
    IsOfServer m_isOfServer;
    std::map<std::string, JournalEntry> m_entries; ///< those that have not ended
};

} // namespace sources
