// SPDX-License-Identifier: GPL-3.0-or-later
#include "hidden_matches_hint.h"

#include "list_footer.h"
#include "table/history_table.h"
#include "table/history_table_columns.h"

#include "deploy/models/list/column_texts.h"
#include "deploy/models/list/history_model.h"

#include <QLocale>

#include <algorithm>

namespace widgets {

HiddenMatchesHint::HiddenMatchesHint(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.footer, &ListFooter::hiddenMatchesActivated, this,
        &HiddenMatchesHint::showColumns);
    connect(&m_parts.table.columns(), &HistoryTableColumns::shownChanged, this,
        &HiddenMatchesHint::update);
}

/// The step of what runs is part of what is going on.
std::vector<history::HiddenMatches> HiddenMatchesHint::matches() const
{
    const history::History* history = m_parts.model.history();
    const std::string& text = m_parts.model.filter().text;
    if (history == nullptr || text.empty())
        return {};
    const HistoryTableColumns& columns = m_parts.table.columns();
    const auto isStepSeen = [&, isShown = columns.isInView(models::ComputedColumn::GoingOn)](
                                history::Row row) {
        return isShown && history->status(row) == deployment::Status::Running;
    };
    const auto shown = m_parts.model.shownRows();
    std::vector<history::Row> rows(shown.begin(), shown.end());
    const auto others = std::ranges::partition(rows, isStepSeen);
    history::ColumnSet inView = columns.columnsInView();
    auto found = history::hiddenMatches(*history, text, {others.begin(), others.end()}, inView);
    inView |= history::ColumnSet{history::Column::CurrentStep};
    for (const history::HiddenMatches& each :
        history::hiddenMatches(*history, text, {rows.begin(), others.begin()}, inView)) {
        const auto same = std::ranges::find(found, each.column, &history::HiddenMatches::column);
        if (same == found.end())
            found.push_back(each);
        else
            same->rows += each.rows;
    }
    return found;
}

void HiddenMatchesHint::update()
{
    m_matches = matches();
    QStringList texts;
    for (const history::HiddenMatches& each : m_matches)
        texts.append(
            tr("%1 (%2)", "a column, how many rows")
                .arg(models::columnTitle(each.column), QLocale().toString(qulonglong(each.rows))));
    m_parts.footer.setHiddenMatches(texts.isEmpty()
            ? QString()
            : tr("Found in hidden columns: %1").arg(QLocale().createSeparatedList(texts)));
}

void HiddenMatchesHint::showColumns()
{
    const auto matches = m_matches;
    for (const history::HiddenMatches& each : matches)
        m_parts.table.columns().showColumn(each.column);
}

} // namespace widgets
