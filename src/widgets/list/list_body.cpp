// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_body.h"

#include "access/focus_entry.h"
#include "controls/empty_state.h"
#include "table/history_table.h"
#include "update_pacer.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"

namespace widgets {

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
    Q_EMIT rowsChanged();
}

void ListBody::historyChanged()
{
    m_pacer->request();
}

void ListBody::updateRows()
{
    m_table->keepPlace([this] { m_model.historyChanged(); });
    Q_EMIT rowsChanged();
}

void ListBody::setFilling(bool filling)
{
    // Some three times a second are enough to see it fill; what is in between is for the reading.
    constexpr std::chrono::milliseconds rest{300};
    m_pacer->setLeastRest(filling ? rest : std::chrono::milliseconds(0));
    m_table->place().setFilling(filling);
}

bool ListBody::showWaitingChange()
{
    if (!m_pacer->isWaiting() || isResting())
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
}

QWidget* ListBody::entry() const
{
    return currentWidget() == m_table ? m_table : firstControlIn(*m_empty);
}

void ListBody::showTable()
{
    setCurrentWidget(m_table);
    setFocusProxy(m_table);
}

} // namespace widgets
