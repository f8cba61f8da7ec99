// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "pages/middle_click.h"
#include "pages/page.h"
#include "pages/page_factory.h"
#include "pages/plain_question.h"
#include "pages/tab_icons.h"
#include "pages/tab_menus.h"

#include <QSignalBlocker>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <span>
#include <utility>

namespace console {

Workspace::Workspace(std::vector<PageFactory*> factories, QWidget* parent)
    : QStackedWidget(parent)
    , m_factories(std::move(factories))
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setAccessibleName(tr("Open pages"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->setTabsClosable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideNone);
    m_tabs->setIconSize(tabIconSize);
    m_tabs->tabBar()->setUsesScrollButtons(true);
    addWidget(m_tabs);
    connect(new MiddleClick(*m_tabs->tabBar()), &MiddleClick::clicked, this, &Workspace::close);
    connect(new TabMenus(*m_tabs), &TabMenus::menuRequested, this, &Workspace::fillMenu);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &Workspace::close);
    connect(m_tabs, &QTabWidget::currentChanged, this, &Workspace::showFront);
}

Workspace::~Workspace()
{
    m_tabs->disconnect(this);
    // A list is opened before its deployments, and goes after them.
    while (!m_entries.empty()) {
        delete m_entries.back().widget;
        m_entries.pop_back();
    }
}

Workspace::Entry* Workspace::entryOf(const PageKey& key)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

Workspace::Entry* Workspace::entryOf(const QWidget* widget)
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.widget == widget; });
    return found == m_entries.end() ? nullptr : &*found;
}

PageFactory& Workspace::factoryOf(PageKind kind) const
{
    const auto found = std::ranges::find_if(
        m_factories, [&](const PageFactory* factory) { return factory->kind() == kind; });
    Q_ASSERT(found != m_factories.end());
    return **found;
}

Page& Workspace::open(const PageKey& key)
{
    if (entryOf(key) == nullptr) {
        Page& made = make(key);
        const int place = placeFor(key);
        m_entries.push_back({key, &made.widget(), &made});
        name(m_entries.back(), made.title());
        const int tab = m_tabs->insertTab(place, &made.widget(), made.icon(), QString());
        m_tabs->setTabToolTip(tab, made.toolTip());
        showTitles();
    }
    Entry& entry = *entryOf(key);
    Page& page = entry.page == nullptr ? build(entry) : *entry.page;
    m_tabs->setCurrentWidget(&page.widget());
    page.widget().setFocus();
    return page;
}

void Workspace::openDeployments(const std::vector<deployment::DeploymentKey>& keys)
{
    openAtOnce(*window(), keys.size(),
        tr("Open %Ln deployment(s)?", nullptr, static_cast<int>(keys.size())),
        [this, keys](std::size_t count) {
            for (const deployment::DeploymentKey& key : std::span(keys).first(count)) {
                // The answer may come after the list was closed.
                if (entryOf(PageKey{PageKind::List, {key.sourceId}}) == nullptr)
                    continue;
                if (key == keys.front())
                    open({PageKind::Deployment, key});
                else
                    openWaiting({PageKind::Deployment, key});
            }
        });
}

Page& Workspace::make(const PageKey& key)
{
    Page& page = factoryOf(key.kind).make(key.subject);
    connect(&page, &Page::statusMessage, this, &Workspace::statusMessage);
    connect(&page, &Page::openRequested, this, &Workspace::openDeployments);
    connect(&page, &Page::wayOutRequested, this,
        [this, &page](models::WayOut way) { Q_EMIT wayOutRequested(way, page.key()); });
    connect(&page, &Page::titleChanged, this, [this, &page](const QString& title) {
        setTitle(&page.widget(), title);
        if (m_tabs->currentWidget() == &page.widget())
            Q_EMIT shown(title);
    });
    connect(&page, &Page::lookChanged, this, [this, &page] {
        const int tab = m_tabs->indexOf(&page.widget());
        m_tabs->setTabIcon(tab, page.icon());
        m_tabs->setTabToolTip(tab, page.toolTip());
    });
    return page;
}

void Workspace::openWaiting(const PageKey& key, const QString& formerTitle)
{
    if (entryOf(key) != nullptr)
        return;
    auto* place = new QWidget;
    const int at = placeFor(key);
    m_entries.push_back({key, place, nullptr, formerTitle});
    const PageFactory& factory = factoryOf(key.kind);
    name(m_entries.back(), factory.waitingTitle(key.subject));
    m_tabs->insertTab(at, place, factory.waitingIcon(key.subject), QString());
    showTitles();
}

