// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "pages/middle_click.h"
#include "pages/page.h"
#include "pages/page_factory.h"
#include "pages/plain_question.h"
#include "pages/tab_menus.h"

#include <QSignalBlocker>
#include <QTabBar>

#include <algorithm>
#include <span>
#include <utility>

namespace console {

Workspace::Workspace(std::vector<PageFactory*> factories, QWidget* parent)
    : QStackedWidget(parent)
    , m_factories(std::move(factories))
    , m_tabs(new PageTabs(this))
{
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
    auto& entries = m_tabs->entries();
    while (!entries.empty()) {
        delete entries.back().widget;
        entries.pop_back();
    }
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
    if (m_tabs->find(key) == nullptr) {
        Page& made = make(key);
        m_tabs->add({key, &made.widget(), &made, made.title()}, made.icon());
        m_tabs->setTabToolTip(m_tabs->indexOf(&made.widget()), made.toolTip());
    }
    Entry& entry = *m_tabs->find(key);
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
                if (m_tabs->find(PageKey{PageKind::List, {key.sourceId}}) == nullptr)
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
        if (Entry* entry = m_tabs->find(page.key()))
            m_tabs->setTitle(*entry, title);
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
    if (m_tabs->find(key) != nullptr)
        return;
    const PageFactory& factory = factoryOf(key.kind);
    const QString title = factory.waitingTitle(key.subject);
    m_tabs->add({key, new QWidget, nullptr, title.isEmpty() ? formerTitle : title},
        factory.waitingIcon(key.subject));
}

/// In the place of what waits for it.
Page& Workspace::build(Entry& entry)
{
    QWidget* place = entry.widget;
    Page& page = make(entry.key);
    entry.page = &page;
    m_tabs->setTitle(entry, page.title());
    m_tabs->replace(entry, page.widget());
    const int tab = m_tabs->indexOf(&page.widget());
    m_tabs->setTabIcon(tab, page.icon());
    m_tabs->setTabToolTip(tab, page.toolTip());
    place->deleteLater();
    page.restoreState(std::exchange(entry.state, {}));
    return page;
}

QVariantMap Workspace::stateOf(const PageKey& key) const
{
    const Entry* entry = std::as_const(*m_tabs).find(key);
    if (entry == nullptr)
        return {};
    return entry->page == nullptr ? entry->state : entry->page->state();
}

void Workspace::restoreState(const PageKey& key, const QVariantMap& state)
{
    Entry* entry = m_tabs->find(key);
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
    QWidget* former = entry.widget;
    entry.page = nullptr;
    m_tabs->replace(entry, *new QWidget);
    delete former;
}

void Workspace::rebuild(const std::function<void()>& between)
{
    {
        const QSignalBlocker quiet(m_tabs); // nothing comes to the front in the meantime
        auto& entries = m_tabs->entries();
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
            takeDown(*entry);
        if (m_welcome != nullptr)
            delete &std::exchange(m_welcome, nullptr)->widget();
        between();
        for (Entry& entry : entries) {
            // Others look for the lists; whatever else is made when it is looked at.
            if (entry.key.kind == PageKind::List)
                build(entry);
            else
                m_tabs->setTitle(entry, factoryOf(entry.key.kind).waitingTitle(entry.key.subject));
        }
    }
    showFront();
    focusFront();
}

const Page* Workspace::current() const
{
    const Entry* entry = std::as_const(*m_tabs).front();
    return entry == nullptr ? nullptr : entry->page;
}

const PageKey* Workspace::currentKey() const
{
    const Entry* entry = std::as_const(*m_tabs).front();
    return entry == nullptr ? nullptr : &entry->key;
}

void Workspace::showFront()
{
    Entry* entry = m_tabs->front();
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
    placeKeys();
    Q_EMIT shown(entry == nullptr ? QString() : entry->title);
}

void Workspace::turn(int step)
{
    const int count = m_tabs->count();
    if (count > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
}

} // namespace console
