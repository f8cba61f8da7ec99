// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <set>
#include <string>

class QAction;
class QMenu;
class QWidget;

namespace test_support {

/// Does what opens windows: presses buttons, takes entries of menus and context menus; looks at
/// each window that comes, and closes it. The way to it is said where something is found.
class WindowOpener {
public:
    using Act = std::function<void()>;
    using Look = std::function<void(QWidget&)>;

    explicit WindowOpener(Look look);

    void lookAt(QWidget& window, const std::string& way);
    void lookAtWhatOpens(const Act& act, const std::string& way);
    /// After each the caller comes back to where the next can be done.
    void runAll(QMenu& menu, const std::string& way, const Act& comeBack);
    void pressAll(QWidget& root, const std::string& way, const Act& comeBack);
    void openContextMenus(QWidget& root, const std::string& way, const Act& comeBack);
    void runActions(QWidget& root, const std::string& way, const Act& comeBack);

    /// Of each window that was seen: its class, or its name where the class says nothing.
    [[nodiscard]] const std::set<QString>& seen() const { return m_seen; }

private:
    void run(QAction& action, const std::string& way, const Act& comeBack);

    const Look m_look;
    std::set<QString> m_seen;
};

} // namespace test_support
