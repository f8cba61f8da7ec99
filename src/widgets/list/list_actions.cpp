// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_actions.h"

#include "table/history_table.h"

#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <QAction>

namespace widgets {

ListActions::ListActions(ListPage& page, const Parts& parts)
    : QObject(&page)
    , m_page(page)
    , m_parts(parts)
{
    addForPage();
    addForRows();
    connect(&m_parts.rows, &ListRows::selectionChanged, this, &ListActions::update);
    connect(&m_parts.filters, &ListFilters::filterChanged, this, &ListActions::update);
    update();
}

void ListActions::addForPage()
{
    const auto add = [this](PageAction what, std::function<void()> run) {
        addPageAction(m_page, what, KeyUse::Everywhere, std::move(run));
    };
    add(PageAction::Refresh, [this] { Q_EMIT refreshRequested(); });
    add(PageAction::Export, [this] { Q_EMIT exportRequested(); });
    add(PageAction::Find, m_parts.find);
    add(PageAction::OtherPart, [this] { m_parts.preview.turnFocus(); });
    add(PageAction::Undo, [this] { m_parts.filters.goBack(); });
    add(PageAction::Redo, [this] { m_parts.filters.goForward(); });
    add(PageAction::Compare, [this] { m_parts.rows.compareSelected(); });
    QAction* preview = m_parts.preview.toggleAction();
    markPageAction(*preview, PageAction::Preview);
    m_page.addAction(preview);
}

/// Their keys are those of the table.
void ListActions::addForRows()
{
    const auto add = [this](PageAction what, std::function<void()> run) {
        addPageAction(m_page, what, KeyUse::Shown, std::move(run));
    };
    add(PageAction::Open, [this] { Q_EMIT openRequested(m_parts.rows.selectedIds()); });
    m_page.addAction(pageActionOf(m_parts.table, PageAction::ShowLog));
    add(PageAction::Copy, [this] { m_parts.rows.copy(); });
    add(PageAction::CopyMarkdown, [this] { m_parts.rows.copyMarkdown(); });
    add(PageAction::CopyJson, [this] { Q_EMIT copyJsonRequested(); });
    add(PageAction::CopyId, [this] { m_parts.table.selectedRows().copyIds(); });
    add(PageAction::SelectAll, [this] {
        m_parts.table.selectAll();
        m_parts.table.setFocus();
    });
}

void ListActions::update()
{
    const auto set = [this](PageAction what, bool isAvailable, const QString& reason) {
        setAvailable(*pageActionOf(m_page, what), isAvailable ? QString() : reason);
    };
    const QString noRows = tr("The list shows no rows.");
    set(PageAction::Export, !m_parts.rows.isEmpty(), noRows);
    set(PageAction::SelectAll, !m_parts.rows.isEmpty(), noRows);
    for (const PageAction what : {PageAction::Open, PageAction::Copy, PageAction::CopyMarkdown,
             PageAction::CopyJson, PageAction::CopyId})
        set(what, !m_parts.rows.isSelectionEmpty(), tr("No row is selected."));
    set(PageAction::Compare, m_parts.table.selectedRows().count() == 2,
        tr("Select the two deployments to compare."));
    set(PageAction::Undo, m_parts.filters.canGoBack(), tr("No filter was chosen before this one."));
    set(PageAction::Redo, m_parts.filters.canGoForward(), tr("No filter was taken back."));
}

} // namespace widgets
