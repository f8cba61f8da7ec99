// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/list_page.h"

#include "controls/empty_state.h"
#include "controls/load_bar.h"
#include "controls/message_banner.h"
#include "empty_message.h"
#include "filter_bar.h"
#include "list_footer.h"
#include "list_header.h"
#include "table/history_table.h"
#include "table/history_table_columns.h"
#include "ui_list_page.h"
#include "update_pacer.h"

#include "deploy/history/hidden_trouble.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/hidden_trouble_text.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/time_context.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QShortcut>

#include <algorithm>

namespace widgets {

using models::HistoryModel;
using models::ListFilter;

namespace {

constexpr std::chrono::minutes windowStep{1};
constexpr std::chrono::hours lately{24};

} // namespace

ListPage::ListPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_ui(std::make_unique<Ui::ListPage>())
    , m_model(new HistoryModel(time, this))
    , m_table(new HistoryTable(*m_model, this))
    , m_filterBar(new FilterBar(time, this))
    , m_empty(new EmptyState(this))
    , m_loadBar(new LoadBar(this))
    , m_notice(new MessageBanner(this))
    , m_header(new ListHeader(this))
    , m_footer(new ListFooter(this))
    , m_pacer(new UpdatePacer([this] { updateRows(); },
          // No row moves while a press on it may be the first of two.
          [this] { return m_table->restAfterPress(); }, this))
    , m_resolved(time.now())
{
    m_ui->setupUi(this);
    setupBody();
    setupShortcuts();
    connectHeader();
    connectFilter();
    connectTable();
    updateZone();
    updateBody();
}

ListPage::~ListPage() = default;

void ListPage::setupBody()
{
    m_ui->pageLayout->insertWidget(0, m_header);
    m_ui->pageLayout->addWidget(m_footer);
    m_ui->filterLayout->addWidget(m_filterBar);
    m_ui->noticeLayout->addWidget(m_notice);
    m_ui->noticeLayout->addWidget(m_loadBar);
    m_ui->body->addWidget(m_table);
    m_ui->body->addWidget(m_empty);
    m_loadBar->installEventFilter(this);
    connect(m_loadBar, &LoadBar::cancelRequested, this, &ListPage::cancelRequested);
    connect(m_notice, &MessageBanner::activated, this, &ListPage::retryRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &ListPage::runAction);
}

void ListPage::setupShortcuts()
{
    const auto onKey = [this](const QKeySequence& key, auto action) {
        auto* shortcut = new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(Qt::Key_F5, [this] { Q_EMIT refreshRequested(); });
    onKey(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { Q_EMIT exportRequested(false); });
    onKey(QKeySequence::Find, [this] {
        m_header->showFilter();
        m_filterBar->focusSearch();
    });
    onKey(Qt::Key_Escape, [this] { m_filterBar->clearSearch(); });
}

void ListPage::connectHeader()
{
    connect(m_header, &ListHeader::filterToggled, m_filterBar, &QWidget::setVisible);
    connect(m_header, &ListHeader::refreshRequested, this, &ListPage::refreshRequested);
    connect(
        m_header, &ListHeader::exportRequested, this, [this] { Q_EMIT exportRequested(false); });
    connect(m_header, &ListHeader::problemsRequested, this, &ListPage::problemsRequested);
    connect(m_header, &ListHeader::retryRequested, this, &ListPage::retryRequested);
    connect(m_footer, &ListFooter::hintActivated, this, &ListPage::runHintAction);
}

void ListPage::connectFilter()
{
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](const ListFilter& filter) {
        m_formerFilter.reset();
        applyFilter();
        Q_EMIT filterChanged(filter);
    });
    connect(m_filterBar, &FilterBar::viewsChanged, this, &ListPage::savedViewsChanged);
    connect(m_filterBar, &FilterBar::facetsWanted, this, &ListPage::updateFacets);
    connect(&m_time, &models::TimeContext::ticked, this, &ListPage::refreshRelativeFilter);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        updateZone();
        applyFilter();
    });
}

void ListPage::connectTable()
{
    connect(m_table, &HistoryTable::openRequested, this, &ListPage::openRequested);
    connect(&m_table->columns(), &HistoryTableColumns::stateChanged, this,
        &ListPage::tableStateChanged);
    connect(m_table, &HistoryTable::copyRequested, this, &ListPage::copyRows);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showTableMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateCounts();
        Q_EMIT selectionChanged();
    });
}

void ListPage::setSourceName(const QString& name)
{
    m_hasSource = !name.isEmpty();
    m_header->setSourceName(name);
    updateBody();
}

void ListPage::setHistory(std::shared_ptr<const history::History> history)
{
    m_pacer->drop();
    m_table->keepPlace([&] { m_model->setHistory(std::move(history)); });
    updateBody();
}

