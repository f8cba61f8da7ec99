// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/models/list/filter_completion.h"
#include "deploy/models/list/list_filter.h"

#include <QObject>

#include <functional>

namespace models {
class TimeContext;
}

namespace widgets {

class SearchField;

/// What is typed into the search field: a term ("status:failed since:7d") becomes part of the
/// filter once it is whole, the rest is searched for.
class SearchTerms final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchTerms)

public:
    /// Both outlive it.
    SearchTerms(SearchField& field, const models::TimeContext& time, QObject* parent);

    /// Where completions come from, and the filter under which they are counted.
    using HistoryAccess = std::function<const history::History&()>;
    using FilterAccess = std::function<const history::Filter&()>;
    void setHistory(HistoryAccess history, FilterAccess inForce);
    /// What is chosen; the field shows what is searched for.
    void setFilter(const models::ListFilter& filter);

Q_SIGNALS:
    /// By the user.
    void chosen(const models::ListFilter& filter);

private:
    void handleTyped(const QString& text);
    void handleReturn();
    void take(const models::ListFilter& typed);
    /// False if something of it is not understood: says so.
    [[nodiscard]] bool check(const QString& text);

    SearchField& m_field;
    const models::TimeContext& m_time;
    HistoryAccess m_history;
    FilterAccess m_inForce;
    models::FilterCompleter m_completer;
    models::ListFilter m_filter;
    bool m_isTaking = false; ///< terms out of the field
};

} // namespace widgets
