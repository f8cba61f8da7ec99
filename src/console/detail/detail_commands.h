// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"
#include "deploy/sources/commands/command.h"
#include "deploy/sources/source.h"

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

Q_SIGNALS:
    void noticed(const QString& text);

private:
    void connectPage();
    void refresh();
    void showAvailability();
    void showDialog(models::CommandKind kind);
    void check(const models::CommandPlan& plan, const models::CommandDraft& draft);
    void sendChecked();
    void sayNotSent(const QString& reason);
    void follow(const sources::JournalEntry& entry, const std::optional<deployment::Error>& error);
    void showState();
    void askAnew();

    DetailController& m_controller;
    CommandSession& m_commands;
    const models::TimeContext& m_time;
    widgets::DetailPage& m_page;
    QPointer<widgets::CommandDialog> m_dialog;
    std::optional<models::CommandKind> m_wanted; ///< asked for before the deployment was known
    std::optional<sources::JournalEntry> m_last;
    models::CommandPlan m_sentPlan;
    models::CommandDraft m_sentDraft;
    /// When it was decided: a state asked for after that is awaited before anything is sent.
    std::optional<std::chrono::steady_clock::time_point> m_decided;
    bool m_isChanged = false; ///< the state may not be the one decided on; look at a newer one
    bool m_isLate = false; ///< the revision was: asked anew whatever else has changed
    std::chrono::steady_clock::time_point m_refused; ///< a state asked for since then is newer
};

} // namespace console
