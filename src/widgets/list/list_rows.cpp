// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/list_rows.h"

#include "table/history_table.h"
#include "table/history_table_columns.h"

#include "deploy/history/succession.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int longestValue = 240; ///< of a value in the menu, pixels

} // namespace

ListRows::ListRows(models::HistoryModel& model, HistoryTable& table, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_table(table)
    , m_log(new QAction(tr("Show log"), this))
{
    connect(&m_table, &HistoryTable::openRequested, this, &ListRows::openRequested);
    connect(
        &m_table.columns(), &HistoryTableColumns::stateChanged, this, &ListRows::tableStateChanged);
    connect(&m_table, &HistoryTable::copyRequested, this, &ListRows::copy);
    connect(&m_table, &QWidget::customContextMenuRequested, this, &ListRows::showMenu);
    connect(m_table.selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ListRows::selectionChanged);
    setupLog();
}

/// Works in the table alone, and is in its menu.
void ListRows::setupLog()
{
    m_log->setShortcuts(pageActionKeys(PageAction::ShowLog));
    markPageAction(*m_log, PageAction::ShowLog);
    m_log->setShortcutContext(Qt::WidgetShortcut);
    m_log->setShortcutVisibleInContextMenu(true);
    m_table.addAction(m_log);
    m_table.setRowActions(m_log, {});
    const auto update = [this] {
        setAvailable(
            *m_log, m_table.selectedRows().count() == 1 ? QString() : tr("Select one deployment."));
    };
    connect(m_table.selectionModel(), &QItemSelectionModel::selectionChanged, this, update);
    update();
    connect(m_log, &QAction::triggered, this, [this] {
        if (const auto id = selectedId())
            Q_EMIT logRequested(*id);
    });
}

std::vector<history::Row> ListRows::shown() const
{
    const auto rows = m_model.shownRows();
    return {rows.begin(), rows.end()};
}

std::vector<history::Row> ListRows::selected() const
{
    std::vector<history::Row> rows;
    for (const int row : m_table.selectedRows().numbers())
        rows.push_back(m_model.shownRows()[static_cast<std::size_t>(row)]);
    return rows;
}

std::vector<history::Column> ListRows::shownColumns() const
{
    return m_table.columns().shownColumns();
}

bool ListRows::isEmpty() const
{
    return m_model.rowCount() == 0;
}

QStringList ListRows::selectedIds() const
{
    return m_table.selectedRows().ids();
}

std::optional<QString> ListRows::selectedId() const
{
    const SelectedRows rows = m_table.selectedRows();
    return rows.count() == 1 ? std::optional(rows.ids().constFirst()) : std::nullopt;
}

bool ListRows::selectId(const QString& id)
{
    const QModelIndex index = m_model.indexOfId(id);
    if (!index.isValid())
        return false;
    m_table.selectRow(index.row());
    m_table.scrollTo(index);
    return true;
}

int ListRows::selectedCount() const
{
    return m_table.selectedRows().count();
}

bool ListRows::isShown(const QString& id) const
{
    return m_model.indexOfId(id).isValid();
}

int ListRows::selectIds(const QStringList& ids)
{
    QItemSelection rows;
    QModelIndex first;
    int count = 0;
    for (const QString& id : ids) {
        const QModelIndex index = m_model.indexOfId(id);
        if (!index.isValid())
            continue;
        rows.select(index, index);
        first = first.isValid() ? first : index;
        ++count;
    }
    if (count == 0)
        return 0;
    const bool scrolls = m_table.hasAutoScroll();
    m_table.setAutoScroll(false);
    m_table.selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_table.setAutoScroll(scrolls);
    m_table.selectionModel()->select(
        rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return count;
}

QVariantMap ListRows::tableState() const
{
    return m_table.columns().state();
}

void ListRows::restoreTableState(const QVariantMap& state)
{
    m_table.columns().restoreState(state);
}

void ListRows::setProblemTest(std::function<bool(std::string_view id)> hasProblem)
{
    m_model.setProblemTest(std::move(hasProblem));
}

void ListRows::setArchivedTest(std::function<bool(history::RecordHandle record)> isArchived)
{
    m_model.setArchivedTest(std::move(isArchived));
}

models::RunKnowledge& ListRows::knowledge() const
{
    return m_model.knowledge();
}

void ListRows::setCommandActions(const QList<QAction*>& actions)
{
    m_commandActions = actions;
    m_table.setRowActions(m_log, actions);
}

void ListRows::setDensity(ListDensity density)
{
    m_table.setDensity(density);
}

void ListRows::setTimesRelative(bool relative)
{
    m_model.setTimesRelative(relative);
}

void ListRows::setGroupHeadings(bool shown)
{
    m_table.setGroupHeadings(shown);
}

void ListRows::setUptime(std::function<std::chrono::milliseconds()> uptime)
{
    m_table.setUptime(std::move(uptime));
}

bool ListRows::isSelectionEmpty() const
{
    return !m_table.selectionModel()->hasSelection();
}

void ListRows::compareSelected()
{
    std::vector<history::Row> rows = selected();
    if (rows.size() != 2)
        return;
    const history::History& history = *m_model.history();
    if (history::isNewer(history, rows[1], rows[0]))
        std::swap(rows[0], rows[1]);
    Q_EMIT compareRequested(
        models::rawText(history.id(rows[0])), models::rawText(history.id(rows[1])));
}

void ListRows::copy()
{
    const int rows = m_table.selectedRows().copy();
    if (rows > 0)
        Q_EMIT statusMessage(tr("Copied %Ln row(s)", nullptr, rows));
}

void ListRows::copyMarkdown()
{
    const int rows = m_table.selectedRows().copyAsMarkdown();
    if (rows > 0)
        Q_EMIT statusMessage(tr("Copied %Ln row(s) as Markdown", nullptr, rows));
}

void ListRows::addCopying(QMenu& menu)
{
    const auto add = [&](const QString& text, const std::function<void()>& run) {
        return addEntry(menu, "copy", text, run);
    };
    add(tr("Copy rows"), [this] { copy(); })->setShortcut(QKeySequence::Copy);
    add(tr("Copy as Markdown"), [this] { copyMarkdown(); });
    add(tr("Copy as JSON"), [this] { Q_EMIT copyJsonRequested(); });
    add(tr("Copy ID"), [this] { m_table.selectedRows().copyIds(); });
}

void ListRows::showMenu(const QPoint& position)
{
    if (!m_table.selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // What is chosen now, whatever happens to the list while the menu is there.
    addEntry(*menu, "open", tr("Open"), [this, ids = selectedIds()] {
        Q_EMIT openRequested(ids);
    })->setShortcut(Qt::Key_Enter);
    m_log->setIcon(theme::icon(QStringLiteral("log"), m_table.palette()));
    menu->addAction(m_log);
    if (m_table.selectedRows().count() == 2)
        addEntry(*menu, "compare", tr("Compare"), [this] { compareSelected(); });
    if (!m_commandActions.isEmpty()) {
        menu->addSeparator();
        menu->addActions(m_commandActions);
    }
    menu->addSeparator();
    addCellEntries(*menu, m_table.indexAt(position));
    addCopying(*menu);
    addEntry(*menu, "export", tr("Export selection…"), [this] { Q_EMIT exportRequested(); });
    menu->popup(m_table.viewport()->mapToGlobal(position));
}

/// Its key is shown; it works in the table alone.
QAction* ListRows::addEntry(
    QMenu& menu, const char* icon, const QString& text, const std::function<void()>& run)
{
    QAction* entry = menu.addAction(theme::icon(QLatin1String(icon), m_table.palette()), text);
    entry->setShortcutVisibleInContextMenu(true);
    entry->setShortcutContext(Qt::WidgetShortcut);
    connect(entry, &QAction::triggered, this, run);
    return entry;
}

/// What can be done with the value that the menu was asked for on.
void ListRows::addCellEntries(QMenu& menu, const QModelIndex& index)
{
    const QString value = index.data(Qt::EditRole).toString();
    const auto column = models::ListSections::columnAt(index.column());
    if (!index.isValid() || value.isEmpty())
        return;
    if (column
        && std::ranges::find(history::filterColumns, *column) != history::filterColumns.end()) {
        const QString shown =
            m_table.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, longestValue);
        QString text = tr("Filter by “%1”", "a value").arg(shown);
        addEntry(menu, "filter", text.replace(u'&', QStringLiteral("&&")),
            [this, column = *column, word = wordOf(index)] {
                Q_EMIT filterRequested(column, word);
            });
    }
    addEntry(menu, "copy", tr("Copy cell"), [this, value] {
        QApplication::clipboard()->setText(value);
        Q_EMIT statusMessage(tr("Copied the cell"));
    });
}

/// As a filter has it: a paused one runs, and is asked for by a word of its own.
QString ListRows::wordOf(const QModelIndex& index) const
{
    const history::History& history = *m_model.history();
    const auto column = models::ListSections::columnAt(index.column()).value();
    const history::Row row = m_model.shownRows()[static_cast<std::size_t>(index.row())];
    const bool isPaused = column == history::Column::Status && history.paused(row)
        && history.status(row) == deployment::Status::Running;
    return models::rawText(isPaused ? history::pausedStatus : history.word(column, row));
}

} // namespace widgets