void ListPage::historyChanged()
{
    m_pacer->request();
}

void ListPage::updateRows()
{
    m_table->keepPlace([this] { m_model->historyChanged(); });
    updateBody();
}

void ListPage::setLoad(const LoadState& load)
{
    const bool needsBody = load.isLoading != m_load.isLoading;
    m_load = load;
    m_loadBar->setLoad(load);
    if (needsBody && m_pacer->isWaiting() && m_table->restAfterPress().count() == 0)
        m_pacer->updateNow();
    else if (needsBody)
        updateBody();
    m_hasLoaded = m_hasLoaded || (needsBody && !load.isLoading);
    m_table->place().setFilling(load.isLoading && !m_hasLoaded);
}

void ListPage::setLoadBarDelay(std::chrono::milliseconds delay)
{
    m_loadBar->setDelay(delay);
}

void ListPage::setUptime(std::function<std::chrono::milliseconds()> uptime)
{
    m_table->setUptime(std::move(uptime));
}

void ListPage::setFreshness(const StatusMessage& line)
{
    m_header->setFreshness(line);
}

void ListPage::setNotice(const StatusMessage& line)
{
    m_failure = line.tone == theme::Tone::Bad ? line.text : QString();
    const bool hasAny = m_model->history() != nullptr && !m_model->history()->empty();
    // A source that shows nothing says so in the place of its rows, once.
    const bool isToldInBody = !m_failure.isEmpty() && !hasAny;
    keepTableStill([&] {
        m_notice->setState(isToldInBody ? QString() : line.text, line.tone,
            line.hasAction ? tr("Try again") : QString());
    });
    updateBody();
}

void ListPage::setProblems(const deployment::ProblemTotals& totals, const QSet<QString>& ids)
{
    m_model->setProblemIds(ids);
    m_header->setProblems(totals);
    m_unreadRecords = totals.unreadRecords;
    m_likeness = totals.likeness ? models::translated(*totals.likeness) : QString();
    updateBody();
}

void ListPage::setRequests(const QHash<QString, QString>& texts)
{
    m_model->setRequests(texts);
}

void ListPage::setCommandActions(const QList<QAction*>& actions)
{
    m_commandActions = actions;
}

void ListPage::setFilter(const ListFilter& filter)
{
    m_filterBar->setFilter(filter);
    applyFilter();
}

ListFilter ListPage::filter() const
{
    return m_filterBar->filter();
}

void ListPage::setSavedViews(const QList<models::SavedView>& views)
{
    m_filterBar->setViews(views);
}

QVariantMap ListPage::tableState() const
{
    return m_table->columns().state();
}

void ListPage::restoreTableState(const QVariantMap& state)
{
    m_table->columns().restoreState(state);
}

std::optional<QString> ListPage::selectedId() const
{
    return m_table->selectedCount() == 1 ? std::optional(m_table->selectedIds().constFirst())
                                         : std::nullopt;
}

QStringList ListPage::selectedIds() const
{
    return m_table->selectedIds();
}

bool ListPage::selectId(const QString& id)
{
    const QModelIndex index = m_model->indexOfId(id);
    if (!index.isValid())
        return false;
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
    return true;
}

bool ListPage::hasRows() const
{
    return m_model->rowCount() > 0;
}

std::vector<history::Row> ListPage::shownRows() const
{
    const auto rows = m_model->shownRows();
    return {rows.begin(), rows.end()};
}

std::vector<history::Row> ListPage::selectedRows() const
{
    std::vector<history::Row> rows;
    for (const int row : m_table->selectedRowNumbers())
        rows.push_back(m_model->shownRows()[static_cast<std::size_t>(row)]);
    return rows;
}

std::vector<history::Column> ListPage::shownColumns() const
{
    return m_table->columns().shownColumns();
}

void ListPage::applyFilter(bool byUser)
{
    m_resolved = m_time.now();
    const history::Filter filter = m_filterBar->filter().resolve(m_resolved, m_time.zone());
    m_table->keepPlace([&] { m_model->setFilter(filter); },
        byUser ? HistoryTable::Cause::User : HistoryTable::Cause::Data);
    updateBody();
}

/// "Last 7 days" moves with the current time, and so does what the filter hides of the last day, in
/// steps that are short enough.
void ListPage::refreshRelativeFilter()
{
    if (std::chrono::abs(m_time.now() - m_resolved) >= windowStep
        && m_table->restAfterPress().count() == 0)
        applyFilter(false);
}

void ListPage::updateFacets()
{
    const history::History none;
    const history::History& history = m_model->history() != nullptr ? *m_model->history() : none;
    for (const history::Column column : history::filterColumns)
        m_filterBar->setFacet(column, history::facet(history, m_model->filter(), column));
}

