// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_panels.h"

#include "detail/panel/detail_panel.h"
#include "one_page_view.h"

#include <QScrollArea>
#include <QStackedWidget>
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
    return area;
}

} // namespace

DetailPanels::DetailPanels(
    const std::vector<PanelInfo>& list, QTabWidget& tabs, QStackedWidget& layouts)
    : QObject(&layouts)
    , m_tabs(tabs)
    , m_onePage(new OnePageView(&layouts))
{
    for (const PanelInfo& info : list) {
        DetailPanel* panel = info.make(&layouts);
        connect(panel, &DetailPanel::statusMessage, this, &DetailPanels::statusMessage);
        m_entries.push_back({info.id, panel});
        const int tab = m_tabs.addTab(scrollingTab(&m_tabs), info.tabTitle);
        m_tabs.setTabToolTip(tab, tr("Ctrl+%1").arg(tab + 1));
        m_onePage->addSection(info.sectionTitle);
    }
    layouts.addWidget(m_onePage);
    setOnePage(false);
}

void DetailPanels::setRecord(const models::DeploymentRecord& record)
{
    for (const Entry& entry : m_entries)
        entry.panel->setRecord(record);
}

void DetailPanels::setOnePage(bool onePage)
{
    for (std::size_t at = 0; at < m_entries.size(); ++at) {
        DetailPanel* panel = m_entries[at].panel;
        auto* tab = static_cast<QScrollArea*>(m_tabs.widget(static_cast<int>(at)));
        panel->setInlined(onePage);
        if (!onePage) {
            tab->setWidget(panel);
        } else {
            tab->takeWidget();
            m_onePage->putPanel(at, panel);
        }
    }
    m_isOnePage = onePage;
}

QWidget& DetailPanels::layout() const
{
    return m_isOnePage ? static_cast<QWidget&>(*m_onePage) : m_tabs;
}

std::vector<std::string_view> DetailPanels::ids() const
{
    std::vector<std::string_view> ids;
    for (const Entry& entry : m_entries)
        ids.push_back(entry.id);
    return ids;
}

void DetailPanels::show(std::string_view id)
{
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.id == id; });
    if (found == m_entries.end())
        return;
    // Both layouts go there, so that a change of layout keeps the place.
    const auto at = static_cast<std::size_t>(found - m_entries.begin());
    m_tabs.setCurrentIndex(static_cast<int>(at));
    if (m_isOnePage)
        m_onePage->scrollToSection(at);
}

std::string_view DetailPanels::current() const
{
    const std::size_t at =
        m_isOnePage ? m_onePage->currentSection() : static_cast<std::size_t>(m_tabs.currentIndex());
    return m_entries[at].id;
}

} // namespace widgets
