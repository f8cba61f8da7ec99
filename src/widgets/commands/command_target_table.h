// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/rollback_targets_model.h"

#include <QTableView>

namespace widgets {

/// The versions to roll back to. Nothing is chosen until the user chooses it.
class CommandTargetTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandTargetTable)

public:
    CommandTargetTable(const models::TimeContext& time, QWidget* parent);

    /// What was chosen stays chosen if it is still there.
    void setTargets(const std::vector<models::RollbackTarget>& targets);
    /// Empty if none is.
    [[nodiscard]] std::string chosenVersion() const;
    void choose(const std::string& version);

Q_SIGNALS:
    void choiceChanged();

private:
    void setupView();
    void fitHeight();

    models::RollbackTargetsModel* m_model;
};

} // namespace widgets