/// What no deployment has is neither a column nor a filter.
void ListPage::updateColumns()
{
    const history::History none;
    const history::History& history = m_model->history() != nullptr ? *m_model->history() : none;
    history::PerFilterColumn<bool> columns;
    for (const history::Column column : history::filterColumns)
        columns[column] = history.has(column);
    m_filterBar->setColumns(columns);
    m_table->columns().updateColumns();
}

void ListPage::updateBody()
{
    updateColumns();
    if (!hasRows())
        m_empty->setMessage(
            emptyMessage({m_hasSource, m_load.isLoading, m_failure, m_unreadRecords, m_likeness},
                m_model->history(), m_filterBar->filter(), m_time));
    m_ui->body->setCurrentWidget(hasRows() ? static_cast<QWidget*>(m_table) : m_empty);
    m_header->setExportEnabled(hasRows());
    m_header->setRefreshEnabled(m_hasSource);
    updateCounts();
    updateHint();
}

void ListPage::offerFormerFilter(const models::ListFilter& filter)
{
    m_formerFilter = filter;
    updateHint();
}

/// What the filter hides from an engineer on call, or what it was at the last visit.
void ListPage::updateHint()
{
    m_hintFilter.reset();
    const history::History none;
    const history::History& history = m_model->history() != nullptr ? *m_model->history() : none;
    const auto trouble =
        history::hiddenTrouble(history, m_model->shownRows(), m_time.now() - lately);
    if (!trouble.isEmpty()) {
        m_hintFilter = models::filterShowing(trouble, m_time.now());
        m_footer->setHint(models::hiddenTroubleText(trouble), tr("Show them"));
    } else if (m_formerFilter) {
        m_hintFilter = m_formerFilter;
        m_footer->setHint(tr("The time range of your last visit, %1, is not applied.")
                              .arg(models::rangeText(m_formerFilter->window.fromTo, m_time.zone())),
            tr("Use it again"));
    } else {
        m_footer->setHint({}, {});
    }
}

void ListPage::runHintAction()
{
    if (m_hintFilter)
        m_filterBar->choose(models::ListFilter(*m_hintFilter));
}

void ListPage::updateCounts()
{
    const std::size_t all = m_model->history() != nullptr ? m_model->history()->size() : 0;
    m_footer->setCountVisible(m_hasSource);
    m_footer->setCounts(
        {static_cast<qulonglong>(m_model->rowCount()), all, m_table->selectedCount()});
}

void ListPage::updateZone()
{
    m_footer->setZone(models::zoneOfTable(m_time.now(), m_time.zone()));
}

/// What comes and goes above the table must not move rows under the pointer either.
void ListPage::keepTableStill(const std::function<void()>& change)
{
    const auto top = [this] { return m_ui->body->mapTo(this, QPoint()).y(); };
    const int before = top();
    change();
    layout()->activate();
    m_table->place().stayDespiteMove(top() - before);
}

bool ListPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool comesOrGoes = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (watched == m_loadBar && comesOrGoes && isVisible())
        keepTableStill([] {});
    return QWidget::eventFilter(watched, event);
}

void ListPage::runAction(const EmptyStateAction& action)
{
    switch (action.action) {
    case EmptyStateAction::Action::OpenSource:
        Q_EMIT openSourceRequested();
        break;
    case EmptyStateAction::Action::OpenDemo:
        Q_EMIT demoRequested();
        break;
    case EmptyStateAction::Action::ShowProblems:
        Q_EMIT problemsRequested();
        break;
    case EmptyStateAction::Action::Retry:
        Q_EMIT retryRequested();
        break;
    case EmptyStateAction::Action::ClearFilter:
        m_filterBar->choose({});
        break;
    case EmptyStateAction::Action::DropPart:
        m_filterBar->choose(m_filterBar->filter().without(action.part));
        break;
    }
}

void ListPage::copyRows()
{
    const int rows = m_table->copySelection();
    if (rows > 0)
        Q_EMIT statusMessage(tr("Copied %Ln row(s)", nullptr, rows));
}

void ListPage::showTableMenu(const QPoint& position)
{
    if (!m_table->selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* icon, const QString& text, auto action) {
        QAction* entry = menu->addAction(theme::icon(QLatin1String(icon), palette()), text);
        connect(entry, &QAction::triggered, this, action);
    };
    // What is chosen now, whatever happens to the list while the menu is there.
    add("open", tr("Open"), [this, ids = selectedIds()] { Q_EMIT openRequested(ids); });
    if (!m_commandActions.isEmpty()) {
        menu->addSeparator();
        menu->addActions(m_commandActions);
        menu->addSeparator();
    }
    add("copy", tr("Copy rows"), [this] { copyRows(); });
    add("copy", tr("Copy ID"), [this] { m_table->copySelectedIds(); });
    add("export", tr("Export selection…"), [this] { Q_EMIT exportRequested(true); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace widgets
