// SPDX-License-Identifier: GPL-3.0-or-later
#include "hidden_matches_hint.h"

#include "list_footer.h"
#include "table/history_table.h"
#include "table/history_table_columns.h"

#include "deploy/models/list/column_texts.h"
#include "deploy/models/list/history_model.h"

#include <QLocale>

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
    history::ColumnsInView inView{columns.columnsInView(), columns.columnsInView()};
    if (columns.isInView(models::ComputedColumn::GoingOn))
        inView.ofRunning |= history::ColumnSet{history::Column::CurrentStep};
    return history::hiddenMatches(*history, text, m_parts.model.shownSet(), inView);
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
