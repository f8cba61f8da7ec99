// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QTabWidget;
class QToolButton;

namespace console {

/// Finding one's way among many tabs: a list of all of them at the end of the bar, where they do
/// not fit, and the menu of each. Owned by the tabs.
class TabMenus final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabMenus)

public:
    explicit TabMenus(QTabWidget& tabs);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// The menu of a tab is about to be shown: whoever knows the tab adds what can be done with it.
    void menuRequested(int tab, QMenu& menu);

private:
    void fillList();
    [[nodiscard]] QString entryText(int tab) const;
    void showMenu(const QPoint& position);
    void updateList();

    QTabWidget& m_tabs;
    QToolButton* m_list;
};

} // namespace console
