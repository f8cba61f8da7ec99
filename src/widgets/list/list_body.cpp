// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_body.h"

#include "access/focus_entry.h"
#include "controls/empty_state.h"
#include "table/history_table.h"
#include "update_pacer.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"

#include <QLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

/// To order so many rows anew, and to paint them, takes a noticeable part of the time if it is done
/// with everything that comes.
constexpr std::size_t manyRows = 200'000;

constexpr int leastLines = 9; ///< of text: a heading and some five rows

} // namespace

ListBody::ListBody(models::HistoryModel& model, QWidget* parent)
    : QStackedWidget(parent)
    , m_model(model)
    , m_table(new HistoryTable(m_model, this))
    , m_empty(new EmptyState(this))
    , m_pacer(new UpdatePacer([this] { updateRows(); },
          // No row moves while a press on it may be the first of two.
          [this] { return m_table->restAfterPress(); }, [this] { return m_table->uptime(); }, this))
{
    addWidget(m_table);
    addWidget(m_empty);
    connect(m_empty, &EmptyState::actionTriggered, this, &ListBody::actionTriggered);
    fitHeight();
}

const history::History& ListBody::history() const
{
    static const history::History none;
    return m_model.history() != nullptr ? *m_model.history() : none;
}

bool ListBody::hasRows() const
{
    return m_model.rowCount() > 0;
}

void ListBody::setHistory(std::shared_ptr<const history::History> history)
{
    m_pacer->drop();
    m_table->keepPlace([&] { m_model.setHistory(std::move(history)); });
    m_rowsShown = this->history().size();
    m_isBehind = false;
    Q_EMIT rowsChanged();
}

void ListBody::historyChanged()
{
    // What goes by the runs before would be late for long if it did not follow very many rows.
    constexpr std::size_t veryMany = 1'000'000;
    if (m_isFilling && history().size() > veryMany)
        m_model.knowledge().handleHistoryChanged();
    // As much waits for the list to be shown otherwise as comes in that time, or in a stall.
    if (!m_isFilling && history().size() >= manyRows)
        m_model.followHistory();
    if (isWorthShowing())
        return m_pacer->request();
    m_isBehind = true;
}

/// To order many rows anew takes longer than to read some more: while they come in, they are shown
/// each time they have become more by a quarter, and when the last ones have come.
bool ListBody::isWorthShowing() const
{
    constexpr std::size_t share = 4;
    constexpr double nearlyAll = 0.875;
    return !m_isFilling || history().size() < manyRows
        || (history().size() - m_rowsShown >= m_rowsShown / share && m_share < nearlyAll);
}

void ListBody::updateRows()
{
    m_rowsShown = history().size();
    m_isBehind = false;
    m_table->keepPlace([this] { m_model.historyChanged(); });
    m_pacer->setLeastRest(restBetweenUpdates());
    m_pacer->setApart(m_rowsShown >= manyRows);
    Q_EMIT rowsChanged();
}

/// Some three times a second are enough to see a list fill; what is in between is for the reading.
/// Of what changes all the time in a long one, nobody reads more than five states a second.
std::chrono::milliseconds ListBody::restBetweenUpdates() const
{
    constexpr std::chrono::milliseconds filling{300};
    constexpr std::chrono::milliseconds changing{200};
    return m_isFilling            ? filling
        : m_rowsShown >= manyRows ? changing
                                  : std::chrono::milliseconds(0);
}

void ListBody::setFilling(bool filling, double share)
{
    m_table->place().setFilling(filling);
    m_isFilling = filling;
    m_share = share;
    m_pacer->setLeastRest(restBetweenUpdates());
    if (!filling && m_isBehind)
        m_pacer->request();
    // What is shown comes first.
    m_model.knowledge().setFilling(filling);
}

bool ListBody::showWaitingChange()
{
    if ((!m_pacer->isWaiting() && !m_isBehind) || isResting())
        return false;
    m_pacer->updateNow();
    return true;
}

void ListBody::setFilter(const history::Filter& filter, bool byUser)
{
    m_table->keepPlace([&] { m_model.setFilter(filter); },
        byUser ? HistoryTable::Cause::User : HistoryTable::Cause::Data);
    m_table->setSearched(models::rawText(filter.text));
    Q_EMIT rowsChanged();
}

bool ListBody::isResting() const
{
    return m_table->restAfterPress().count() > 0;
}

void ListBody::showEmpty(const EmptyMessage& message)
{
    m_empty->setMessage(message);
    // One that is hidden would take the keys, and Tab would end there.
    setFocusProxy(nullptr);
    setCurrentWidget(m_empty);
    fitHeight();
}

QWidget* ListBody::entry() const
{
    return currentWidget() == m_table ? m_table : firstControlIn(*m_empty);
}

void ListBody::takeKeys()
{
    if (QWidget* first = entry())
        first->setFocus(Qt::TabFocusReason);
    if (m_table->hasFocus())
        m_table->chooseCurrent();
}

void ListBody::showTable()
{
    setCurrentWidget(m_table);
    setFocusProxy(m_table);
    fitHeight();
}

/// The ways out of a message are not squeezed: the page scrolls.
void ListBody::fitHeight()
{
    const bool isMessage = currentWidget() == m_empty;
    if (isMessage)
        m_empty->layout()->activate(); // else it goes by the offers before
    const int message = isMessage ? m_empty->layout()->totalMinimumHeightForWidth(width()) : 0;
    const int least = std::max(leastLines * fontMetrics().lineSpacing(), message);
    if (std::exchange(m_leastHeight, least) != least)
        Q_EMIT leastHeightChanged(least);
}

void ListBody::resizeEvent(QResizeEvent* event)
{
    QStackedWidget::resizeEvent(event);
    fitHeight();
}

} // namespace widgets
