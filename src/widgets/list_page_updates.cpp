// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list_page.h"

#include "empty_state.h"
#include "filter_bar.h"
#include "history_table.h"
#include "ui_list_page.h"

#include "deploy/models/history_model.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QMenu>

namespace widgets {

namespace {

constexpr std::chrono::minutes windowStep{1};
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
// The page takes a rest after each costly update, so that most of the time stays for the person.
void ListPage::historyChanged()
{
    if (m_updateTimer.isActive())
        return;
    if (m_rest.hasExpired())
        updateRows();
    else
        m_updateTimer.start(int(m_rest.remainingTime()) + 1);
}

void ListPage::historyChanged(std::span<const history::Row> changed)
{
    if (m_updateTimer.isActive() || !m_rest.hasExpired())
        historyChanged();
    else
        measured([&] { m_model->historyChanged(changed); });
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

void ListPage::applyFilter()
{
    m_resolved = m_time.now();
    const history::Filter filter = m_filterBar->filter().resolve(m_resolved, m_time.zone());
    m_table->keepPlace([&] { m_model->setFilter(filter); });
    updateBody();
}

/// "Last 7 days" moves on with the present, in steps that nobody waits for.
void ListPage::followThePresent()
{
    const bool isRelative = m_filterBar->filter().window.choice != history::TimeChoice::All
        && m_filterBar->filter().window.choice != history::TimeChoice::FromTo;
    if (isRelative && std::chrono::abs(m_time.now() - m_resolved) >= windowStep)
        applyFilter();
}

void ListPage::updateFacets()
{
    const history::History none;
    const history::History& history = m_model->history() != nullptr ? *m_model->history() : none;
    m_filterBar->setFacets(history::facet(history, m_model->filter(), history::Column::Environment),
        history::facet(history, m_model->filter(), history::Column::Status));
}

void ListPage::updateBody()
{
    if (!hasRows())
        m_empty->setMessage(
            emptyMessage({m_hasSource, m_load.isLoading, m_hasFailed, m_unreadRecords, m_likeness},
                m_model->history(), m_filterBar->filter(), m_time));
    m_ui->body->setCurrentWidget(hasRows() ? static_cast<QWidget*>(m_table) : m_empty);
    m_ui->exportButton->setEnabled(hasRows());
    m_ui->refreshButton->setEnabled(m_hasSource);
    updateCounts();
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
    add("open", tr("Open"), [this] { Q_EMIT openRequested(selectedIds()); });
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
