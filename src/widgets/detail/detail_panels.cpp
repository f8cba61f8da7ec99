// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_panels.h"

#include "access/focus_entry.h"
#include "detail/panel/detail_panel.h"
#include "one_page_view.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace widgets {

namespace {

/// A tab whose panel scrolls when the window is too low for it.
QScrollArea* scrollingTab(QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

DetailPanels::DetailPanels(
    const std::vector<PanelInfo>& list, QTabWidget& tabs, QStackedWidget& layouts)
    : QObject(&layouts)
    , m_layouts(layouts)
    , m_tabs(tabs)
    , m_sideBySide(new SideBySideView(&layouts))
    , m_onePage(new OnePageView(&layouts))
{
    for (const PanelInfo& info : list) {
        DetailPanel* panel = info.make(&layouts);
        connect(panel, &DetailPanel::statusMessage, this, &DetailPanels::statusMessage);
        m_entries.push_back({info.id, panel});
        const int tab = m_tabs.addTab(scrollingTab(&m_tabs), info.tabTitle);
        m_tabs.setTabToolTip(tab, tr("Ctrl+%1").arg(tab + 1));
        m_sideBySide->addPlace(info.cell, info.tabTitle);
        m_onePage->addSection(info.sectionTitle);
        put(m_entries.size() - 1);
    }
    layouts.addWidget(m_sideBySide);
    layouts.addWidget(m_onePage);
    const auto noteChoice = [this] { m_wasChosen = true; };
    connect(&m_tabs, &QTabWidget::tabBarClicked, this, noteChoice);
    connect(&m_tabs, &QTabWidget::currentChanged, this, noteChoice);
}

void DetailPanels::setRecord(const models::DeploymentRecord& record)
{
    // What a cluster says of a workload, and its pods, take more than half a cell.
    m_sideBySide->setStackable(!record.deployment->workload);
    for (const Entry& entry : m_entries)
        entry.panel->setRecord(record);
}

void DetailPanels::setOnePage(bool onePage)
{
    m_isOnePage = onePage;
    arrange();
}

void DetailPanels::setWide(bool wide)
{
    m_isWide = wide;
    arrange();
}

DetailPanels::Layout DetailPanels::wantedLayout() const
{
    if (m_isOnePage)
        return Layout::OnePage;
    return m_isWide ? Layout::SideBySide : Layout::Tabs;
}

void DetailPanels::arrange()
{
    if (wantedLayout() == m_layout)
        return;
    for (std::size_t at = 0; at < m_entries.size(); ++at)
        take(at);
    m_layout = wantedLayout();
    for (std::size_t at = 0; at < m_entries.size(); ++at)
        put(at);
    orderStops();
}

/// Tab goes as the layout is read.
void DetailPanels::orderStops()
{
    std::vector<QWidget*> parts;
    if (m_layout == Layout::SideBySide)
        parts = m_sideBySide->parts();
    else
        for (const Entry& entry : m_entries)
            parts.push_back(entry.panel);
    leadTab(*m_tabs.tabBar(), parts);
}

void DetailPanels::take(std::size_t at)
{
    if (m_layout == Layout::Tabs)
        static_cast<QScrollArea*>(m_tabs.widget(static_cast<int>(at)))->takeWidget();
    else if (m_layout == Layout::SideBySide)
        m_sideBySide->takePanel(at);
}

void DetailPanels::put(std::size_t at)
{
    DetailPanel* panel = m_entries[at].panel;
    switch (m_layout) {
    case Layout::Tabs:
        panel->setPlace(PanelPlace::Tab);
        static_cast<QScrollArea*>(m_tabs.widget(static_cast<int>(at)))->setWidget(panel);
        break;
    case Layout::SideBySide:
        panel->setPlace(PanelPlace::Beside);
        m_sideBySide->putPanel(at, panel);
        break;
    case Layout::OnePage:
        panel->setPlace(PanelPlace::OnePage);
        m_onePage->putPanel(at, panel);
        break;
    }
}

QWidget& DetailPanels::layout() const
{
    switch (m_layout) {
    case Layout::SideBySide:
        return *m_sideBySide;
    case Layout::OnePage:
        return *m_onePage;
    case Layout::Tabs:
        break;
    }
    return m_tabs;
}

void DetailPanels::showInstead(QWidget* other)
{
    QWidget* shown = other != nullptr ? other : &layout();
    // A window need not be large enough for those that are not seen.
    for (int at = 0; at < m_layouts.count(); ++at) {
        QWidget* each = m_layouts.widget(at);
        const auto policy = each == shown ? QSizePolicy::Expanding : QSizePolicy::Ignored;
        each->setSizePolicy(policy, policy);
    }
    m_layouts.setCurrentWidget(shown);
}

std::vector<std::string_view> DetailPanels::ids() const
{
    std::vector<std::string_view> ids;
    ids.reserve(m_entries.size());
    for (const Entry& entry : m_entries)
        ids.push_back(entry.id);
    return ids;
}

std::vector<DetailPanels::Entry>::const_iterator DetailPanels::find(std::string_view id) const
{
    return std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.id == id; });
}

void DetailPanels::show(std::string_view id)
{
    const auto found = find(id);
    if (found == m_entries.end())
        return;
    // Every layout goes there, so that a change of layout keeps the place.
    const auto at = static_cast<std::size_t>(found - m_entries.begin());
    const bool wasChosen = m_wasChosen;
    m_tabs.setCurrentIndex(static_cast<int>(at));
    m_wasChosen = wasChosen;
    m_sideBySide->bringToFront(at);
    if (m_layout == Layout::OnePage)
        m_onePage->scrollToSection(at);
}

void DetailPanels::choose(std::string_view id)
{
    m_wasChosen = true;
    show(id);
}

void DetailPanels::bringToFront(std::string_view id)
{
    if (const auto found = find(id); found != m_entries.end())
        m_sideBySide->bringToFront(static_cast<std::size_t>(found - m_entries.begin()));
}

void DetailPanels::focus(std::string_view id)
{
    choose(id);
    const auto found = find(id);
    if (found == m_entries.end())
        return;
    if (QWidget* entry = entryOf(*found->panel))
        entry->setFocus(Qt::ShortcutFocusReason);
}

QWidget* DetailPanels::entry() const
{
    return entryOf(*find(current())->panel);
}

/// What a panel is mainly about, or its first way out where that is missing.
QWidget* DetailPanels::entryOf(DetailPanel& panel)
{
    QWidget* part = panel.mainPart();
    if (auto* inner = qobject_cast<DetailPanel*>(part))
        return entryOf(*inner);
    return part != nullptr && part->isVisibleTo(&panel) ? part : firstControlIn(panel);
}

std::string_view DetailPanels::current() const
{
    const std::size_t at = m_layout == Layout::OnePage
        ? m_onePage->currentSection()
        : static_cast<std::size_t>(m_tabs.currentIndex());
    return m_entries[at].id;
}

} // namespace widgets
