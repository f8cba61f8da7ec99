// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include <QList>
#include <QWidget>

#include <vector>

class QAction;
class QPushButton;

namespace widgets {

/// What can be done with the deployment of a preview: the commands that its source offers, its log,
/// a comparison, its page. A command that is not possible says why.
class PreviewButtons final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewButtons)

public:
    struct Offer {
        bool hasLogEntry = false; ///< there is a line of the log to go to
        QString comparedVersion; ///< of the last good run before it; empty: there is none

        bool operator==(const Offer&) const = default;
    };

    explicit PreviewButtons(QWidget* parent = nullptr);

    void setOffer(const Offer& offer);
    /// Those of the selected deployment, which their owner keeps enabled, with the reason where
    /// they are not as their tool tip; their data is the kind.
    void setCommandActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void openRequested();
    void logRequested();
    void compareRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct CommandButton {
        operations::CommandKind kind;
        QPushButton* button;
    };

    static void showCommand(const CommandButton& command, const QAction& action);
    void updateIcons();

    std::vector<CommandButton> m_commands;
    QPushButton* m_log;
    QPushButton* m_compare;
    QPushButton* m_open;
};

} // namespace widgets
