// SPDX-License-Identifier: GPL-3.0-or-later
#include "tab_menus.h"

#include "deploy/widgets/theme/letters.h"

#include <QEvent>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace console {

namespace {

constexpr int longestEntry = 600; // in the usual letters

} // namespace

TabMenus::TabMenus(QTabWidget& tabs)
    : QObject(&tabs)
    , m_tabs(tabs)
    , m_list(new QToolButton(&tabs))
{
    m_list->setObjectName(QStringLiteral("tabList"));
    m_list->setAccessibleName(tr("All tabs"));
    m_list->setToolTip(tr("All tabs"));
    m_list->setArrowType(Qt::DownArrow);
    m_list->setAutoRaise(true);
    m_list->setPopupMode(QToolButton::InstantPopup);
    m_list->setMenu(new QMenu(m_list));
    connect(m_list->menu(), &QMenu::aboutToShow, this, &TabMenus::fillList);
    m_tabs.setCornerWidget(m_list);
    m_list->hide();
    QTabBar* bar = m_tabs.tabBar();
    bar->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(bar, &QWidget::customContextMenuRequested, this, &TabMenus::showMenu);
    bar->installEventFilter(this);
    m_tabs.installEventFilter(this);
}

bool TabMenus::eventFilter(QObject* watched, QEvent* event)
{
    // The bar asks for a layout whenever a tab comes, goes, or has another text.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        updateList();
    return QObject::eventFilter(watched, event);
}

void TabMenus::updateList()
{
    int needed = 0;
    for (int tab = 0; tab < m_tabs.count(); ++tab)
        needed += m_tabs.tabBar()->tabRect(tab).width();
    m_list->setVisible(m_tabs.count() > 1 && needed > m_tabs.width());
}

void TabMenus::fillList()
{
    m_list->menu()->clear();
    for (int tab = 0; tab < m_tabs.count(); ++tab) {
        QAction* entry = m_list->menu()->addAction(m_tabs.tabIcon(tab), entryText(tab));
        entry->setCheckable(true);
        entry->setChecked(tab == m_tabs.currentIndex());
        connect(entry, &QAction::triggered, &m_tabs,
            [tabs = &m_tabs, page = m_tabs.widget(tab)] { tabs->setCurrentWidget(page); });
    }
}

/// No menu is wider than a screen.
QString TabMenus::entryText(int tab) const
{
    QString title = m_tabs.tabText(tab);
    title.replace(QLatin1String("&&"), QLatin1String("&"));
    const int room = widgets::theme::inLetters(m_list->font(), longestEntry);
    title = m_list->fontMetrics().elidedText(title, Qt::ElideMiddle, room);
    return title.replace(u'&', QLatin1String("&&"));
}

void TabMenus::showMenu(const QPoint& position)
{
    const int tab = m_tabs.tabBar()->tabAt(position);
    if (tab < 0)
        return;
    auto* menu = new QMenu(&m_tabs);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuRequested(tab, *menu);
    menu->popup(m_tabs.tabBar()->mapToGlobal(position));
}

} // namespace console
