// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_changes.h"

#include <QFrame>

#include <string>
#include <vector>

class QCheckBox;
class QGridLayout;

namespace widgets {

class PlainLabel;

/// What has changed since the user started to decide (field, before, now), and a box to tick before
/// continuing.
class CommandChangesPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandChangesPanel)

public:
    explicit CommandChangesPanel(QWidget* parent = nullptr);

    /// What the user began to decide on.
    void setDecidedOn(const models::CommandPlan& plan);
    /// What could be chosen was not known when the user began.
    void setTargets(const std::vector<models::RollbackTarget>& targets);
    /// The server has refused: all that has changed is shown, and has to be acknowledged even if
    /// nothing that can be seen did.
    void setConflict();
    /// Asks for what bears on the decision; hides where there is no such thing. Tells whether that
    /// is another than before.
    bool showChangesTo(const models::CommandPlan& now, const std::string& targetVersion);
    [[nodiscard]] bool isAcknowledged() const;

Q_SIGNALS:
    void acknowledgedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void dismiss();
    [[nodiscard]] QString headline() const;
    void updateAppearance();
    void clearRows();
    void addRow(const models::PlanChange& change);
    void addText(const QString& text, int row, int column);

    PlainLabel* m_headline;
    QGridLayout* m_rows;
    QCheckBox* m_acknowledged;
    models::CommandPlan m_decidedOn;
    std::vector<models::PlanChange> m_changes;
    bool m_isConflict = false;
    bool m_isAsking = false;
    bool m_canGoOn = true;
};

} // namespace widgets
