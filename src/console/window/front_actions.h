// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"
#include "deploy/widgets/actions/page_action.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QAction;
class QKeyEvent;
class QMenu;
class QWidget;

namespace console {

class Workspace;

/// Entries of menus that stand for an action of whichever page is in front: what the view with the
/// keyboard can do comes before what its page can. They are as that action is, and say why it
/// cannot be done; where there is none, they are disabled.
class FrontActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrontActions)

public:
    /// Both outlive it.
    FrontActions(const Workspace& workspace, QWidget& window, QObject* parent);

    /// With the keys that the page answers: the entry itself shows them.
    QAction& add(QMenu& menu, widgets::PageAction what);
    /// A command on the deployment that is in front, or is selected in the list there; the key
    /// works in the whole window. A kind that no server of the contract takes is there only where
    /// it is offered.
    QAction& add(
        QMenu& menu, operations::CommandKind kind, const QString& text, const QKeySequence& key);
    void update();

    /// Of keys that reached nothing, since what they stand for cannot be done now.
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// Why what was asked for by a key cannot be done.
    void statusMessage(const QString& text);

private:
    struct Entry {
        QAction* shown;
        std::function<QAction*()> find;
        QString missing; ///< said where there is no such action
        bool isOptional = false; ///< hidden instead
        QPointer<QAction> source;
    };

    void addEntry(Entry entry);
    void follow(Entry& entry);
    static void show(const Entry& entry);
    [[nodiscard]] QString disabledReason(const QKeyEvent& event) const;
    [[nodiscard]] QAction* find(widgets::PageAction what) const;
    [[nodiscard]] QAction* findCommand(operations::CommandKind kind) const;
    [[nodiscard]] QAction* findInField(widgets::PageAction what) const;

    const Workspace& m_workspace;
    QWidget& m_window;
    QAction* m_copyText; ///< of the field with the keyboard
    QAction* m_selectText;
    std::vector<Entry> m_entries;
    QTimer m_updating; ///< the keyboard goes from one to the other in the midst of other things
};

} // namespace console
