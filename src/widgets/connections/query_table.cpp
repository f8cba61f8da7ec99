// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_table.h"

#include "controls/tables/fitted_columns.h"

#include "deploy/models/display_strings.h"

#include <QHeaderView>
#include <QLocale>

namespace widgets {

namespace {

enum QueryColumn { IdColumn, TitleColumn, UnitColumn, FactorColumn, ExpressionColumn };
constexpr int rowsShown = 4;

} // namespace

QueryTable::QueryTable(QWidget* parent)
    : QTableWidget(0, ExpressionColumn + 1, parent)
{
    setHorizontalHeaderLabels({tr("Name"), tr("Title"), tr("Unit"), tr("Factor"), tr("Query")});
    setAccessibleName(tr("Queries"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    new FittedColumns(*this, *horizontalHeader(), ExpressionColumn);
    setFixedHeight(horizontalHeader()->sizeHint().height()
        + rowsShown * verticalHeader()->defaultSectionSize() + 2 * frameWidth());
    connect(this, &QTableWidget::itemChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
}

void QueryTable::setQueries(const std::vector<operations::MetricQuery>& queries)
{
    m_isFilling = true;
    setRowCount(0);
    for (const operations::MetricQuery& each : queries)
        addRow(each);
    if (rowCount() > 0)
        setCurrentCell(0, ExpressionColumn);
    m_isFilling = false;
}

void QueryTable::addRow(const operations::MetricQuery& query)
{
    const int row = rowCount();
    insertRow(row);
    const auto set = [&](QueryColumn column, const std::string& text) {
        auto* item = new QTableWidgetItem(models::rawText(text));
        setItem(row, column, item);
    };
    set(IdColumn, query.id);
    set(TitleColumn, query.title);
    set(UnitColumn, query.unit);
    setItem(row, FactorColumn,
        new QTableWidgetItem(
            QLocale().toString(query.factor, 'g', QLocale::FloatingPointShortest)));
    set(ExpressionColumn, query.expression);
}

operations::MetricQuery QueryTable::query(int row) const
{
    const auto textOf = [&](QueryColumn column) {
        const QTableWidgetItem* cell = item(row, column);
        return cell == nullptr ? QString() : cell->text();
    };
    operations::MetricQuery query;
    query.id = textOf(IdColumn).trimmed().toStdString();
    query.title = textOf(TitleColumn).trimmed().toStdString();
    query.unit = textOf(UnitColumn).toStdString();
    query.expression = textOf(ExpressionColumn).trimmed().toStdString();
    bool isNumber = false;
    const double own = QLocale().toDouble(textOf(FactorColumn).trimmed(), &isNumber);
    const double plain = textOf(FactorColumn).trimmed().toDouble();
    query.factor = isNumber ? own : plain; // zero: the rules say what is wrong
    return query;
}

std::vector<operations::MetricQuery> QueryTable::queries() const
{
    std::vector<operations::MetricQuery> all;
    all.reserve(static_cast<std::size_t>(rowCount()));
    for (int row = 0; row < rowCount(); ++row)
        all.push_back(query(row));
    return all;
}

operations::MetricQuery QueryTable::currentQuery() const
{
    return currentRow() < 0 ? operations::MetricQuery() : query(currentRow());
}

void QueryTable::add(const operations::MetricQuery& query)
{
    m_isFilling = true;
    addRow(query);
    setCurrentCell(rowCount() - 1, query.id.empty() ? IdColumn : ExpressionColumn);
    m_isFilling = false;
    Q_EMIT edited();
}

void QueryTable::removeCurrent()
{
    if (currentRow() < 0)
        return;
    removeRow(currentRow());
    Q_EMIT edited();
}

} // namespace widgets
