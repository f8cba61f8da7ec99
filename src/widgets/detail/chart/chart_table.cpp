// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_table.h"

#include "controls/tables/fitted_columns.h"
#include "controls/tables/table_rows.h"

#include "deploy/models/detail/metric_points_model.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/theme/letters.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <numeric>
#include <utility>

namespace widgets {

namespace {

constexpr QSize usualSizeOfChartTable(560, 480);
constexpr int roomOfPoint = 8; ///< above and below its text

} // namespace

ChartTable::ChartTable(
    const MetricChartView& chart, const models::TimeContext& time, QWidget* parent)
    : QDialog(parent)
    , m_chart(chart)
    , m_model(new models::MetricPointsModel(
          [&chart](double value) { return chart.valueText(value); }, time, this))
    , m_summary(new PlainLabel(this))
    , m_table(new QTableView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1 as a table", "name of a metric").arg(chart.kind().title));
    m_summary->setWordWrap(true);
    setupTable();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(m_summary);
    rows->addWidget(m_table, 1);
    rows->addWidget(buttons);
    resize(theme::inLetters(font(), usualSizeOfChartTable));
    m_table->setFocus();
}

void ChartTable::setupTable()
{
    setupRowTable(*m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(windowTitle());
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + roomOfPoint);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    new FittedColumns(
        *m_table, *m_table->horizontalHeader(), models::MetricPointsModel::ColumnCount - 1);
    auto* copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ChartTable::copyRows);
}

void ChartTable::setPoints(std::shared_ptr<const deployment::MetricSeries> points)
{
    const bool isFirst = m_model->rowCount() == 0;
    m_model->setPoints(std::move(points), m_chart.events());
    m_summary->setText(m_chart.summaryText());
    m_table->setAccessibleDescription(m_summary->plainText());
    if (isFirst && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void ChartTable::copyRows()
{
    QList<int> columns(models::MetricPointsModel::ColumnCount);
    std::iota(columns.begin(), columns.end(), 0);
    widgets::copyRows(*m_model, selectedRowsOf(*m_table), columns);
}

} // namespace widgets
