// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/controls/state_line.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QPushButton;

namespace widgets {

/// The commands that are offered: those that are needed at once as buttons, the others in a menu.
/// Of those that take each other's place (pause and resume) the one that fits is shown. The keys
/// stay with them: while none can be pressed that had them, the row itself keeps them.
class CommandButtons final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandButtons)

public:
    explicit CommandButtons(QWidget* parent = nullptr);

    void setAvailability(const std::vector<CommandAvailability>& commands);
    void setPaused(bool paused);
    /// Why no button that is shown can be pressed; empty if one can.
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void commandRequested(operations::CommandKind kind);

protected:
    void changeEvent(QEvent* event) override;

private:
    void orderStops();
    QPushButton* button(operations::CommandKind kind);
    QAction* action(operations::CommandKind kind);
    void showButton(const CommandAvailability& command);
    void showAction(const CommandAvailability& command);
    void updateIcon(operations::CommandKind kind);
    void updateShown();
    [[nodiscard]] bool isShown(operations::CommandKind kind) const;
    [[nodiscard]] bool canPress(const QWidget& button) const;
    void holdKeys();
    [[nodiscard]] QWidget* heir() const;
    void handKeysOn();

    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_buttons; ///< by kind; null as long as it was not offered
    std::vector<QAction*> m_actions; ///< the same for those of the menu
    QPushButton* m_more = nullptr; ///< made with its first action
    std::vector<CommandAvailability> m_commands;
    QPointer<QWidget> m_keysFrom; ///< the button that the row keeps the keys for
    bool m_isPaused = false;
};

} // namespace widgets
