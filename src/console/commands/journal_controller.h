// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include "deploy/sources/commands/journal.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace models {
struct JournalRow;
class TimeContext;
} // namespace models
namespace widgets {
class JournalPage;
}

namespace console {

class CommandSession;
class SaveController;
class Settings;

/// Keeps the page of the journal in step with the journal.
class JournalController final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalController)

public:
    /// The session that can read back what became of the command; null if none is open.
    using SessionOf = std::function<CommandSession*(const operations::JournalEntry&)>;

    struct Context {
        sources::Journal& journal;
        Settings& settings;
        const models::TimeContext& time;
        SessionOf sessionOf;
    };

    JournalController(Context context, widgets::JournalPage& page);

    /// Of the one page there is.
    [[nodiscard]] static QString tabTitle();
    [[nodiscard]] QString title() const override { return tabTitle(); }
    /// Sessions were opened or closed.
    void refresh();

private:
    void read();
    void check(const QString& id);
    void exportRows(const std::vector<models::JournalRow>& rows);

    Context m_context;
    widgets::JournalPage& m_page;
    SaveController* m_saver;
    std::map<std::string, operations::JournalEntry> m_entries;
};

} // namespace console
