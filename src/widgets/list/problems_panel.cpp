// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/problems_panel.h"

#include "controls/tables/fitted_columns.h"
#include "controls/tables/table_rows.h"
#include "problem_delegate.h"

#include "deploy/models/list/problems_model.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"

#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace widgets {

using models::ProblemsModel;

namespace {

constexpr int problemRowPadding = 10;

} // namespace

ProblemsPanel::ProblemsPanel(ProblemsModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new QTableView(this))
    , m_summary(new PlainLabel(this))
{
    setupTable();
    setupLayout();
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ProblemsPanel::updateSummary);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ProblemsPanel::updateSummary);
    connect(&m_model, &ProblemsModel::totalsChanged, this, &ProblemsPanel::updateSummary);
    updateSummary();
}

void ProblemsPanel::setupTable()
{
    setupRowTable(*m_table);
    m_table->setAccessibleName(tr("Problems"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ProblemDelegate(m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + problemRowPadding);
    new FittedColumns(*m_table, *m_table->horizontalHeader(), ProblemsModel::TextColumn);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &ProblemsPanel::openRow);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ProblemsPanel::showMenu);
}

void ProblemsPanel::setupLayout()
{
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    const auto onKey = [this](const QKeySequence& key, auto action) {
        auto* shortcut = new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(QKeySequence::Copy, [this] { copySelection(); });
    onKey(Qt::Key_Return, [this] { openRow(m_table->currentIndex()); });
    onKey(Qt::Key_Enter, [this] { openRow(m_table->currentIndex()); });
}

void ProblemsPanel::openRow(const QModelIndex& index)
{
    const QString id = index.data(ProblemsModel::IdRole).toString();
    if (!id.isEmpty())
        Q_EMIT openRequested(id);
}

void ProblemsPanel::copySelection()
{
    const int count = copyRows(m_model, selectedRowsOf(*m_table),
        {ProblemsModel::SeverityColumn, ProblemsModel::PlaceColumn, ProblemsModel::TextColumn,
            ProblemsModel::IdColumn});
    if (count > 0)
        Q_EMIT statusMessage(tr("Copied %Ln problem(s)", nullptr, count));
}

void ProblemsPanel::updateSummary()
{
    const deployment::ProblemTotals& totals = m_model.totals();
    const QString counts = tr("%1, %2", "errors, warnings")
                               .arg(tr("%Ln error(s)", nullptr, int(totals.errors)),
                                   tr("%Ln warning(s)", nullptr, int(totals.warnings)));
    QString text = tr("The data has no problems.");
    if (totals.all() > m_model.problems().size())
        text = tr("%1 (%2), the first %3 listed", "problems, of each severity, how many")
                   .arg(tr("%Ln problem(s)", nullptr, int(totals.all())), counts,
                       QLocale().toString(qulonglong(m_model.problems().size())));
    else if (totals.all() > 0)
        text = counts;
    if (totals.unreadRecords > 0)
        text =
            tr("%1; %2", "problems; deployments that could not be read")
                .arg(text,
                    tr("%Ln deployment(s) could not be read", nullptr, int(totals.unreadRecords)));
    m_summary->setText(text);
}

void ProblemsPanel::showMenu(const QPoint& position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString id = index.data(ProblemsModel::IdRole).toString();
    QAction* open =
        menu->addAction(theme::icon(QStringLiteral("open"), palette()), tr("Open the deployment"));
    open->setEnabled(!id.isEmpty());
    connect(open, &QAction::triggered, this, [this, id] { Q_EMIT openRequested(id); });
    QAction* copy =
        menu->addAction(theme::icon(QStringLiteral("copy"), palette()), tr("Copy rows"));
    connect(copy, &QAction::triggered, this, &ProblemsPanel::copySelection);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace widgets
