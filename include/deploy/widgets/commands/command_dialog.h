// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_changes.h"
#include "deploy/models/commands/command_plan.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace models {
class TimeContext;
}

namespace widgets {

namespace Ui {
class CommandDialog;
}

class CommandTargetTable;

/// Asks for a command: says what it will do, takes target, reason and confirmation, and emits the
/// decision once. Nothing is filled in automatically; the default button is Cancel.
class CommandDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandDialog)

public:
    CommandDialog(const models::CommandPlan& plan, const models::TimeContext& time,
        QWidget* parent = nullptr);
    ~CommandDialog() override;

    /// The state as it is now, while the dialog is open. What changed since the dialog opened is
    /// shown; where it bears on the decision it has to be acknowledged.
    void setPlan(const models::CommandPlan& plan);
    /// The server refused because the deployment is not as it was (409, 412): shows what changed
    /// and always asks for acknowledgement, even if nothing that can be seen did. For a dialog made
    /// with the plan that was decided on.
    void showConflict(const models::CommandPlan& now);
    /// Target (unless it is known to be bad now) and reason of an earlier attempt; the confirmation
    /// has to be typed again.
    void setDraft(const models::CommandDraft& draft);

    /// The newest plan: what a decision was made on.
    [[nodiscard]] const models::CommandPlan& plan() const { return m_plan; }
    [[nodiscard]] models::CommandDraft draft() const;

Q_SIGNALS:
    /// Another target of a rollback is chosen, or none any more.
    void targetChosen();
    /// Once, when nothing is missing any more; the dialog is accepted after it. The reason is as it
    /// is to be sent.
    void sendRequested(const models::CommandDraft& draft);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupInputs();
    void setupButtons();
    void connectInputs();
    void updateAppearance();
    void choose(const std::string& version);
    void showPlan();
    void showChanges(const std::string& targetVersion);
    void refresh();
    [[nodiscard]] bool needsTarget() const;
    [[nodiscard]] int wantedHeight() const;
    void resizeToFit();
    void growToFit();
    void showTargetWarning();
    void showMissingInputs();
    void focusNextMissingInput();
    void showFocus();
    void send();
    [[nodiscard]] std::vector<models::MissingInput> missingInputs() const;
    [[nodiscard]] QWidget* inputOf(models::MissingInput input) const;

    const std::unique_ptr<Ui::CommandDialog> m_ui;
    const models::TimeContext& m_time;
    models::CommandPlan m_plan;
    CommandTargetTable* m_targets;
    QPushButton* m_send = nullptr;
    bool m_isSent = false;
};

} // namespace widgets