/// In the place of what waits for it.
Page& Workspace::build(Entry& entry)
{
    QWidget* place = entry.widget;
    Page& page = make(entry.key);
    entry.widget = &page.widget();
    entry.page = &page;
    name(entry, page.title());
    const int tab = m_tabs->insertTab(m_tabs->indexOf(place), &page.widget(), page.icon(),
        m_tabs->tabText(m_tabs->indexOf(place)));
    m_tabs->setTabToolTip(tab, page.toolTip());
    if (m_tabs->currentWidget() == place)
        m_tabs->setCurrentIndex(tab);
    m_tabs->removeTab(tab + 1);
    showTitles();
    place->deleteLater();
    page.restoreState(std::exchange(entry.state, {}));
    return page;
}

QVariantMap Workspace::stateOf(const PageKey& key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    if (found == m_entries.end())
        return {};
    return found->page == nullptr ? found->state : found->page->state();
}

void Workspace::restoreState(const PageKey& key, const QVariantMap& state)
{
    Entry* entry = entryOf(key);
    if (entry != nullptr && entry->page != nullptr)
        entry->page->restoreState(state);
    else if (entry != nullptr)
        entry->state = state;
}

/// A widget that waits stands in its place again.
void Workspace::takeDown(Entry& entry)
{
    if (entry.page == nullptr)
        return;
    entry.state = entry.page->state();
    QWidget* former = std::exchange(entry.widget, new QWidget);
    entry.page = nullptr;
    const int tab = m_tabs->indexOf(former);
    m_tabs->insertTab(tab, entry.widget, m_tabs->tabIcon(tab), m_tabs->tabText(tab));
    if (m_tabs->currentWidget() == former)
        m_tabs->setCurrentIndex(tab);
    delete former;
}

void Workspace::rebuild(const std::function<void()>& between)
{
    {
        const QSignalBlocker quiet(m_tabs); // nothing comes to the front in the meantime
        for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
            takeDown(*entry);
        if (m_welcome != nullptr)
            delete &std::exchange(m_welcome, nullptr)->widget();
        between();
        for (Entry& entry : m_entries) {
            // Others look for the lists; whatever else is made when it is looked at.
            if (entry.key.kind == PageKind::List)
                build(entry);
            else
                setTitle(entry.widget, factoryOf(entry.key.kind).waitingTitle(entry.key.subject));
        }
    }
    showFront();
    focusFront();
}

const Page* Workspace::current() const
{
    const auto found = std::ranges::find(m_entries, m_tabs->currentWidget(), &Entry::widget);
    return found == m_entries.end() ? nullptr : found->page;
}

const PageKey* Workspace::currentKey() const
{
    const auto found = std::ranges::find(m_entries, m_tabs->currentWidget(), &Entry::widget);
    return found == m_entries.end() ? nullptr : &found->key;
}

QString Workspace::titleOf(const PageKey& key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    if (found == m_entries.end())
        return {};
    QString text = m_tabs->tabText(m_tabs->indexOf(found->widget));
    return text.replace(QLatin1String("&&"), QLatin1String("&"));
}

QString Workspace::ownTitleOf(const PageKey& key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? QString() : found->title;
}

std::vector<PageKey> Workspace::keys() const
{
    std::vector<PageKey> keys;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const auto found = std::ranges::find(m_entries, m_tabs->widget(tab), &Entry::widget);
        if (found != m_entries.end())
            keys.push_back(found->key);
    }
    return keys;
}

void Workspace::showFront()
{
    Entry* entry = entryOf(m_tabs->currentWidget());
    if (entry != nullptr && entry->page == nullptr) {
        build(*entry);
        return;
    }
    if (entry == nullptr && m_welcome == nullptr) {
        // Most windows begin with a source and never need it.
        m_welcome = &make({PageKind::Welcome});
        addWidget(&m_welcome->widget());
    }
    setCurrentWidget(entry == nullptr ? &m_welcome->widget() : m_tabs);
    Q_EMIT shown(entry == nullptr ? QString() : entry->title);
}

void Workspace::turn(int step)
{
    const int count = m_tabs->count();
    if (count > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
}

} // namespace console
