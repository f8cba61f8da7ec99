// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/list_page.h"

#include "controls/empty_state.h"
#include "controls/load_bar.h"
#include "filter_bar.h"
#include "history_table.h"
#include "ui_list_page.h"

#include "deploy/history/hidden_trouble.h"
#include "deploy/models/list/hidden_trouble_text.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace widgets {

namespace {

constexpr std::chrono::minutes windowStep{1};
constexpr std::chrono::hours lately{24};
/// An update that costs less is not worth waiting for.
constexpr std::chrono::milliseconds cheap{8};
constexpr int restPerCost = 4;

} // namespace

void ListPage::setHistory(const history::History* history)
{
    m_updateTimer.stop();
    m_table->keepPlace([&] { m_model->setHistory(history); });
    updateBody();
}

// While a huge history streams in, every batch asks for all rows to be filtered and ranked anew.
// The page takes a rest after each costly update, so that most of the time stays for the user. And
// no row moves while a press on it may be the first of two.
std::chrono::milliseconds ListPage::restBeforeUpdate() const
{
    const std::chrono::milliseconds rest(m_rest.remainingTime());
    return std::max(rest, m_table->restAfterPress());
}

void ListPage::historyChanged()
{
    const auto rest = restBeforeUpdate();
    if (rest.count() <= 0)
        updateRows();
    else if (!m_updateTimer.isActive())
        m_updateTimer.start(rest + std::chrono::milliseconds(1));
}

void ListPage::updateRows()
{
    m_updateTimer.stop();
    measured([&] { m_model->historyChanged(); });
}

void ListPage::measured(const std::function<void()>& change)
{
    QElapsedTimer watch;
    watch.start();
    m_table->keepPlace(change);
    updateBody();
    const std::chrono::milliseconds cost(watch.elapsed());
    m_rest.setRemainingTime(cost > cheap ? restPerCost * cost : std::chrono::milliseconds(0));
}

void ListPage::applyFilter(bool byUser)
{
    m_resolved = m_time.now();
    const history::Filter filter = m_filterBar->filter().resolve(m_resolved, m_time.zone());
    m_table->keepPlace([&] { m_model->setFilter(filter); },
        byUser ? HistoryTable::Cause::User : HistoryTable::Cause::Data);
    updateBody();
}

/// "Last 7 days" moves on with the present, and so does what the filter hides of the last day, in
/// steps that nobody waits for.
void ListPage::followThePresent()
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
    m_table->updateColumns();
}

void ListPage::updateBody()
{
    updateColumns();
    if (!hasRows())
        m_empty->setMessage(
            emptyMessage({m_hasSource, m_load.isLoading, m_failure, m_unreadRecords, m_likeness},
                m_model->history(), m_filterBar->filter(), m_time));
    m_ui->body->setCurrentWidget(hasRows() ? static_cast<QWidget*>(m_table) : m_empty);
    m_ui->exportButton->setEnabled(hasRows());
    m_ui->refreshButton->setEnabled(m_hasSource);
    updateCounts();
    updateHint();
}

void ListPage::offerFormerFilter(const models::ListFilter& filter)
{
    m_formerFilter = filter;
    updateHint();
}

/// What the filter keeps from whoever is on duty, or what it was at the last visit.
void ListPage::updateHint()
{
    m_hintFilter.reset();
    const history::History none;
    const history::History& history = m_model->history() != nullptr ? *m_model->history() : none;
    const auto trouble =
        history::hiddenTrouble(history, m_model->shownRows(), m_time.now() - lately);
    if (!trouble.isEmpty()) {
        m_hintFilter = models::filterShowing(trouble, m_time.now());
        setHint(models::hiddenTroubleText(trouble), tr("Show them"));
    } else if (m_formerFilter) {
        m_hintFilter = m_formerFilter;
        setHint(tr("The time range of your last visit, %1, is not in force.")
                    .arg(models::rangeText(m_formerFilter->window.fromTo, m_time.zone())),
            tr("Use it again"));
    } else {
        setHint({}, {});
    }
}

void ListPage::setHint(const QString& text, const QString& action)
{
    m_ui->hint->setText(text);
    m_ui->hintButton->setText(action);
    const std::initializer_list<QWidget*> parts{m_ui->hintIcon, m_ui->hint, m_ui->hintButton};
    for (QWidget* part : parts)
        part->setVisible(!text.isEmpty());
}

void ListPage::takeHint()
{
    if (m_hintFilter)
        m_filterBar->choose(models::ListFilter(*m_hintFilter));
}

void ListPage::updateCounts()
{
    const qulonglong shown = qulonglong(m_model->rowCount());
    const qulonglong all = m_model->history() != nullptr ? m_model->history()->size() : 0;
    const QLocale locale;
    m_ui->countLabel->setVisible(m_hasSource);
    m_ui->countLabel->setText(shown == all
            ? tr("%Ln deployment(s)", nullptr, int(all))
            : tr("%1 of %2", "shown of all").arg(locale.toString(shown), locale.toString(all)));
    const int selected = m_table->selectedCount();
    m_ui->selectionLabel->setText(
        selected > 1 ? QStringLiteral("·  ") + tr("%Ln selected", nullptr, selected) : QString());
}

void ListPage::updateZone()
{
    m_ui->zoneLabel->setText(
        tr("Times in %1").arg(models::zoneOfTable(m_time.now(), m_time.zone())));
}

/// What comes and goes above the table must not move rows under the pointer either.
void ListPage::keepTableStill(const std::function<void()>& change)
{
    const auto top = [this] { return m_ui->body->mapTo(this, QPoint()).y(); };
    const int before = top();
    change();
    layout()->activate();
    m_table->stayDespiteMove(top() - before);
}

bool ListPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool comesOrGoes = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (watched == m_loadBar && comesOrGoes && isVisible())
        keepTableStill([] {});
    return QWidget::eventFilter(watched, event);
}

void ListPage::takeOffer(const EmptyOffer& offer)
{
    switch (offer.action) {
    case EmptyOffer::Action::OpenSource:
        Q_EMIT openSourceRequested();
        break;
    case EmptyOffer::Action::OpenDemo:
        Q_EMIT demoRequested();
        break;
    case EmptyOffer::Action::ShowProblems:
        Q_EMIT problemsRequested();
        break;
    case EmptyOffer::Action::Retry:
        Q_EMIT retryRequested();
        break;
    case EmptyOffer::Action::ClearFilter:
        m_filterBar->choose({});
        break;
    case EmptyOffer::Action::DropPart:
        m_filterBar->choose(m_filterBar->filter().without(offer.part));
        break;
    }
}

void ListPage::copyRows()
{
    const int rows = m_table->copySelection();
    if (rows > 0)
        Q_EMIT noticed(tr("Copied %Ln row(s)", nullptr, rows));
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
