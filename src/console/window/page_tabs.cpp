// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_tabs.h"

#include "page_tab_bar.h"

#include "pages/tab_icons.h"

#include "deploy/models/display_strings.h"

#include <QEvent>
#include <QMap>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace console {

namespace {

/// An ampersand in it is no letter to press.
QString withoutLetters(QString title)
{
    return title.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString titleFor(const PageTabs::Entry& entry, const QString& title)
{
    if (!title.isEmpty())
        return title;
    return entry.title.isEmpty() ? models::displayText(entry.key.subject.deploymentId, 40)
                                 : entry.title;
}

} // namespace

PageTabs::PageTabs(QWidget* parent)
    : QTabWidget(parent)
{
    setAccessibleName(tr("Open pages"));
    setTabBar(new PageTabBar(this));
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setIconSize(tabIconSize);
}

/// A label on a page that is another text asks them to lay themselves out. Qt's then paint all of
/// the page again, whose place goes by the bar alone.
bool PageTabs::event(QEvent* event)
{
    if (event->type() != QEvent::LayoutRequest)
        return QTabWidget::event(event);
    const QSize size = tabBar()->sizeHint();
    if (std::exchange(m_barSize, size) != size)
        return QTabWidget::event(event);
    updateGeometry();
    return QWidget::event(event); // NOLINT(bugprone-parent-virtual-call): not as tabs
}

PageTabs::Entry* PageTabs::find(const PageKey& key)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

const PageTabs::Entry* PageTabs::find(const PageKey& key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

PageTabs::Entry* PageTabs::find(const QWidget* widget)
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.widget == widget; });
    return found == m_entries.end() ? nullptr : &*found;
}

const PageTabs::Entry* PageTabs::front() const
{
    const auto found = std::ranges::find(m_entries, currentWidget(), &Entry::widget);
    return found == m_entries.end() ? nullptr : &*found;
}

std::vector<PageKey> PageTabs::keys() const
{
    std::vector<PageKey> keys;
    for (int tab = 0; tab < count(); ++tab) {
        const auto found = std::ranges::find(m_entries, widget(tab), &Entry::widget);
        if (found != m_entries.end())
            keys.push_back(found->key);
    }
    return keys;
}

int PageTabs::placeFor(const PageKey& key) const
{
    int last = -1;
    for (const Entry& entry : m_entries) {
        if (entry.key.subject.sourceId == key.subject.sourceId)
            last = std::max(last, indexOf(entry.widget));
    }
    return last < 0 || key.subject.sourceId.empty() ? count() : last + 1;
}

void PageTabs::add(const Entry& entry, const QIcon& icon)
{
    const int place = placeFor(entry.key);
    m_entries.push_back(entry);
    m_entries.back().title = titleFor(entry, {}); // said as soon as it comes to the front
    insertTab(place, entry.widget, icon, QString());
    showTitles();
}

void PageTabs::replace(Entry& entry, QWidget& widget)
{
    QWidget* former = std::exchange(entry.widget, &widget);
    const int tab = indexOf(former);
    insertTab(tab, &widget, tabIcon(tab), tabText(tab));
    if (currentWidget() == former)
        setCurrentIndex(tab);
    removeTab(indexOf(former));
}

QWidget* PageTabs::take(const PageKey& key)
{
    const auto entry = std::ranges::find(m_entries, key, &Entry::key);
    QWidget* widget = entry->widget;
    m_entries.erase(entry);
    removeTab(indexOf(widget));
    showTitles();
    return widget;
}

void PageTabs::setTitle(Entry& entry, const QString& title)
{
    entry.title = titleFor(entry, title);
    showTitles();
}

QString PageTabs::titleOf(const PageKey& key) const
{
    const Entry* entry = find(key);
    QString text = entry == nullptr ? QString() : tabText(indexOf(entry->widget));
    return text.replace(QLatin1String("&&"), QLatin1String("&"));
}

/// Deployments of one version and environment are told apart by their ids.
void PageTabs::showTitles()
{
    QMap<QString, int> counts;
    for (const Entry& entry : m_entries)
        ++counts[entry.title];
    for (const Entry& entry : m_entries) {
        QString title = entry.title;
        const QString id = models::displayText(entry.key.subject.deploymentId, 40);
        if (entry.key.kind == PageKind::Deployment && counts.value(title) > 1 && title != id)
            title += QStringLiteral(" · ") + id;
        const int tab = indexOf(entry.widget);
        if (tabText(tab) != withoutLetters(title))
            setTabText(tab, withoutLetters(title));
    }
}

} // namespace console
