// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_tabs.h"

#include "deploy/models/states/failure_state.h"

#include <QStackedWidget>
#include <QVariantMap>

#include <functional>
#include <vector>

class QMenu;

namespace console {

class Page;
class PageFactory;

/// The open pages, each in a tab, or the welcome page where there are none. Knows them by their
/// keys; what they show is the affair of their factories.
class Workspace final : public QStackedWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    /// The factories outlive it, one for each kind.
    explicit Workspace(std::vector<PageFactory*> factories, QWidget* parent = nullptr);
    ~Workspace() override;

    /// Brings the page to the front; made if it is not open.
    Page& open(const PageKey& key);
    /// The first one in front, the pages of the others as soon as they are looked at; asks where
    /// they are many.
    void openDeployments(const std::vector<deployment::DeploymentKey>& keys);
    /// A tab for the page, which is made as soon as it is looked at; titled as it was where nothing
    /// is known of it yet.
    void openWaiting(const PageKey& key, const QString& formerTitle = {});
    /// The page in front; null if that is the welcome page.
    [[nodiscard]] const Page* current() const;
    /// Of the tab in front; null if there is none.
    [[nodiscard]] const PageKey* currentKey() const;
    [[nodiscard]] const PageTabs& tabs() const { return *m_tabs; }
    /// Where the user stands there: of the page, or what it will take over once it is made.
    [[nodiscard]] QVariantMap stateOf(const PageKey& key) const;
    /// Takes that over; nothing happens where the page has no tab.
    void restoreState(const PageKey& key, const QVariantMap& state);
    /// Takes all pages down, runs the function, and makes them anew where they stood.
    void rebuild(const std::function<void()>& between);
    /// What can be done with the tab in front.
    void fillMenuOfFront(QMenu& menu);
    void closeCurrent();
    /// So many tabs to the right, round the end.
    void turn(int step);
    /// Shows what there is to show, once the factories are ready.
    void showFront();

Q_SIGNALS:
    /// The page with that title is in front, or its title has changed; empty: the welcome page.
    void shown(const QString& title);
    /// The page and what depended on it are gone.
    void closed(const console::PageKey& key);
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    /// The user wants to do something about the page's source, which gives nothing.
    void wayOutRequested(models::WayOut way, const console::PageKey& key);

private:
    using Entry = PageTabs::Entry;

    [[nodiscard]] PageFactory& factoryOf(PageKind kind) const;
    Page& make(const PageKey& key);
    void fillMenu(int tab, QMenu& menu);
    void closeAll(const std::vector<PageKey>& keys);
    Page& build(Entry& entry);
    void takeDown(Entry& entry);
    void close(int tab);
    void focusFront();
    void placeKeys();
    void closeDependents(const PageKey& list);
    void remove(const PageKey& key);

    std::vector<PageFactory*> m_factories;
    PageTabs* m_tabs;
    Page* m_welcome = nullptr;
};

} // namespace console
