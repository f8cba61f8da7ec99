// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_phase.h"
#include "dialog_briefing.h"

#include "deploy/models/commands/command_plan.h"
#include "deploy/operations/journal_entry.h"
#include "deploy/sources/source.h"
#include "deploy/widgets/controls/state_line.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

namespace models {
class TimeContext;
}
namespace widgets {
class CommandDialog;
class DetailPage;
} // namespace widgets

namespace console {

class CommandSession;
class DetailController;

/// The commands of one deployment's page: which are possible, the dialog that asks, and the line
/// that says what became of the last one. Owned by the page's controller.
class DetailCommands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailCommands)

public:
    DetailCommands(DetailController& controller, CommandSession& commands,
        const models::TimeContext& time, widgets::DetailPage& page);

    /// Shows the dialog, as soon as the deployment is known.
    void ask(models::CommandKind kind);
    [[nodiscard]] CommandPhase phase() const { return m_phase; }

private:
    using Clock = std::chrono::steady_clock;
    /// What was decided, and on what.
    struct Decision {
        models::CommandPlan plan;
        models::CommandDraft draft;
    };

    void connectPage();
    void enter(CommandEvent event);
    void refresh();
    void showAvailability();
    [[nodiscard]] widgets::CommandAvailability availabilityOf(models::CommandKind kind) const;
    void openDialog(const models::CommandPlan& plan);
    /// What the user decides on now, with what the channel says of it.
    [[nodiscard]] models::CommandPlan planNow(models::CommandKind kind) const;
    void askForBriefing();
    void check(const models::CommandDraft& draft);
    void sendChecked();
    void failCheck(const QString& reason);
    void review();
    void follow(
        const operations::JournalEntry& entry, const std::optional<deployment::Error>& error);
    void showState();
    void showGiven();

    DetailController& m_controller;
    CommandSession& m_commands;
    const models::TimeContext& m_time;
    widgets::DetailPage& m_page;
    DialogBriefing m_briefing; ///< of the dialog, and of what was decided in it
    CommandPhase m_phase = CommandPhase::Idle;
    models::CommandKind m_wanted = models::CommandKind::Pause; ///< while waiting
    QPointer<widgets::CommandDialog> m_dialog; ///< while asking; a closed one is deleted later
    Decision m_decision; ///< from checking on
    /// While checking or reviewing: a state that was asked for earlier than this is too old.
    Clock::time_point m_awaited;
    /// Refused because of the revision: asked again whatever else has changed.
    bool m_isLate = false;
    std::optional<operations::JournalEntry> m_last;
};

} // namespace console
