// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_terms.h"

#include "search_field.h"

#include "deploy/models/time_context.h"

#include <QScopedValueRollback>

#include <utility>

namespace widgets {

using models::ListFilter;

SearchTerms::SearchTerms(SearchField& field, const models::TimeContext& time, QObject* parent)
    : QObject(parent)
    , m_field(field)
    , m_time(time)
    , m_history([]() -> const history::History& {
        static const history::History none;
        return none;
    })
    , m_inForce([]() -> const history::Filter& {
        static const history::Filter none;
        return none;
    })
{
    m_field.setCompletions([this](const QString& line, int cursor) {
        return m_completer.completions(line, cursor, m_history(), m_inForce());
    });
    connect(&m_field, &QLineEdit::textChanged, this, &SearchTerms::handleTyped);
    connect(&m_field, &QLineEdit::returnPressed, this, &SearchTerms::handleReturn);
}

void SearchTerms::setHistory(HistoryAccess history, FilterAccess inForce)
{
    m_history = std::move(history);
    m_inForce = std::move(inForce);
}

void SearchTerms::setFilter(const ListFilter& filter)
{
    m_filter = filter;
    m_field.setSearched(filter.text);
    if (models::withoutTerms(m_field.text()) != m_filter.text)
        m_field.setText(m_filter.text);
}

void SearchTerms::handleTyped(const QString& text)
{
    if (m_isTaking)
        return;
    ListFilter filter = m_filter;
    filter.text = models::withoutTerms(text);
    // A term counts once it is whole: behind a space.
    const bool hasTerm = filter.text != text;
    auto typed = ListFilter::fromLine(text, m_time.now(), m_time.zone());
    if (!hasTerm || !text.endsWith(u' ') || !typed || !check(text)) {
        Q_EMIT chosen(filter);
        return;
    }
    if (!typed->text.isEmpty())
        typed->text += u' '; // what comes next is another word
    take(*typed);
}

void SearchTerms::handleReturn()
{
    if (!check(m_field.text()))
        return;
    const auto typed = ListFilter::fromLine(m_field.text(), m_time.now(), m_time.zone());
    if (typed)
        take(*typed);
}

bool SearchTerms::check(const QString& text)
{
    const auto mistake =
        m_completer.mistake(text, m_history(), m_inForce(), m_time.now(), m_time.zone());
    if (mistake)
        m_field.showMistake(*mistake);
    return !mistake;
}

void SearchTerms::take(const ListFilter& typed)
{
    ListFilter filter = m_filter;
    for (const history::Column column : history::filterColumns) {
        if (!typed.words[column].isEmpty())
            filter.words[column] = typed.words[column];
    }
    if (typed.window != history::TimeWindow{})
        filter.window = typed.window;
    filter.needsMe = filter.needsMe || typed.needsMe;
    filter.text = typed.text;
    {
        // The field's own parts follow its text: the button that clears it.
        const QScopedValueRollback taking(m_isTaking, true);
        m_field.setText(typed.text);
    }
    Q_EMIT chosen(filter);
}

} // namespace widgets
